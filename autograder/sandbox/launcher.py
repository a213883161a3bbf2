"""Starts the guest process of a session at the requested isolation level.

At `full` it is forked by a zygote in bubblewrap. At `reduced` it is a subprocess confined by
Landlock and seccomp, at `none` a subprocess with resource limits only.
"""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sysconfig
import tempfile
from pathlib import Path

import msgspec
from msgspec import Struct

from autograder.core.errors import SandboxUnavailableError, SeminarError
from autograder.course import Level, Limits
from autograder.sandbox import seccomp
from autograder.sandbox.bubblewrap import (
    GUEST_DIR,
    GUEST_ENVIRONMENT,
    GUEST_PACKAGE,
    setpriv_command,
)
from autograder.sandbox.guest import protocol
from autograder.sandbox.guest.confinement import GUEST_HOME, MEGABYTE, ResourceLimits
from autograder.sandbox.importable_packages import INTERPRETER, interpreter_files, package_files
from autograder.sandbox.processor_time import GuestProcessor
from autograder.sandbox.zygote_client import (
    GuestProcess,
    ZygotePool,
    default_pool,
    kill_group,
    start_interpreter,
)

START_TIMEOUT = 60  # seconds
MAX_THREADS = 256  # of a guest process
WRITABLE_DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")


class SandboxSpec(Struct, frozen=True):
    """The sandbox of one submission: isolation level, importable packages, limits, files.

    `files` are host paths of the release's files beside the notebook; the guest sees them under
    their own names in its working directory.
    """

    level: Level
    packages: tuple[str, ...]
    limits: Limits
    files: tuple[str, ...] = ()


def prepare(spec: SandboxSpec, zygotes: ZygotePool, control: int | None = None) -> None:
    """Start in the background what `start` will need; the first arguments are those of `start`.

    With `control` use the zygote of another process, see `shared_zygote`.
    """
    if control is not None:
        zygotes.adopt(spec.packages, spec.files, control)
    elif spec.level is Level.FULL:
        zygotes.get_zygote(spec.packages, spec.files)


def shared_zygote(spec: SandboxSpec, zygotes: ZygotePool) -> int | None:
    """Start a zygote for processes that are started with a descriptor; return the descriptor.

    Return None if the level needs no zygote, or it cannot be started: each process then reports it.
    """
    if spec.level is not Level.FULL:
        return None
    with contextlib.suppress(SeminarError, OSError):
        return zygotes.get_zygote(spec.packages, spec.files).control.fileno()
    return None


def start(
    spec: SandboxSpec, zygotes: ZygotePool | None = None
) -> "GuestProcess | UnisolatedProcess":
    """Start a guest process; raise SandboxUnavailableError if that is impossible.

    At the level `full` it is forked by a zygote of `zygotes` (default: this process's pool).
    """
    limits = ResourceLimits(
        spec.limits.memory * MEGABYTE, spec.limits.disk * MEGABYTE, spec.limits.output * MEGABYTE
    )
    if spec.level is not Level.FULL:
        return UnisolatedProcess(spec, limits)
    limits = msgspec.structs.replace(
        limits,
        processes=MAX_THREADS,
        cores=tuple(os.sched_getaffinity(0)),
        seccomp_filter=seccomp.build_filter(),
    )
    return (zygotes or default_pool()).fork_guest(spec.packages, spec.files, limits)


class UnisolatedProcess:
    """A guest process without namespaces, in a temporary directory of its own."""

    def __init__(self, spec: SandboxSpec, limits: ResourceLimits) -> None:
        self._directory = _create_workdir(spec)
        self._processor: GuestProcessor | None = None
        host_end, guest_end = socket.socketpair()
        self.channel = protocol.Channel(host_end)
        is_reduced, work = spec.level is Level.REDUCED, str(self._directory / "work")
        paths = [str(self._directory / "kit"), str(self._directory / "packages")]
        entry = (paths, "server", "run_standalone", guest_end.fileno())
        command = setpriv_command() if is_reduced and os.getuid() == 0 else []
        variables = GUEST_ENVIRONMENT.items()
        environment = {name: text.replace(GUEST_HOME, work) for name, text in variables}
        with contextlib.closing(guest_end):
            self._popen = start_interpreter(
                command, *entry, stdin=subprocess.PIPE, env=environment, cwd=work
            )
        if is_reduced:
            limits = _with_landlock_rules(spec, limits, self._directory, self._popen.pid)
        assert self._popen.stdin is not None
        with contextlib.suppress(BrokenPipeError), self._popen.stdin as pipe:
            pipe.write(msgspec.msgpack.encode(limits))

    def find_processor(self) -> GuestProcessor | None:
        """Return what measures the guest's processor time; None if it has ended."""
        with contextlib.suppress(ProcessLookupError):
            self._processor = GuestProcessor(self._popen.pid)
        return self._processor

    def exit_status(self) -> int:
        """Return the exit status once the channel has closed; above 128 for a signal."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            code = self._popen.wait(2)
            return code if code >= 0 else 128 - code
        return 128 + signal.SIGKILL

    def kill(self) -> str:
        """End the process and all that it started; return what it wrote to stderr at its start."""
        stderr = kill_group(self._popen)
        self.channel.close()
        if self._processor is not None:
            self._processor.close()
        shutil.rmtree(self._directory, ignore_errors=True)
        return stderr


def _create_workdir(spec: SandboxSpec) -> Path:
    """Create a directory with the guest's sources, its packages and its working directory."""
    directory = Path(tempfile.mkdtemp(prefix="seminar-"))
    guest_sources = directory / "kit" / GUEST_PACKAGE
    guest_sources.mkdir(parents=True)
    (directory / "packages").mkdir()
    (directory / "work").mkdir()
    for file in spec.files:
        (directory / "work" / Path(file).name).symlink_to(file)
    for name, source in package_files(spec.packages):
        (directory / "packages" / name).symlink_to(source)
    for module in GUEST_DIR.glob("*.py"):
        shutil.copy(module, guest_sources)
    if spec.level is Level.REDUCED and os.getuid() == 0:
        directory.chmod(0o755)
        (directory / "work").chmod(0o777)
    return directory


def _with_landlock_rules(
    spec: SandboxSpec, limits: ResourceLimits, directory: Path, pid: int
) -> ResourceLimits:
    """Add the paths that Landlock allows, and the seccomp filter without namespaces."""
    stdlib = Path(sysconfig.get_path("stdlib"))
    hidden = {"site-packages", "dist-packages"}
    readable = [path for path in interpreter_files() if path != str(stdlib)]
    readable += [str(entry) for entry in stdlib.iterdir() if entry.name not in hidden]
    readable += [path for _, path in package_files(spec.packages)]
    return msgspec.structs.replace(
        limits,
        seccomp_filter=seccomp.build_filter(pid),
        readable=(*readable, *spec.files, str(directory / "kit"), "/usr/share/zoneinfo"),
        listable=(str(stdlib), str(directory / "packages")),
        writable=(str(directory / "work"), *WRITABLE_DEVICES),
    )


def require_enterable_interpreter() -> None:
    """Raise SandboxUnavailableError if an unprivileged user cannot reach the interpreter."""
    for path in map(Path, (INTERPRETER, *dict(package_files(())).values())):
        closed = [str(parent) for parent in path.parents if not parent.stat().st_mode & 0o001]
        if closed:
            raise SandboxUnavailableError(
                f"if root grades, student code runs as a user who cannot enter {closed[0]},"
                " where Python is",
                hint="Grade as an ordinary user, or install Python where all can read it",
            )
