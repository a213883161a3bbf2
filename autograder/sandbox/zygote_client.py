"""The grader's end of the warm parent: started once by each worker, asked for a child each time.

The parent lives behind the wall; a child's first process is held by a descriptor, so that no
other process can be ended in its place.
"""

import array
import atexit
import contextlib
import os
import select
import signal
import socket
import subprocess
import threading
from pathlib import Path

import msgspec

from autograder.core.errors import SandboxUnavailableError
from autograder.sandbox import bubblewrap, importable_packages
from autograder.sandbox.guest import fork_protocol, protocol
from autograder.sandbox.guest.confinement import ResourceLimits

WARM_UP_TIMEOUT = 60.0  # to load NumPy, IPython and pyplot on a busy machine
FORK_TIMEOUT = 20.0
EXIT_TIMEOUT = 10.0
ERR_NO_SANDBOX, HINT_DOCTOR = "the wall does not come up", "Run `seminar doctor`"
ZYGOTE_BOOTSTRAP = (
    "import sys; sys.path[:] += {paths!r};"
    " from autograder.sandbox.guest.zygote import run_zygote; run_zygote({fd})"
)


class ZygoteDiedError(SandboxUnavailableError):
    """The warm parent has died; a new one may do."""


class ZygoteClient:
    """A warm parent: it starts at once, and is waited for when the first child is wanted."""

    def __init__(self, names: tuple[str, ...], files: tuple[str, ...]) -> None:
        command = bubblewrap.bwrap_command(names, files)
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._lock = threading.Lock()
        boot = ZYGOTE_BOOTSTRAP.format(paths=[bubblewrap.GUEST_KIT_DIR, bubblewrap.GUEST_PACKAGES_DIR], fd=theirs.fileno())
        with contextlib.closing(theirs):
            self._popen = subprocess.Popen(
                [*command, importable_packages.interpreter_path(), "-I", "-S", "-c", boot],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                env={},
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        self._control.settimeout(WARM_UP_TIMEOUT)
        self._is_up = False

    @property
    def alive(self) -> bool:
        """Whether it still runs."""
        return self._popen.poll() is None

    def fork(self, bounds: ResourceLimits) -> "GuestProcess":
        """A child within `bounds`; raises WallError where it cannot be shut in."""
        self._come_up()
        ours, theirs = socket.socketpair()
        heard, told = os.pipe()
        request = msgspec.msgpack.encode(fork_protocol.ForkRequest(bounds))
        with self._lock, contextlib.closing(theirs):
            with contextlib.suppress(OSError):
                socket.send_fds(self._control, [request], [theirs.fileno(), told])
            os.close(told)
            descriptors: list[int] = []
            said = self._receive(descriptors)
        if isinstance(said, fork_protocol.ForkSucceeded) and len(descriptors) == 1:
            return GuestProcess(protocol.Channel(ours), descriptors[0], heard)
        ours.close()
        os.close(heard)
        last = self.close()
        if isinstance(said, fork_protocol.ForkFailed):
            raise SandboxUnavailableError(f"{ERR_NO_SANDBOX}: {said.error}", hint=HINT_DOCTOR)
        raise ZygoteDiedError(
            f"{ERR_NO_SANDBOX}: {last or 'the warm parent has died'}", hint=HINT_DOCTOR
        )

    def _come_up(self) -> None:
        with self._lock:
            if self._is_up:
                return
            if not self._receive():
                raise SandboxUnavailableError(f"{ERR_NO_SANDBOX}: {self.close()}", hint=HINT_DOCTOR)
            self._control.settimeout(FORK_TIMEOUT)
            self._is_up = True

    def close(self) -> str:
        """End it and all its children; the last line that it wrote."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._popen.pid, signal.SIGKILL)
        self._popen.wait()
        self._control.close()
        assert self._popen.stderr is not None
        if self._popen.stderr.closed:
            return ""
        with self._popen.stderr as pipe:
            lines = pipe.read(8000).decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else ""

    def _receive(
        self, descriptors: list[int] | None = None
    ) -> fork_protocol.ForkSucceeded | fork_protocol.ForkFailed | None:
        """What the parent says, None if it has gone; descriptors that came with it are added."""
        space = socket.CMSG_SPACE(array.array("i").itemsize)
        try:
            data, extra, *_ = self._control.recvmsg(4096, space, socket.MSG_CMSG_CLOEXEC)
            for _, _, content in extra:
                if descriptors is not None:
                    descriptors += array.array("i", content)
            return fork_protocol.fork_reply_decoder.decode(data) if data else None
        except (OSError, msgspec.DecodeError):
            return None


class GuestProcess:
    """A student side behind the full wall."""

    def __init__(self, channel: protocol.Channel, descriptor: int, status: int) -> None:
        self.channel = channel
        self._descriptor, self._status = descriptor, status

    def exit_status(self) -> int:
        """The exit status, once the channel has closed; above 128 for a signal."""
        if select.select([self._status], [], [], 2)[0]:
            code = os.read(self._status, 1)
            if code:
                return code[0]
        return 128 + signal.SIGKILL

    def startup_error(self) -> str:
        """Nothing: what could go wrong before it was up has been told by the parent."""
        return ""

    def kill(self) -> None:
        """End the namespace's first process, and with it everything that runs there."""
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._descriptor, signal.SIGKILL)
        select.select([self._descriptor], [], [], EXIT_TIMEOUT)
        self.channel.close()
        os.close(self._descriptor)
        os.close(self._status)


_parents: dict[object, ZygoteClient] = {}


@atexit.register
def close_all() -> None:
    """End all warm parents of this process."""
    while _parents:
        _parents.popitem()[1].close()


def fork_guest(
    names: tuple[str, ...], files: tuple[str, ...], bounds: ResourceLimits
) -> GuestProcess:
    """A child of this process's warm parent; should that die just now, of a new one."""
    with contextlib.suppress(ZygoteDiedError):
        return get_zygote(names, files).fork(bounds)
    return get_zygote(names, files).fork(bounds)


def get_zygote(names: tuple[str, ...], files: tuple[str, ...]) -> ZygoteClient:
    """This process's warm parent for these packages and files; a new one if it has died."""
    places = [(file, Path(file).stat().st_ino) for file in files]  # a file replaced is another
    key = (os.getpid(), names, tuple(places))
    found = _parents.get(key)
    if found is None or not found.alive:
        if found is not None:
            found.close()
        found = _parents[key] = ZygoteClient(names, files)
    return found
