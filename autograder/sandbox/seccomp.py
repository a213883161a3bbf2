"""The seccomp filter of a guest process: which system calls fail there.

NumPy, matplotlib and IPython keep what they need: files, memory, threads. Blocked are new
processes, sockets, memory that the limits do not count, other processes' memory, mounts and
namespaces, and rarely used parts of the kernel. A blocked call fails with EPERM and does not end
the process, so that an `import` that tries one continues.
"""

import errno
import tempfile
from functools import lru_cache

from autograder.core.errors import SandboxUnavailableError
from autograder.sandbox.guest.confinement import PR_SET_PDEATHSIG

CLONE_THREAD = 0x00010000
TIOCSTI, TIOCLINUX = 0x5412, 0x541C  # insert characters into a terminal's input
BLOCKED_GROUPS = {
    "processes": "fork vfork",
    "sockets": "socket connect bind listen accept accept4",
    "memory that the limits do not count": (
        "shmget shmat shmctl memfd_create memfd_secret semget msgget mq_open userfaultfd"
    ),
    "other processes": (
        "ptrace process_vm_readv process_vm_writev kcmp pidfd_open pidfd_getfd"
        " pidfd_send_signal process_madvise"
        " setsid"  # the scheduler gives each session an equal share of the processors
    ),
    "mounts and namespaces": (
        "unshare setns mount umount2 pivot_root chroot open_tree move_mount fsopen fsconfig"
        " fsmount fspick mount_setattr"
    ),
    "rarely used parts of the kernel": (
        "io_uring_setup io_uring_enter io_uring_register bpf perf_event_open add_key keyctl"
        " request_key init_module finit_module delete_module kexec_load kexec_file_load"
        " open_by_handle_at name_to_handle_at personality modify_ldt acct quotactl swapon"
        " swapoff reboot lookup_dcookie fanotify_init syslog nfsservctl vhangup iopl ioperm"
    ),
}
# Needed where no namespace hides other processes and files of the same user: Landlock does not
# restrict reading a file's metadata or changing its owner, mode or times.
BLOCKED_GROUPS_WITHOUT_NAMESPACES = {
    "other processes": (
        "tkill setpriority ioprio_set process_mrelease sched_setattr migrate_pages move_pages"
        " get_robust_list setpgid"
    ),
    "file metadata": (
        "chmod fchmod fchmodat fchmodat2 chown fchown lchown fchownat utime utimes futimesat"
        " utimensat setxattr lsetxattr fsetxattr setxattrat removexattr lremovexattr fremovexattr"
        " removexattrat truncate"
    ),
    "watching files": "inotify_init inotify_init1 inotify_add_watch",
}
# Allowed without namespaces only if the first argument is the guest's own process ID, or is 0.
SELF_SIGNAL_CALLS = ("kill", "tgkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo")
SELF_ARG_CALLS = ("prlimit64", "sched_setaffinity", "sched_setparam", "sched_setscheduler")
HINT_INSTALL = "Install libseccomp: `sudo apt-get install libseccomp2` on Debian, Ubuntu and WSL2"


def blocked_syscalls(without_namespaces: bool) -> list[str]:
    """Return the names of the system calls that are blocked whatever their arguments."""
    groups = list(BLOCKED_GROUPS.values())
    if without_namespaces:
        groups += BLOCKED_GROUPS_WITHOUT_NAMESPACES.values()
    return " ".join(groups).split()


@lru_cache(maxsize=4)
def build_filter(pid: int | None = None) -> bytes:
    """Return the filter for this machine's processor, as a BPF program.

    `pid` is the process ID of a guest without namespaces; it may signal only itself. Raises
    SandboxUnavailableError if libseccomp is missing.
    """
    try:
        import pyseccomp as seccomp
    except (ImportError, OSError, RuntimeError) as error:
        raise SandboxUnavailableError(
            f"no seccomp filter can be built ({error})", hint=HINT_INSTALL
        ) from None
    # By libseccomp's default, calls of another architecture (32-bit ones) kill the process.
    rules = seccomp.SyscallFilter(seccomp.ALLOW)
    block = seccomp.ERRNO(errno.EPERM)
    for name in blocked_syscalls(without_namespaces=pid is not None):
        if seccomp.resolve_syscall(seccomp.Arch.NATIVE, name) != -1:  # unknown to this libseccomp
            rules.add_rule(block, name)
    if pid:
        for name in SELF_SIGNAL_CALLS:
            rules.add_rule(block, name, seccomp.Arg(0, seccomp.NE, pid))
        set_pdeathsig = seccomp.Arg(0, seccomp.MASKED_EQ, 0xFFFFFFFF, PR_SET_PDEATHSIG)
        rules.add_rule(block, "prctl", set_pdeathsig)
        for name in SELF_ARG_CALLS:
            rules.add_rule(block, name, seccomp.Arg(0, seccomp.NE, 0))
    # Threads are created with CLONE_THREAD. A filter cannot read the flags of clone3, so clone3
    # fails with ENOSYS and the C library falls back to clone.
    rules.add_rule(block, "clone", seccomp.Arg(0, seccomp.MASKED_EQ, CLONE_THREAD, 0))
    rules.add_rule(seccomp.ERRNO(errno.ENOSYS), "clone3")
    for request in (TIOCSTI, TIOCLINUX):
        rules.add_rule(block, "ioctl", seccomp.Arg(1, seccomp.MASKED_EQ, 0xFFFFFFFF, request))
    with tempfile.TemporaryFile() as file:
        rules.export_bpf(file)
        file.seek(0)
        return file.read()
