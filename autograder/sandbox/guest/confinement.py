"""Confines its own process for good: namespaces, mounts, rlimits, Landlock, seccomp.

System calls are made through the C library, so that no further file is needed in the sandbox.
"""

import contextlib
import ctypes
import os
import platform
import resource
import signal
from collections.abc import Callable
from itertools import pairwise

from msgspec import Struct

GUEST_HOME, RELEASE_FILES_DIR = "/sandbox", "/handed-out"
MEGABYTE = 1 << 20
MAX_INODES = 16_384  # of the guest's working directory; each takes kernel memory
SHARED_MEMORY = 1 << 20  # bytes of /dev/shm

CLONE_NEWNS, CLONE_NEWIPC, CLONE_NEWUSER, CLONE_NEWPID = 0x20000, 0x8000000, 0x10000000, 0x20000000
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_BIND = 1, 2, 4, 8, 4096
PR_SET_SECCOMP, SECCOMP_MODE_FILTER, PR_SET_NO_NEW_PRIVS = 22, 2, 38
PR_SET_PDEATHSIG, PR_CAPBSET_DROP, PR_SET_CHILD_SUBREAPER = 1, 24, 36
CAPABILITIES_3 = 0x20080522

# Landlock's system calls have the same numbers on every processor.
LANDLOCK_CREATE, LANDLOCK_ADD, LANDLOCK_RESTRICT = 444, 445, 446
CREATE_VERSION, RULE_PATH_BENEATH = 1, 1
EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1, 2, 4, 8
FILE_RIGHTS = (1 << 15) - 1  # all rights of version 3, including truncation
DEVICE_RIGHT, SOCKET_RIGHTS, SCOPES = 1 << 15, 3, 3  # from versions 5, 4 and 6 on
MIN_LANDLOCK_VERSION = 3  # older versions allow truncating a file that is not writable
READ = EXECUTE | READ_FILE | READ_DIR
NON_DIRECTORY_RIGHTS = EXECUTE | WRITE_FILE | READ_FILE | 1 << 14 | DEVICE_RIGHT

libc = ctypes.CDLL(None, use_errno=True)


class ResourceLimits(Struct, frozen=True):
    """Limits of one guest process: bytes of memory, disk and output, number of threads, cores.

    `seccomp_filter` is a BPF program. `readable`, `listable` and `writable` are the paths that
    Landlock allows, for a process without namespaces.
    """

    memory: int
    disk: int
    output: int
    processes: int = 0
    cores: tuple[int, ...] = ()
    seccomp_filter: bytes = b""
    readable: tuple[str, ...] = ()
    listable: tuple[str, ...] = ()
    writable: tuple[str, ...] = ()


def leave_namespaces() -> None:
    """Enter new user, PID, IPC and mount namespaces; the next child is the init process."""
    user, group = os.getuid(), os.getgid()
    _call(libc.unshare, CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWIPC | CLONE_NEWNS)
    mappings = {"uid_map": f"{user} {user} 1", "gid_map": f"{group} {group} 1"}
    for name, line in {"setgroups": "deny", **mappings}.items():
        with open(f"/proc/self/{name}", "w") as file:  # noqa: PTH123
            file.write(line)


def mount_workdir(disk: int) -> None:
    """Mount a working directory of `disk` bytes with the release's files, and an empty /proc."""
    user = f"uid={os.getuid()},gid={os.getgid()}"
    home_options = f"size={disk},nr_inodes={MAX_INODES},mode=700,{user}"
    _mount("tmpfs", GUEST_HOME, MS_NOSUID | MS_NODEV, home_options)
    _mount("tmpfs", "/dev/shm", MS_NOSUID | MS_NODEV | MS_NOEXEC, f"size={SHARED_MEMORY},{user}")
    _mount("tmpfs", "/proc", MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC, "size=4k")
    for entry in os.scandir(RELEASE_FILES_DIR):
        target = f"{GUEST_HOME}/{entry.name}"
        if entry.is_dir():
            os.mkdir(target)  # noqa: PTH102
        else:
            os.close(os.open(target, os.O_CREAT))
        _mount(entry.path, target, MS_BIND, None)
    os.chdir(GUEST_HOME)


def drop_capabilities() -> None:
    """Drop all capabilities, which a process has in its own user namespace."""
    for capability in range(64):
        libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)  # EINVAL for those that do not exist
    header = (ctypes.c_uint32 * 2)(CAPABILITIES_3, 0)
    _call(libc.capset, header, (ctypes.c_uint32 * 6)())


def set_rlimits(limits: ResourceLimits) -> None:
    """Limit memory, file size, open files and core dumps, and threads if `processes` is set."""
    rlimits = {
        resource.RLIMIT_AS: limits.memory,
        resource.RLIMIT_FSIZE: limits.disk,
        resource.RLIMIT_NOFILE: 256,
        resource.RLIMIT_CORE: 0,
    }
    if limits.processes:
        rlimits[resource.RLIMIT_NPROC] = limits.processes
    for kind, value in rlimits.items():
        resource.setrlimit(kind, (value, value))


def close_fds(*keep: int) -> None:
    """Close all file descriptors except `keep`; redirect stdin, stdout and stderr to /dev/null."""
    null = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(null, fd)
    bounds = [2, *sorted(keep), resource.getrlimit(resource.RLIMIT_NOFILE)[0]]
    for previous, following in pairwise(bounds):
        os.closerange(previous + 1, following)


def become_subreaper() -> None:
    """Become the parent of descendants whose parent has ended."""
    _call(libc.prctl, PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def set_pdeathsig() -> None:
    """Have the kernel kill this process when its parent ends."""
    _call(libc.prctl, PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def default_signals() -> None:
    """Reset Python's handlers; the kernel then ignores these signals for an init process."""
    for number in (signal.SIGINT, signal.SIGPIPE, signal.SIGXFSZ):
        signal.signal(number, signal.SIG_DFL)


def python_signals() -> None:
    """Install the handlers of a new Python interpreter."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for number in (signal.SIGPIPE, signal.SIGXFSZ):
        signal.signal(number, signal.SIG_IGN)


def load_seccomp(program: bytes) -> None:
    """Load a seccomp filter, which cannot be removed again."""

    class Program(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("code", ctypes.c_char_p))

    size = len(program) // 8  # of one instruction
    _call(libc.prctl, PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    _call(libc.prctl, PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(Program(size, program)))


def landlock_version() -> int:
    """Return the kernel's Landlock version; 0 if it has none or has it disabled."""
    with contextlib.suppress(OSError):
        return _call(libc.syscall, LANDLOCK_CREATE, None, ctypes.c_size_t(0), CREATE_VERSION)
    return 0


def landlock(limits: ResourceLimits) -> None:
    """Deny access to all files except the paths in `limits`; raise OSError if that fails."""
    version = landlock_version()
    if version < MIN_LANDLOCK_VERSION:
        raise OSError(f"this kernel has no Landlock {MIN_LANDLOCK_VERSION} ({platform.release()})")
    file_rights = FILE_RIGHTS | (DEVICE_RIGHT if version >= 5 else 0)
    handled = (file_rights, SOCKET_RIGHTS if version >= 4 else 0, SCOPES if version >= 6 else 0)
    size = 8 if version < 4 else 16 if version < 6 else 24
    attributes = (ctypes.c_uint64 * 3)(*handled)
    ruleset = _call(libc.syscall, LANDLOCK_CREATE, attributes, ctypes.c_size_t(size), 0)
    rules = {READ: limits.readable, READ_DIR: limits.listable, file_rights: limits.writable}
    for rights, paths in rules.items():
        for path in paths:
            _allow(ruleset, path, rights & file_rights)
    _call(libc.prctl, PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    _call(libc.syscall, LANDLOCK_RESTRICT, ruleset, 0)
    os.close(ruleset)


def _allow(ruleset: int, path: str, rights: int) -> None:
    class Rule(ctypes.Structure):
        _pack_ = 1
        _fields_ = (("rights", ctypes.c_uint64), ("fd", ctypes.c_int32))

    fd = os.open(path, os.O_PATH)
    try:
        if not os.path.isdir(path):  # noqa: PTH112
            rights &= NON_DIRECTORY_RIGHTS
        rule = ctypes.byref(Rule(rights, fd))
        _call(libc.syscall, LANDLOCK_ADD, ruleset, RULE_PATH_BENEATH, rule, 0)
    finally:
        os.close(fd)


def _mount(source: str, target: str, flags: int, options: str | None) -> None:
    data = options.encode() if options else None
    _call(libc.mount, source.encode(), target.encode(), b"tmpfs", ctypes.c_ulong(flags), data)


def _call(function: Callable[..., int], *arguments: object) -> int:
    """Call a function of the C library; raise OSError if it returns -1."""
    result = function(*arguments)
    if result == -1:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result
