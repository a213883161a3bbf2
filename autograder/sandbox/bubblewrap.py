"""The full wall as a command line of bubblewrap: what is bound, what is unshared, who one is.

Inside there are the interpreter, its standard library, the libraries it links to, the packages
that the course names and what IPython and the wire need, and the files of `inside/`. Everything
is read-only but the folder that each child gets for itself.
"""

import os
import secrets
import shutil
from functools import cache
from pathlib import Path

from autograder.core.errors import SandboxUnavailableError
from autograder.sandbox import importable_packages
from autograder.sandbox.guest.confinement import RELEASE_FILES_DIR, GUEST_HOME
from autograder.sandbox.setup_hints import setup_hint

GUEST_PACKAGES_DIR, GUEST_KIT_DIR = "/packages", "/kit"
NOBODY_UID = "65534"
FIRST_RANDOM_UID, RANDOM_UID_COUNT = 1 << 30, 1 << 29  # numbers that no account of the machine has
ZYGOTE_TMPFS_BYTES = (
    16 << 20
)  # bytes that the warm parent may write; its children have folders of theirs
GUEST_DIR = Path(__file__).parent / "guest"
GUEST_PACKAGE = "autograder/sandbox/guest"
GUEST_ENVIRONMENT = {
    "HOME": GUEST_HOME,
    "PATH": "/nonexistent",
    "LANG": "C.UTF-8",
    "IPYTHONDIR": f"{GUEST_HOME}/.ipython",
    "MPLCONFIGDIR": f"{GUEST_HOME}/.matplotlib",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    # One thread each: a worker has one core, and threads count against the process limit.
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "PYTHONHASHSEED": "0",
}


def bwrap_command(names: tuple[str, ...], files: tuple[str, ...]) -> list[str]:
    """The bubblewrap command line, up to the program that it runs; `names` are packages.

    Raises WallError without bubblewrap, CourseError for a package that is not installed.
    """
    bubblewrap = shutil.which("bwrap")
    if bubblewrap is None:
        raise SandboxUnavailableError("bubblewrap is not installed", hint=setup_hint())
    as_root = os.getuid() == 0
    command = [bubblewrap, "--die-with-parent", "--clearenv"]
    if as_root:
        # As root the mounts need no user namespace, and inside we become a real nobody:
        # limits on processes bind him, and the interpreter may lie where only root can read.
        command += ["--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts"]
    else:
        command += ["--unshare-user", "--unshare-all", "--uid", NOBODY_UID, "--gid", NOBODY_UID]
        command += ["--cap-drop", "ALL"]
    for name, value in GUEST_ENVIRONMENT.items():
        command += ["--setenv", name, value]
    command += _mounts(names)
    command += ["--proc", "/proc", "--dev", "/dev"]
    command += ["--perms", "1777", "--size", str(ZYGOTE_TMPFS_BYTES), "--tmpfs", "/dev/shm"]
    command += ["--remount-ro", "/dev"]
    command += ["--perms", "1777", "--size", str(ZYGOTE_TMPFS_BYTES), "--tmpfs", GUEST_HOME]
    command += ["--perms", "0755", "--dir", RELEASE_FILES_DIR]
    for file in files:
        command += ["--ro-bind", file, f"{RELEASE_FILES_DIR}/{Path(file).name}"]
    command += ["--remount-ro", "/", "--chdir", GUEST_HOME, "--"]
    if as_root:
        command += setpriv_command()
    return command


def setpriv_command() -> list[str]:
    """The command that turns root into a user of its own without any capability.

    One who uses up all of a user's processes thereby takes none from anybody else, and leaves
    nothing for the next one in the kernel's keyrings.
    """
    user = ["--reuid", str(_random_uid()), "--regid", NOBODY_UID, "--clear-groups"]
    return [_setpriv(), *user, "--no-new-privs", "--bounding-set=-all", "--inh-caps=-all", "--"]


def _random_uid() -> int:
    """A user number that nobody has; nobody's own where this container has so few of them."""
    mapped = [line.split() for line in Path("/proc/self/uid_map").read_text().splitlines()]
    plenty = any(int(first) == 0 and int(count) > FIRST_RANDOM_UID + RANDOM_UID_COUNT for first, _, count in mapped)
    return FIRST_RANDOM_UID + secrets.randbelow(RANDOM_UID_COUNT) if plenty else int(NOBODY_UID)


def _mounts(names: tuple[str, ...]) -> list[str]:
    """Links, folders and read-only binds, in the order in which bubblewrap makes them."""
    binds = {path: path for path in importable_packages.interpreter_files()}
    if os.getuid() == 0:
        binds[_setpriv()] = _setpriv()
    binds |= {source: f"{GUEST_PACKAGES_DIR}/{name}" for name, source in importable_packages.package_files(names)}
    binds |= {str(file): f"{GUEST_KIT_DIR}/{GUEST_PACKAGE}/{file.name}" for file in GUEST_DIR.glob("*.py")}
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
    for hidden in importable_packages.directories_to_hide():
        arguments += ["--tmpfs", hidden, "--remount-ro", hidden]
    return arguments


@cache
def _setpriv() -> str:
    path = shutil.which("setpriv")
    if path is None:
        raise SandboxUnavailableError(
            "setpriv is missing, which grading as root needs",
            hint="Install util-linux, or grade as an ordinary user",
        )
    return path
