"""Starts the student side: bubblewrap, a clean environment, nothing bound but what is needed.

Inside there are the interpreter, its standard library, the libraries it links to, the packages
that the course names and what IPython and the wire need, the files of `inside/`, and an empty
folder to work in. Everything is read-only but that folder.
"""

import contextlib
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import tempfile
from contextlib import ExitStack
from functools import cache
from importlib import metadata
from pathlib import Path

from msgspec import Struct
from packaging.requirements import Requirement

from autograder.course import Limits
from autograder.errors import CourseError, WallError
from autograder.sandbox import seccomp
from autograder.sandbox.inside import wire

HOME = "/sandbox"
PACKAGES = "/packages"
KIT = "/kit"
NOBODY = "65534"
FIRST_USER, USERS = 1 << 30, 1 << 29  # numbers that no account of the machine has
PROCESSES = 256  # processes and threads of a student
START_SECONDS = 60
OWN_PACKAGES = ("ipython", "msgspec", "numpy", "matplotlib-inline")  # what child.py itself imports
INSIDE = Path(__file__).parent / "inside"
OWN_FOLDER = "autograder/sandbox/inside"
ENVIRONMENT = {
    "HOME": HOME,
    "PATH": "/nonexistent",
    "LANG": "C.UTF-8",
    "IPYTHONDIR": f"{HOME}/.ipython",
    "MPLCONFIGDIR": f"{HOME}/.matplotlib",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    # One thread each: a worker has one core, and threads count against the process limit.
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "PYTHONHASHSEED": "0",
}
BOOT = "import sys; sys.path[:] += {paths!r}; from autograder.sandbox.inside.child import main; main({args})"


class Plan(Struct, frozen=True):
    """What to build around one submission."""

    walled: bool
    packages: tuple[str, ...]
    limits: Limits
    files: tuple[str, ...] = ()  # handed out beside the notebook; seen under their own names


class Process:
    """A running student side: its channel, and how to end it."""

    def __init__(
        self, popen: "subprocess.Popen[bytes]", end: socket.socket, folder: Path | None
    ) -> None:
        self.channel = wire.Channel(end)
        self._popen, self._folder = popen, folder

    def status(self) -> int:
        """The exit status, once the channel has closed; negative or above 128 for a signal."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            return self._popen.wait(2)
        return -signal.SIGKILL

    def errors(self) -> str:
        """What came on stderr before the process was up."""
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
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)


def start(plan: Plan) -> Process:
    """Start the student side; raises WallError if it does not come up."""
    folder = None
    if plan.walled:
        paths = [KIT, PACKAGES]
        command, environment = wall(plan.packages, plan.limits.disk, plan.files), {}
    else:
        folder = _open_folder(plan.files)
        paths = [str(folder / "kit"), sysconfig.get_path("purelib")]
        command, environment = [], _open_environment(folder)
    ours, theirs = socket.socketpair()
    limits = plan.limits
    megabyte = 1 << 20
    processes = PROCESSES if plan.walled else 0
    args = (
        f"{theirs.fileno()}, {limits.memory * megabyte}, {limits.disk * megabyte}, "
        f"{limits.output * megabyte}, {processes}"
    )
    boot = BOOT.format(paths=paths, args=args)
    with contextlib.closing(theirs), ExitStack() as stack:
        handed = [theirs.fileno()]
        if plan.walled:
            refused = stack.enter_context(seccomp.open_filter())
            handed.append(refused.fileno())
            command = filtered(command, refused.fileno())
        popen = subprocess.Popen(
            [*command, _interpreter(), "-I", "-S", "-c", boot],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=environment,
            cwd=folder / "work" if folder else "/",
            pass_fds=handed,
            start_new_session=True,
        )
    return Process(popen, ours, folder)


def run_script(code: str) -> tuple[str, str]:
    """Run a few lines of our own behind the full wall; what they print, and the last error."""
    with seccomp.open_filter() as refused:
        command = filtered(wall((), 1), refused.fileno())
        done = subprocess.run(
            [*command, _interpreter(), "-I", "-S", "-c", code],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            pass_fds=[refused.fileno()],
        )
    return done.stdout.strip(), (done.stderr.strip().splitlines() or [""])[-1]


def filtered(command: list[str], descriptor: int) -> list[str]:
    """The bubblewrap command line with the seccomp filter that `descriptor` is open on."""
    return [command[0], "--seccomp", str(descriptor), *command[1:]]


def wall(packages: tuple[str, ...], disk: int, files: tuple[str, ...] = ()) -> list[str]:
    """The bubblewrap command line, up to the program that it runs."""
    as_root = os.getuid() == 0
    command = [shutil.which("bwrap") or "bwrap", "--die-with-parent", "--clearenv"]
    if as_root:
        # As root the mounts need no user namespace, and inside we become a real nobody:
        # limits on processes bind him, and the interpreter may lie where only root can read.
        command += ["--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts"]
    else:
        command += ["--unshare-user", "--unshare-all", "--uid", NOBODY, "--gid", NOBODY]
        command += ["--cap-drop", "ALL"]
    for name, value in ENVIRONMENT.items():
        command += ["--setenv", name, value]
    command += _mounts(packages)
    command += ["--proc", "/proc", "--dev", "/dev"]
    command += [
        "--perms",
        "1777",
        "--size",
        str(1 << 20),
        "--tmpfs",
        "/dev/shm",
        "--remount-ro",
        "/dev",
    ]
    command += ["--perms", "1777", "--size", str(disk << 20), "--tmpfs", HOME]
    for file in files:
        command += ["--ro-bind", file, f"{HOME}/{Path(file).name}"]
    command += ["--remount-ro", "/", "--chdir", HOME, "--"]
    if as_root:
        # A user of its own: one who forks without end uses up nobody else's processes, and
        # leaves nothing for the next one in the kernel's keyrings.
        command += [_setpriv(), f"--reuid={_stranger()}", f"--regid={NOBODY}", "--clear-groups"]
        command += ["--no-new-privs", "--bounding-set=-all", "--inh-caps=-all", "--"]
    return command


def _stranger() -> int:
    """A user number that nobody has; nobody's own where this container has so few of them."""
    mapped = [line.split() for line in Path("/proc/self/uid_map").read_text().splitlines()]
    plenty = any(int(first) == 0 and int(count) > FIRST_USER + USERS for first, _, count in mapped)
    return FIRST_USER + secrets.randbelow(USERS) if plenty else int(NOBODY)


def _mounts(packages: tuple[str, ...]) -> list[str]:
    """Links, folders and read-only binds, in the order in which bubblewrap makes them."""
    binds = dict(_interpreter_files())
    binds |= {source: f"{PACKAGES}/{name}" for name, source in package_files(packages)}
    binds |= {str(file): f"{KIT}/{OWN_FOLDER}/{file.name}" for file in INSIDE.glob("*.py")}
    arguments: list[str] = []
    for link in ("/lib", "/lib64"):
        if Path(link).is_symlink():
            arguments += ["--symlink", str(Path(link).readlink()), link]
    made: set[Path] = set()
    for source, inside in binds.items():
        for parent in reversed(Path(inside).parents):
            if parent != Path("/") and parent not in made:
                made.add(parent)
                # Made by root otherwise with mode 0700, which nobody could pass.
                arguments += ["--perms", "0755", "--dir", str(parent)]
        arguments += ["--ro-bind", source, inside]
    for hidden in _foreign_packages():
        arguments += ["--tmpfs", hidden, "--remount-ro", hidden]
    return arguments


@cache
def _interpreter_files() -> tuple[tuple[str, str], ...]:
    """The interpreter, its standard library and the folders of the libraries it links to."""
    paths = [_interpreter(), sysconfig.get_path("stdlib")]
    base = Path(sys.base_prefix)
    paths += [str(path) for path in base.glob("lib/libpython*.so*")]
    multiarch = sysconfig.get_config_var("MULTIARCH")
    folders = [f"/usr/lib/{multiarch}", f"/lib/{multiarch}", "/usr/lib64", "/lib64"]
    for folder in map(Path, folders):
        if folder.is_dir() and not any(parent.is_symlink() for parent in (folder, *folder.parents)):
            paths.append(str(folder))
    if os.getuid() == 0:
        paths.append(_setpriv())
    return tuple((path, path) for path in dict.fromkeys(paths))


def _foreign_packages() -> list[str]:
    """Folders of packages inside what is bound, to be hidden by empty ones."""
    bound = [Path(sysconfig.get_path("stdlib")), Path("/usr/lib64"), Path("/lib64")]
    names = ("site-packages", "dist-packages")
    own = [folder / name for folder in bound[:1] for name in names]
    others = [p for folder in bound[1:] if not folder.is_symlink() for p in folder.glob("python3*")]
    others = [path for path in others if path != bound[0]]
    return [str(path) for path in (*own, *others) if path.is_dir()]


@cache
def package_files(packages: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """(name, path) of everything that `packages`, and what they require, put beside each other.

    Raises CourseError for a package that is not installed.
    """
    found: dict[str, str] = {}
    for name in sorted(_with_requirements((*OWN_PACKAGES, *packages))):
        distribution = metadata.distribution(name)
        for file in distribution.files or ():
            top = file.parts[0]
            if top not in ("..", "__pycache__") and not top.endswith(".pth"):
                found[top] = str(distribution.locate_file(top))
    return tuple(sorted(found.items()))


def _with_requirements(names: tuple[str, ...]) -> set[str]:
    seen: set[str] = set()
    todo = list(names)
    while todo:
        name = todo.pop()
        if name in seen:
            continue
        try:
            required = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            raise CourseError(
                f"packages: {name} is not installed",
                where="course.toml",
                next_step=f"Run `pip install {name}` or take it off the list",
            ) from None
        seen.add(name)
        wanted = map(Requirement, required)
        todo += [r.name for r in wanted if r.marker is None or r.marker.evaluate({"extra": ""})]
    return seen


@cache
def _interpreter() -> str:
    """The interpreter itself, not a virtual environment's link to it."""
    return os.path.realpath(sys.executable)


@cache
def _setpriv() -> str:
    path = shutil.which("setpriv")
    if path is None:
        raise WallError(
            "setpriv is missing, which grading as root needs",
            next_step="Install util-linux, or grade as an ordinary user",
        )
    return path


def _open_folder(files: tuple[str, ...]) -> Path:
    """A folder for running without a wall: a place to work, and the two files of ours."""
    folder = Path(tempfile.mkdtemp(prefix="seminar-"))
    kit = folder / "kit" / OWN_FOLDER
    kit.mkdir(parents=True)
    (folder / "work").mkdir()
    for file in files:
        (folder / "work" / Path(file).name).symlink_to(file)
    for own in INSIDE.glob("*.py"):
        shutil.copy(own, kit)
    return folder


def _open_environment(folder: Path) -> dict[str, str]:
    work = str(folder / "work")
    return {name: value.replace(HOME, work) for name, value in ENVIRONMENT.items()}
