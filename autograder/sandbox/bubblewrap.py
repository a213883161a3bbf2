"""The bubblewrap command line of the isolation level `full`: mounts, namespaces, user.

The sandbox contains the interpreter, its standard library and shared libraries, the packages
that the course names, the packages that the guest needs, and the files of `guest/`. Everything
is read-only except the directory that each guest process gets for itself.
"""

import os
import secrets
import shutil
from functools import cache
from pathlib import Path

from autograder.core.errors import SandboxUnavailableError
from autograder.sandbox import importable_packages
from autograder.sandbox.guest.confinement import GUEST_HOME, RELEASE_FILES_DIR
from autograder.sandbox.setup_hints import setup_hint

GUEST_PACKAGES_DIR, GUEST_KIT_DIR = "/packages", "/kit"
NOBODY_UID = "65534"
FIRST_RANDOM_UID, RANDOM_UID_COUNT = 1 << 30, 1 << 29  # a range without accounts
ZYGOTE_TMPFS_BYTES = 16 << 20  # for the zygote only; each guest process mounts its own tmpfs
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


def bwrap_command(packages: tuple[str, ...], files: tuple[str, ...]) -> list[str]:
    """Return the bubblewrap command line up to the program to run.

    `packages` are distribution names, `files` host paths of the release's files. Raises
    SandboxUnavailableError without bubblewrap, CourseError for a package that is not installed.
    """
    bubblewrap = shutil.which("bwrap")
    if bubblewrap is None:
        raise SandboxUnavailableError("bubblewrap is not installed", hint=setup_hint())
    as_root = os.getuid() == 0
    command = [bubblewrap, "--die-with-parent", "--clearenv"]
    if as_root:
        # Root can mount without a user namespace. setpriv then switches to a real unprivileged
        # user: process limits apply to it, and the interpreter may lie where only root can read.
        command += ["--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts"]
    else:
        command += ["--unshare-user", "--unshare-all", "--uid", NOBODY_UID, "--gid", NOBODY_UID]
        command += ["--cap-drop", "ALL"]
    for name, value in GUEST_ENVIRONMENT.items():
        command += ["--setenv", name, value]
    command += _mounts(packages)
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
    """Return the command that switches from root to a random user without capabilities.

    With a user of its own, a guest that exhausts its process limit affects no other guest, and
    leaves nothing in a kernel keyring for the next one.
    """
    user = ["--reuid", str(_random_uid()), "--regid", NOBODY_UID, "--clear-groups"]
    return [_setpriv(), *user, "--no-new-privs", "--bounding-set=-all", "--inh-caps=-all", "--"]


def _random_uid() -> int:
    """Return an unused user ID, or NOBODY_UID in a container that does not map so many IDs."""
    mappings = [line.split() for line in Path("/proc/self/uid_map").read_text().splitlines()]
    end = FIRST_RANDOM_UID + RANDOM_UID_COUNT
    if any(int(first) == 0 and int(count) > end for first, _, count in mappings):
        return FIRST_RANDOM_UID + secrets.randbelow(RANDOM_UID_COUNT)
    return int(NOBODY_UID)


def _mounts(packages: tuple[str, ...]) -> list[str]:
    """Return symlinks, directories and read-only binds in the order in which bwrap makes them."""
    binds = {path: path for path in importable_packages.interpreter_files()}
    if os.getuid() == 0:
        binds[_setpriv()] = _setpriv()
    package_files = importable_packages.package_files(packages)
    binds |= {source: f"{GUEST_PACKAGES_DIR}/{name}" for name, source in package_files}
    guest_files = GUEST_DIR.glob("*.py")
    binds |= {str(file): f"{GUEST_KIT_DIR}/{GUEST_PACKAGE}/{file.name}" for file in guest_files}
    arguments: list[str] = []
    for link in ("/lib", "/lib64"):
        if Path(link).is_symlink():
            arguments += ["--symlink", str(Path(link).readlink()), link]
    created: set[Path] = set()
    for source, target in binds.items():
        for parent in reversed(Path(target).parents):
            if parent != Path("/") and parent not in created:
                created.add(parent)
                # As root, bwrap would create it with mode 0700, which the guest cannot enter.
                arguments += ["--perms", "0755", "--dir", str(parent)]
        arguments += ["--ro-bind", source, target]
    for directory in importable_packages.directories_to_hide():
        arguments += ["--tmpfs", directory, "--remount-ro", directory]
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
