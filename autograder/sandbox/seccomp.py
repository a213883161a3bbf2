"""The system calls that student code may not make, as a filter that its process loads.

What NumPy, matplotlib and IPython need stays: files, memory, threads. What is refused are new
processes, sockets, memory that the limits do not see, other processes' memory, mounts and
namespaces, and the kernel's rarer doors. A refused call fails with "operation not permitted";
it does not end the process, so that an honest `import` that tries one goes on.
"""

import errno
import tempfile
from functools import lru_cache

from autograder.core.errors import SandboxUnavailableError

CLONE_THREAD = 0x00010000
PR_SET_PDEATHSIG = 1
TIOCSTI, TIOCLINUX = 0x5412, 0x541C  # put characters into a terminal's input
BLOCKED_GROUPS = {
    "processes": "fork vfork",
    "sockets": "socket connect bind listen accept accept4",
    "memory that the limits do not count": (
        "shmget shmat shmctl memfd_create memfd_secret semget msgget mq_open userfaultfd"
    ),
    "other processes": (
        "ptrace process_vm_readv process_vm_writev kcmp pidfd_open pidfd_getfd"
        " pidfd_send_signal process_madvise"
    ),
    "mounts and namespaces": (
        "unshare setns mount umount2 pivot_root chroot open_tree move_mount fsopen fsconfig"
        " fsmount fspick mount_setattr"
    ),
    "rarer doors of the kernel": (
        "io_uring_setup io_uring_enter io_uring_register bpf perf_event_open add_key keyctl"
        " request_key init_module finit_module delete_module kexec_load kexec_file_load"
        " open_by_handle_at name_to_handle_at personality modify_ldt acct quotactl swapon"
        " swapoff reboot lookup_dcookie fanotify_init syslog nfsservctl vhangup iopl ioperm"
    ),
}
# Where no namespace hides the other processes and files of the same user. Landlock asks nobody
# who looks at a file's name and size, or changes its owner, mode or time.
BLOCKED_GROUPS_WITHOUT_NAMESPACES = {
    "other processes": (
        "tkill setpriority ioprio_set process_mrelease sched_setattr migrate_pages move_pages"
        " get_robust_list setsid setpgid"
    ),
    "what a file is": (
        "chmod fchmod fchmodat fchmodat2 chown fchown lchown fchownat utime utimes futimesat"
        " utimensat setxattr lsetxattr fsetxattr setxattrat removexattr lremovexattr fremovexattr"
        " removexattrat truncate"
    ),
    "watching files": "inotify_init inotify_init1 inotify_add_watch",
}
SELF_SIGNAL_CALLS = (
    "kill",
    "tgkill",
    "rt_sigqueueinfo",
    "rt_tgsigqueueinfo",
)  # first argument: a process
SELF_ARG_CALLS = (
    "prlimit64",
    "sched_setaffinity",
    "sched_setparam",
    "sched_setscheduler",
)  # 0: itself
HINT_INSTALL = "Install libseccomp: `sudo apt-get install libseccomp2` on Debian, Ubuntu and WSL2"


def blocked_syscalls(alone: bool) -> list[str]:
    """The system calls refused whatever their arguments; `alone` is without namespaces."""
    groups = [*BLOCKED_GROUPS.values(), *(BLOCKED_GROUPS_WITHOUT_NAMESPACES.values() if alone else ())]
    return " ".join(groups).split()


@lru_cache(maxsize=4)
def build_filter(process: int | None = None) -> bytes:
    """The filter for this machine's processor, as a BPF program.

    `process` is the number of a process that has no namespaces of its own: it may signal
    itself alone. Raises WallError where libseccomp is missing.
    """
    try:
        import pyseccomp as seccomp
    except (ImportError, OSError, RuntimeError) as error:
        raise SandboxUnavailableError(
            f"no seccomp filter can be built ({error})", hint=HINT_INSTALL
        ) from None
    # Another processor's calls, such as 32-bit ones, end the process: that is libseccomp's default.
    rules = seccomp.SyscallFilter(seccomp.ALLOW)
    refuse = seccomp.ERRNO(errno.EPERM)
    for name in blocked_syscalls(process is not None):
        if seccomp.resolve_syscall(seccomp.Arch.NATIVE, name) != -1:  # unknown to this libseccomp
            rules.add_rule(refuse, name)
    if process:
        for name in SELF_SIGNAL_CALLS:
            rules.add_rule(refuse, name, seccomp.Arg(0, seccomp.NE, process))
        rules.add_rule(
            refuse, "prctl", seccomp.Arg(0, seccomp.MASKED_EQ, 0xFFFFFFFF, PR_SET_PDEATHSIG)
        )
        for name in SELF_ARG_CALLS:
            rules.add_rule(refuse, name, seccomp.Arg(0, seccomp.NE, 0))
    # Threads are made with CLONE_THREAD; clone3 hides its flags, so it is "not there" and the
    # C library falls back to clone.
    thread = seccomp.Arg(0, seccomp.MASKED_EQ, CLONE_THREAD, 0)
    rules.add_rule(refuse, "clone", thread)
    rules.add_rule(seccomp.ERRNO(errno.ENOSYS), "clone3")
    for request in (TIOCSTI, TIOCLINUX):
        rules.add_rule(refuse, "ioctl", seccomp.Arg(1, seccomp.MASKED_EQ, 0xFFFFFFFF, request))
    with tempfile.TemporaryFile() as file:
        rules.export_bpf(file)
        file.seek(0)
        return file.read()
