"""Host side of the zygotes: processes in the sandbox that fork a guest process per session.

A zygote is started once, with the libraries loaded, for a worker or for the workers of one pool.
The host holds the first process of each guest by a pidfd, so a signal cannot reach another process
that reuses its number.
"""

import array
import atexit
import contextlib
import os
import select
import signal
import socket
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Self

import msgspec

from autograder.core.errors import SandboxUnavailableError
from autograder.sandbox.bubblewrap import GUEST_KIT_DIR, GUEST_PACKAGES_DIR, bwrap_command
from autograder.sandbox.guest import protocol
from autograder.sandbox.guest.confinement import ResourceLimits
from autograder.sandbox.importable_packages import INTERPRETER
from autograder.sandbox.processor_time import GuestProcessor, child_of, pid_of

WARM_UP_TIMEOUT = 60.0  # seconds to load NumPy, IPython and pyplot on a busy machine
FORK_TIMEOUT = 20.0
EXIT_TIMEOUT = 10.0
ERR_NO_SANDBOX, HINT_DOCTOR = "the sandbox cannot be started", "Run `seminar doctor`"
BOOTSTRAP = (
    "import sys; sys.path[:] += {paths!r};"
    " from autograder.sandbox.guest.{module} import {function}; {function}({fd})"
)


def start_interpreter(
    command: Sequence[str],
    paths: Sequence[str],
    module: str,
    function: str,
    fd: int,
    **options: Any,
) -> "subprocess.Popen[bytes]":
    """Start the interpreter with the prefix `command`, and call a function of `guest` with `fd`.

    `paths` are added to sys.path; `options` are those of Popen.
    """
    code = BOOTSTRAP.format(paths=list(paths), module=module, function=function, fd=fd)
    process = subprocess.Popen(
        [*command, INTERPRETER, "-I", "-S", "-c", code],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        pass_fds=[fd],
        start_new_session=True,
        **options,
    )
    # The niceness of a process counts within its session; that of the session is set here.
    with contextlib.suppress(OSError):  # a kernel without autogroups
        Path(f"/proc/{process.pid}/autogroup").write_text(f"{os.nice(0)}")
    return process


def kill_group(popen: "subprocess.Popen[bytes]") -> str:
    """End a process of `start_interpreter` and its process group; return what it wrote to stderr.

    At most 8000 bytes, empty at a second call.
    """
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(popen.pid, signal.SIGKILL)
    popen.wait()
    assert popen.stderr is not None
    if popen.stderr.closed:
        return ""
    with popen.stderr as pipe:
        os.set_blocking(pipe.fileno(), False)
        return (pipe.read(8000) or b"").decode(errors="replace").strip()


class ZygoteDiedError(SandboxUnavailableError):
    """The zygote has died; a new one may work."""


class GuestProcess:
    """A guest process at the isolation level `full`, held by the pidfd of its first process."""

    def __init__(self, channel: protocol.Channel, pidfd: int, status_pipe: int) -> None:
        self.channel = channel
        self._pidfd, self._status_pipe = pidfd, status_pipe
        self._processor: GuestProcessor | None = None

    def find_processor(self) -> GuestProcessor | None:
        """Return what measures the guest's processor time; None if its process is not found.

        To be called when the guest is ready: the first process then has it as its only child.
        """
        first = pid_of(self._pidfd)
        pid = child_of(first) if first is not None else None
        with contextlib.suppress(ProcessLookupError):
            self._processor = GuestProcessor(pid) if pid is not None else None
        return self._processor

    def exit_status(self) -> int:
        """Return the exit status once the channel has closed; above 128 for a signal."""
        if select.select([self._status_pipe], [], [], 2)[0]:
            status = os.read(self._status_pipe, 1)
            if status:
                return status[0]
        return 128 + signal.SIGKILL

    def kill(self) -> str:
        """End the first process of the PID namespace, and with it all others there.

        Return an empty text: the zygote has already reported errors of the start.
        """
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)
        select.select([self._pidfd], [], [], EXIT_TIMEOUT)
        self.channel.close()
        if self._processor is not None:
            self._processor.close()
        os.close(self._pidfd)
        os.close(self._status_pipe)
        return ""


class ZygoteClient:
    """Requests guest processes from a zygote, which serves each request of its control socket.

    `process` is the zygote if this process has started it, and ends with this client.
    """

    def __init__(
        self, control: socket.socket, process: "subprocess.Popen[bytes] | None" = None
    ) -> None:
        self.control, self._process = control, process
        control.settimeout(FORK_TIMEOUT)  # for a request to a zygote that serves none
        self._is_ready = self._is_closed = False

    @classmethod
    def start(cls, packages: tuple[str, ...], files: tuple[str, ...]) -> Self:
        """Start a zygote in the background; the first `fork` waits until it is ready."""
        command = bwrap_command(packages, files)
        control, guest_end = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        entry = ((GUEST_KIT_DIR, GUEST_PACKAGES_DIR), "zygote", "run_zygote", guest_end.fileno())
        with contextlib.closing(guest_end):
            process = start_interpreter(command, *entry, stdin=subprocess.DEVNULL, env={})
        return cls(control, process)

    @property
    def alive(self) -> bool:
        """Whether the process runs; one of another process is found to be dead by `fork`."""
        return not self._is_closed and (self._process is None or self._process.poll() is None)

    def fork(self, limits: ResourceLimits) -> GuestProcess:
        """Fork a guest process within `limits`; raise SandboxUnavailableError if that fails."""
        host_end, guest_end = socket.socketpair()
        status_read, status_write = os.pipe()
        error, descriptors = self._request(limits, guest_end.fileno(), status_write)
        guest_end.close()
        os.close(status_write)
        if error == "" and len(descriptors) == 1:
            self._is_ready = True
            return GuestProcess(protocol.Channel(host_end), descriptors[0], status_read)
        host_end.close()
        os.close(status_read)
        stderr_line = self.close()
        if error:
            raise SandboxUnavailableError(f"{ERR_NO_SANDBOX}: {error}", hint=HINT_DOCTOR)
        reason = stderr_line or "its zygote process has died"
        kind = (
            ZygoteDiedError if self._is_ready or self._process is None else SandboxUnavailableError
        )
        raise kind(f"{ERR_NO_SANDBOX}: {reason}", hint=HINT_DOCTOR)

    def close(self) -> str:
        """End the zygote and all its guest processes; return the last line of its stderr."""
        self._is_closed = True
        self.control.close()
        if self._process is None:
            return ""
        return "".join(kill_group(self._process).splitlines()[-1:])

    def _request(
        self, limits: ResourceLimits, channel: int, status_pipe: int
    ) -> tuple[str | None, list[int]]:
        """Return the reply and its file descriptors; the reply is None if the zygote has died."""
        space = socket.CMSG_SPACE(array.array("i").itemsize)
        reply, guest_end = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        reply.settimeout(FORK_TIMEOUT if self._is_ready else WARM_UP_TIMEOUT)
        try:
            with reply:
                with guest_end:
                    fds = [channel, status_pipe, guest_end.fileno()]
                    socket.send_fds(self.control, [msgspec.msgpack.encode(limits)], fds)
                data, ancillary, *_ = reply.recvmsg(4096, space, socket.MSG_CMSG_CLOEXEC)
            descriptors = [fd for *_, content in ancillary for fd in array.array("i", content)]
            return msgspec.msgpack.decode(data, type=str) if data else None, descriptors
        except (OSError, msgspec.DecodeError):
            return None, []


def _key(packages: tuple[str, ...], files: tuple[str, ...]) -> object:
    """Return what tells zygotes apart: a file that has been replaced has another inode."""
    inodes = tuple((file, Path(file).stat().st_ino) for file in files)
    # A forked process must not end the zygotes of its parent.
    return os.getpid(), packages, inodes


class ZygotePool:
    """The zygotes of one owner, who closes the pool: one per set of packages and files."""

    def __init__(self) -> None:
        self._zygotes: dict[object, ZygoteClient] = {}

    def get_zygote(self, packages: tuple[str, ...], files: tuple[str, ...]) -> ZygoteClient:
        """Return the zygote for these packages and files; start one if none is alive."""
        key = _key(packages, files)
        zygote = self._zygotes.get(key)
        if zygote is None or not zygote.alive:
            if zygote is not None:
                zygote.close()
            zygote = self._zygotes[key] = ZygoteClient.start(packages, files)
        return zygote

    def adopt(self, packages: tuple[str, ...], files: tuple[str, ...], control: int) -> None:
        """Use the zygote of another process, by the descriptor of its control socket."""
        self._zygotes[_key(packages, files)] = ZygoteClient(socket.socket(fileno=control))

    def fork_guest(
        self, packages: tuple[str, ...], files: tuple[str, ...], limits: ResourceLimits
    ) -> GuestProcess:
        """Fork a guest process; retry once with a new zygote if the zygote dies meanwhile.

        Raises SandboxUnavailableError if that fails as well.
        """
        with contextlib.suppress(ZygoteDiedError):
            return self.get_zygote(packages, files).fork(limits)
        return self.get_zygote(packages, files).fork(limits)

    def close(self) -> None:
        """End all zygotes and their guest processes."""
        while self._zygotes:
            self._zygotes.popitem()[1].close()


@cache
def default_pool() -> ZygotePool:
    """Return this process's pool for callers that own none; it is closed at exit."""
    pool = ZygotePool()
    atexit.register(pool.close)
    return pool
