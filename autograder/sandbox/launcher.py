"""Starts the student's side of a session at the level that is asked for.

Behind the full wall it is a child of this worker's warm parent. At the level `reduced` it is a
process that Landlock and seccomp shut in, at `none` one with limits alone.
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
from typing import Protocol

import msgspec
from msgspec import Struct

from autograder.core.errors import SandboxUnavailableError
from autograder.course import Level, Limits
from autograder.sandbox import importable_packages as packages
from autograder.sandbox import seccomp, zygote_client
from autograder.sandbox.bubblewrap import GUEST_ENVIRONMENT, GUEST_DIR, GUEST_PACKAGE, setpriv_command
from autograder.sandbox.guest import protocol
from autograder.sandbox.guest.confinement import GUEST_HOME, MEGABYTE, ResourceLimits

START_TIMEOUT = 60
MAX_THREADS = 256  # threads of a student
BOOTSTRAP = (
    "import sys; sys.path[:] += {paths!r};"
    " from autograder.sandbox.guest.server import run_standalone; run_standalone({fd})"
)
WRITABLE_DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")


class SandboxSpec(Struct, frozen=True):
    """What to build around one submission."""

    level: Level
    packages: tuple[str, ...]
    limits: Limits
    files: tuple[str, ...] = ()  # handed out beside the notebook; seen under their own names


class SandboxProcess(Protocol):
    """A running student side: its channel, and how to end it."""

    channel: protocol.Channel

    def exit_status(self) -> int:
        """The exit status, once the channel has closed; above 128 for a signal."""

    def startup_error(self) -> str:
        """What it said before it was up."""

    def kill(self) -> None:
        """End the process and everything that it started."""


def prepare(plan: SandboxSpec) -> None:
    """Have what `start` will need come up in the meantime."""
    if plan.level is Level.FULL:
        zygote_client.get_zygote(plan.packages, plan.files)


def start(plan: SandboxSpec) -> SandboxProcess:
    """Start the student side; raises WallError if it cannot be."""
    limits = plan.limits
    bounds = ResourceLimits(
        limits.memory * MEGABYTE, limits.disk * MEGABYTE, limits.output * MEGABYTE
    )
    if plan.level is Level.FULL:
        bounds = msgspec.structs.replace(bounds, processes=MAX_THREADS, seccomp_filter=seccomp.build_filter())
        return zygote_client.fork_guest(plan.packages, plan.files, bounds)
    return UnisolatedProcess(plan, bounds)


class UnisolatedProcess:
    """A student side without namespaces: a process and a folder of its own."""

    def __init__(self, plan: SandboxSpec, bounds: ResourceLimits) -> None:
        self._folder = _create_workdir(plan)
        ours, theirs = socket.socketpair()
        self.channel = protocol.Channel(ours)
        reduced = plan.level is Level.REDUCED
        paths = [str(self._folder / "kit"), str(self._folder / "packages")]
        boot = BOOTSTRAP.format(paths=paths, fd=theirs.fileno())
        command = setpriv_command() if reduced and os.getuid() == 0 else []
        with contextlib.closing(theirs):
            self._popen = subprocess.Popen(
                [*command, packages.interpreter_path(), "-I", "-S", "-c", boot],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                env=_environment(self._folder),
                cwd=self._folder / "work",
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        if reduced:
            bounds = _reduced(plan, bounds, self._folder, self._popen.pid)
        assert self._popen.stdin is not None
        with contextlib.suppress(BrokenPipeError), self._popen.stdin as pipe:
            pipe.write(msgspec.msgpack.encode(bounds))

    def exit_status(self) -> int:
        """The exit status, once the channel has closed; above 128 for a signal."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            code = self._popen.wait(2)
            return code if code >= 0 else 128 - code
        return 128 + signal.SIGKILL

    def startup_error(self) -> str:
        """What came on stderr before the process was up."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._popen.pid, signal.SIGKILL)  # else one that hangs is waited for
        assert self._popen.stderr is not None
        return self._popen.stderr.read(4000).decode(errors="replace").strip()

    def kill(self) -> None:
        """End the process and everything that it started."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._popen.pid, signal.SIGKILL)
        self._popen.wait()
        self.channel.close()
        if self._popen.stderr:
            self._popen.stderr.close()
        shutil.rmtree(self._folder, ignore_errors=True)


def _create_workdir(plan: SandboxSpec) -> Path:
    """A folder with a place to work, the packages that may be imported, and our own files."""
    folder = Path(tempfile.mkdtemp(prefix="seminar-"))
    kit = folder / "kit" / GUEST_PACKAGE
    kit.mkdir(parents=True)
    (folder / "packages").mkdir()
    (folder / "work").mkdir()
    for file in plan.files:
        (folder / "work" / Path(file).name).symlink_to(file)
    for name, source in packages.package_files(plan.packages):
        (folder / "packages" / name).symlink_to(source)
    for own in GUEST_DIR.glob("*.py"):
        shutil.copy(own, kit)
    if plan.level is Level.REDUCED and os.getuid() == 0:
        folder.chmod(0o755)
        (folder / "work").chmod(0o777)
    return folder


def _environment(folder: Path) -> dict[str, str]:
    work = str(folder / "work")
    return {name: value.replace(GUEST_HOME, work) for name, value in GUEST_ENVIRONMENT.items()}


def _reduced(
    plan: SandboxSpec, bounds: ResourceLimits, folder: Path, process: int
) -> ResourceLimits:
    """The bounds with what Landlock leaves and the system calls that are refused without a wall."""
    stdlib = Path(sysconfig.get_path("stdlib"))
    hidden = {"site-packages", "dist-packages"}
    own = [path for path in packages.interpreter_files() if path != str(stdlib)]
    own += [str(entry) for entry in stdlib.iterdir() if entry.name not in hidden]
    own += [path for _, path in packages.package_files(plan.packages)]
    return msgspec.structs.replace(
        bounds,
        seccomp_filter=seccomp.build_filter(process),
        readable=(*own, *plan.files, str(folder / "kit"), "/usr/share/zoneinfo"),
        listable=(str(stdlib), str(folder / "packages")),
        writable=(str(folder / "work"), *WRITABLE_DEVICES),
    )


def require_enterable_interpreter(plan: SandboxSpec) -> None:
    """Raise WallError where root cannot hand the interpreter to an unprivileged user."""
    if plan.level is not Level.REDUCED or os.getuid() != 0:
        return
    needed = [packages.interpreter_path(), *(path for _, path in packages.package_files(plan.packages))]
    for path in map(Path, needed):
        closed = [str(p) for p in path.parents if not p.stat().st_mode & 0o001]
        if closed:
            raise SandboxUnavailableError(
                f"grading as root, student code runs as a user who cannot enter {closed[0]},"
                " where Python is",
                hint="Grade as an ordinary user, or install Python where all can read it",
            )
