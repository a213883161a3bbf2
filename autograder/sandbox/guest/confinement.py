"""Shuts its own process in, for good: namespaces, mounts, limits, Landlock, system calls.

Only the C library is called, so that nothing but this file has to exist behind the wall.
"""

import contextlib
import ctypes
import os
import platform
import resource
import signal
from collections.abc import Callable

from msgspec import Struct

GUEST_HOME, RELEASE_FILES_DIR = "/sandbox", "/handed-out"
MEGABYTE = 1 << 20
MAX_INODES = 16_384  # files that a folder of a student's may hold: each costs the kernel memory
SHARED_MEMORY = 1 << 20  # bytes of /dev/shm

CLONE_NEWNS, CLONE_NEWIPC, CLONE_NEWUSER, CLONE_NEWPID = 0x20000, 0x8000000, 0x10000000, 0x20000000
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_BIND = 1, 2, 4, 8, 4096
PR_SET_SECCOMP, SECCOMP_MODE_FILTER, PR_SET_NO_NEW_PRIVS = 22, 2, 38
PR_SET_PDEATHSIG, PR_CAPBSET_DROP, PR_SET_CHILD_SUBREAPER = 1, 24, 36
CAPABILITIES_3 = 0x20080522

# Landlock's system calls have the same numbers on every processor.
LANDLOCK_CREATE, LANDLOCK_ADD, LANDLOCK_RESTRICT = 444, 445, 446
ASK_VERSION, BENEATH = 1, 1
EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1, 2, 4, 8
FILES = (1 << 15) - 1  # every right that Landlock 3 knows, to cut files short among them
DEVICES, SOCKETS, SCOPES = 1 << 15, 3, 3  # from versions 5, 4 and 6 on
OLDEST = 3  # older ones let a file be cut short that may not be written
READ = EXECUTE | READ_FILE | READ_DIR
TO_FILES = EXECUTE | WRITE_FILE | READ_FILE | 1 << 14 | DEVICES  # rights that a file can have

libc = ctypes.CDLL(None, use_errno=True)


class ResourceLimits(Struct, frozen=True):
    """What one student's process may use: bytes of memory, disk and output, threads.

    `filter` is the program that refuses system calls. `readable`, `listable` and `writable`
    are the paths that Landlock leaves, for a process that has no namespaces of its own.
    """

    memory: int
    disk: int
    output: int
    processes: int = 0
    seccomp_filter: bytes = b""
    readable: tuple[str, ...] = ()
    listable: tuple[str, ...] = ()
    writable: tuple[str, ...] = ()


# ------------------------------------------------------------------ namespaces


def leave_namespaces() -> None:
    """Own user, PID, IPC and mount namespaces; the next child is the PID namespace's first."""
    user, group = os.getuid(), os.getgid()
    _call(libc.unshare, CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWIPC | CLONE_NEWNS)
    for name, line in (
        ("setgroups", "deny"),
        ("uid_map", f"{user} {user} 1"),
        ("gid_map", f"{group} {group} 1"),
    ):
        with open(f"/proc/self/{name}", "w") as file:  # noqa: PTH123
            file.write(line)


def mount_workdir(disk: int) -> None:
    """An empty folder to work in with what is handed out beside the notebook; no /proc."""
    user = f"uid={os.getuid()},gid={os.getgid()}"
    _mount("tmpfs", GUEST_HOME, MS_NOSUID | MS_NODEV, f"size={disk},nr_inodes={MAX_INODES},mode=700,{user}")
    _mount("tmpfs", "/dev/shm", MS_NOSUID | MS_NODEV | MS_NOEXEC, f"size={SHARED_MEMORY},{user}")
    _mount("tmpfs", "/proc", MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC, "size=4k")
    for entry in os.scandir(RELEASE_FILES_DIR):
        place = f"{GUEST_HOME}/{entry.name}"
        if entry.is_dir():
            os.mkdir(place)  # noqa: PTH102
        else:
            os.close(os.open(place, os.O_CREAT))
        _mount(entry.path, place, MS_BIND, None)
    os.chdir(GUEST_HOME)


def drop_capabilities() -> None:
    """Give up all that being the user namespace's first process brought."""
    for capability in range(64):
        libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)  # EINVAL for those that do not exist
    header = (ctypes.c_uint32 * 2)(CAPABILITIES_3, 0)
    _call(libc.capset, header, (ctypes.c_uint32 * 6)())


# ----------------------------------------------------------- limits and filters


def set_rlimits(bounds: ResourceLimits) -> None:
    """Limit memory, the size of a file, open files, and threads where they can be counted."""
    limits = {
        resource.RLIMIT_AS: bounds.memory,
        resource.RLIMIT_FSIZE: bounds.disk,
        resource.RLIMIT_NOFILE: 256,
        resource.RLIMIT_CORE: 0,
    }
    if bounds.processes:
        limits[resource.RLIMIT_NPROC] = bounds.processes
    for kind, value in limits.items():
        resource.setrlimit(kind, (value, value))


def close_fds(*keep: int) -> None:
    """Close every file but `keep`; stdin, stdout and stderr lead nowhere."""
    null = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(null, fd)
    last = 2
    for fd in sorted(keep):
        os.closerange(last + 1, fd)
        last = fd
    os.closerange(last + 1, resource.getrlimit(resource.RLIMIT_NOFILE)[0])


def become_subreaper() -> None:
    """Become the parent of descendants whose own parent has ended."""
    _call(libc.prctl, PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def set_pdeathsig() -> None:
    """End when the process ends that started this one."""
    _call(libc.prctl, PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def default_signals() -> None:
    """Python's own handlers gone: the first process of a namespace then minds no signal."""
    for number in (signal.SIGINT, signal.SIGPIPE, signal.SIGXFSZ):
        signal.signal(number, signal.SIG_DFL)


def python_signals() -> None:
    """Python's own handlers, as any new interpreter has them."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for number in (signal.SIGPIPE, signal.SIGXFSZ):
        signal.signal(number, signal.SIG_IGN)


def load_seccomp(program: bytes) -> None:
    """Load a seccomp filter; there is no way to take it off again."""

    class Program(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("code", ctypes.c_char_p))

    size = len(program) // 8  # of one instruction
    _call(libc.prctl, PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    _call(libc.prctl, PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(Program(size, program)))


# -------------------------------------------------------------------- Landlock


def landlock_version() -> int:
    """The version of Landlock that this kernel has; 0 if none that is switched on."""
    with contextlib.suppress(OSError):
        return _call(libc.syscall, LANDLOCK_CREATE, None, ctypes.c_size_t(0), ASK_VERSION)
    return 0


def landlock(bounds: ResourceLimits) -> None:
    """Leave nothing of the file system but the named paths; raises OSError where that fails."""
    version = landlock_version()
    if version < OLDEST:
        raise OSError(f"this kernel has no Landlock {OLDEST} ({platform.release()})")
    files = FILES | (DEVICES if version >= 5 else 0)
    handled = (files, SOCKETS if version >= 4 else 0, SCOPES if version >= 6 else 0)
    size = 8 if version < 4 else 16 if version < 6 else 24
    rules = (ctypes.c_uint64 * 3)(*handled)
    ruleset = _call(libc.syscall, LANDLOCK_CREATE, rules, ctypes.c_size_t(size), 0)
    for paths, rights in (
        (bounds.readable, READ),
        (bounds.listable, READ_DIR),
        (bounds.writable, files),
    ):
        for path in paths:
            _allow(ruleset, path, rights & files)
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
            rights &= TO_FILES
        rule = ctypes.byref(Rule(rights, fd))
        _call(libc.syscall, LANDLOCK_ADD, ruleset, BENEATH, rule, 0)
    finally:
        os.close(fd)


def _mount(source: str, target: str, flags: int, options: str | None) -> None:
    data = options.encode() if options else None
    _call(libc.mount, source.encode(), target.encode(), b"tmpfs", ctypes.c_ulong(flags), data)


def _call(function: Callable[..., int], *arguments: object) -> int:
    """What a function of the C library returns; raises OSError if that is -1."""
    result = function(*arguments)
    if result == -1:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result
