"""Limits on what a submission uses, and clean-up of everything that it started."""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pyseccomp
import pytest

from autograder.course import Level
from autograder.sandbox import launcher
from autograder.sandbox.faults import Fault, StudentError
from autograder.sandbox.launcher import SandboxSpec
from autograder.sandbox.proxies import Student, fetch_value
from tests.support.notebooks import descendants, opened, reported, unwalled

pytestmark = pytest.mark.full_wall

MIB = 1 << 20
ROOT = Path(__file__).parents[2]
FILL = """
    reported = 0
    try:
        for number in range(1000):
            with open(f"{folder}/{number}", "wb", buffering=0) as file:
                for _ in range(1 << files_of):
                    reported += file.write(bytes(1 << 16))
    except OSError:
        pass
    """
THREADS = """
    import threading
    reported, never = 0, threading.Event()
    try:
        while reported < 2000:
            threading.Thread(target=never.wait, daemon=True).start()
            reported += 1
    except RuntimeError:
        pass
    """
# Every function of Python or C that starts a process; `reported` are those that succeed.
PROCESSES = """
    import ctypes, multiprocessing, os, subprocess, sys
    libc = ctypes.CDLL(None, use_errno=True)
    def raw(number, *args):
        if libc.syscall(number, *args) < 0: raise OSError(ctypes.get_errno(), "refused")
    def ended(process): process.start(); process.join()
    program = [sys.executable, "-I", "-c", "pass"]
    attempts = {
        "fork": lambda: os.fork() or os._exit(0),
        "vfork and exec": lambda: subprocess.run(program, check=True),
        "posix_spawn": lambda: os.posix_spawn(sys.executable, program, {}),
        "system": lambda: 1 / (os.system("true") == 0),
        "multiprocessing": lambda: ended(multiprocessing.get_context("fork").Process()),
        "clone": lambda: raw(56, 17, 0, 0, 0, 0),
        "clone3": lambda: raw(435, (ctypes.c_uint64 * 11)(0, 0, 0, 0, 17), 88),
    }
    reported = []
    for name, attempt in attempts.items():
        try: attempt()
        except (OSError, ZeroDivisionError): continue
        reported.append(name)
    """


@contextmanager
def wait_for_exit(pids: list[int]) -> Iterator[Any]:
    """Yield a function that waits until all processes have ended; False if they do not."""
    with ExitStack() as stack:
        fds = []
        for pid in pids:
            fds.append(os.pidfd_open(pid))
            stack.callback(os.close, fds[-1])

        def all_ended() -> bool:
            return all(select.select([fd], [], [], 20)[0] for fd in fds)

        yield all_ended


def test_the_size_of_files_is_limited_together(wall: SandboxSpec) -> None:
    """A submission can fill its directory up to the limit, with one file or many."""
    limit = wall.limits.disk * MIB
    for files_of in (20, 4):
        written = reported(wall, FILL, folder="/sandbox", files_of=files_of)
        assert limit // 2 < written <= limit


def test_shared_memory_files_are_limited(wall: SandboxSpec) -> None:
    """/dev/shm has a size of one mebibyte."""
    assert 0 < reported(wall, FILL, folder="/dev/shm", files_of=20) <= MIB


def test_only_its_own_directory_is_writable(wall: SandboxSpec) -> None:
    """Only its own directory and /dev/shm are writable, and no other file can be changed."""
    cell = """
        import os, json, numpy
        reported = []
        for folder, _, files in os.walk("/"):
            if not folder.startswith("/proc"):
                try: open(f"{folder}/new", "w").close()
                except OSError: continue
                reported.append(folder)
        attempts = (lambda path: open(path, "r+"), lambda path: os.chmod(path, 0o777), os.remove)
        for path in (json.__file__, numpy.__file__, "/kit/autograder/sandbox/guest/protocol.py"):
            for attempt in attempts:
                try: attempt(path)
                except OSError: continue
                reported.append(path)
        """
    folders = reported(wall, cell)
    assert "/sandbox" in folders
    assert [path for path in folders if not path.startswith("/sandbox")] == ["/dev/shm"]


def test_no_process_can_be_started(wall: SandboxSpec) -> None:
    """No function of Python or C starts a process; without the seccomp filter, fork does."""
    assert reported(wall, PROCESSES) == []
    fork = "import os\nreported = os.waitpid(os.fork() or os._exit(7), 0)[1] >> 8"
    assert reported(unwalled(wall), fork) == 7


# What an unprivileged user may call without the filter; reviewed by hand, not read from the kit.
REFUSED_CALLS = """
    fork vfork setsid unshare socket connect bind listen accept accept4 shmget shmat
    memfd_create semget msgget userfaultfd ptrace process_vm_readv process_vm_writev kcmp
    pidfd_open pidfd_getfd pidfd_send_signal process_madvise open_tree move_mount io_uring_setup
    io_uring_enter bpf perf_event_open add_key keyctl request_key personality modify_ldt
    """
CALL_EACH = """
import ctypes, errno
libc, reported = ctypes.CDLL(None, use_errno=True), []
for name, number in {numbers}.items():
    if libc.syscall(number, -1, -1, -1, -1, -1) != -1 or ctypes.get_errno() != errno.EPERM:
        reported.append(name)
"""


def test_each_dangerous_system_call_is_refused(wall: SandboxSpec) -> None:
    """A guest process gets EPERM from each call: the filter refuses it, whatever its arguments."""
    numbers = {
        name: pyseccomp.resolve_syscall(pyseccomp.system_arch(), name)
        for name in REFUSED_CALLS.split()
    }
    numbers = {name: number for name, number in numbers.items() if number >= 0}
    assert len(numbers) >= 30
    assert reported(wall, CALL_EACH.format(numbers=numbers)) == []


@pytest.mark.slow
def test_threads_are_limited_per_submission(wall: SandboxSpec) -> None:
    """One submission reaches the thread limit while another can still start threads."""
    thread = (
        "import threading\nreported = []\nt = threading.Thread(target=lambda: reported.append(7))"
    )
    with opened(wall, THREADS) as session:
        session.run_notebook()
        assert reported(wall, f"{thread}\nt.start(); t.join()") == [7]
        assert 1 < fetch_value(Student(session).reported) <= launcher.MAX_THREADS


def test_memory_is_limited(wall: SandboxSpec) -> None:
    """Half of the memory limit can be allocated, all of it cannot."""
    cell = """
        import numpy as np
        def take(mebibytes): return np.empty(mebibytes << 20, np.uint8).size >> 20
        """
    with opened(wall, cell) as session:
        student = Student(session)
        assert student.take(wall.limits.memory // 2) == wall.limits.memory // 2
        with pytest.raises(StudentError) as caught:
            student.take(wall.limits.memory)
        assert caught.value.fault is Fault.MEMORY


def test_limits_cannot_be_raised(wall: SandboxSpec) -> None:
    """A submission cannot raise its own rlimits."""
    cell = """
        import resource
        reported = []
        for kind in map(resource.__dict__.get, [f"RLIMIT_{name}" for name in names]):
            for limit in (resource.RLIM_INFINITY, resource.getrlimit(kind)[1] + 1):
                try: resource.setrlimit(kind, (limit, limit))
                except (ValueError, OSError): continue
                reported.append(kind)
        """
    assert reported(wall, cell, names=["AS", "FSIZE", "NPROC", "NOFILE", "CORE"]) == []


def test_shared_memory_of_system_v_is_limited(wall: SandboxSpec) -> None:
    """Shared memory segments cannot exceed the memory limit together."""
    cell = """
        import ctypes
        libc = ctypes.CDLL(None)
        libc.shmget.argtypes = [ctypes.c_int, ctypes.c_size_t, ctypes.c_int]
        reported = 0
        while reported < limit and libc.shmget(0, 1 << 28, 0o600) >= 0:
            reported += 1 << 28
        """
    limit = 2 * wall.limits.memory * MIB
    assert reported(wall, cell, limit=limit) < limit


def test_no_namespace_can_be_created(wall: SandboxSpec) -> None:
    """A submission cannot create a user namespace, in which it could mount as root."""
    cell = """
        import ctypes
        libc = ctypes.CDLL(None)
        reported = libc.unshare(0x10000000 | 0x20000)
        """
    assert reported(wall, cell) == -1


def test_uncounted_memory_is_refused(wall: SandboxSpec) -> None:
    """Memory that RLIMIT_AS does not count, of memfd or POSIX message queues, is refused."""
    cell = """
        import ctypes, os
        libc = ctypes.CDLL(None)
        reported = [libc.mq_open(b"/queue", 0o102, 0o600, None)]
        try: reported.append(os.memfd_create("hoard"))
        except OSError: reported.append(-1)
        """
    assert reported(wall, cell) == [-1, -1]


def test_all_processes_end_with_the_session(wall: SandboxSpec) -> None:
    """All processes of a session end with it, even with busy threads."""
    with opened(wall, "x = 1") as warm_up:
        warm_up.run_notebook()
    before = set(descendants(os.getpid()))
    busy = "import threading\nthreading.Thread(target=lambda: exec('while True: pass')).start()"
    with opened(wall, busy) as session:
        session.run_notebook()
        started = [pid for pid in descendants(os.getpid()) if pid not in before]
        assert started
        with wait_for_exit(started) as all_ended:
            session.close()
            assert all_ended()


@pytest.mark.parametrize("level", [Level.FULL, Level.NONE])
def test_all_processes_end_with_the_grader(level: Level) -> None:
    """If the grader is killed, the processes of its submissions end with it."""
    grader = f"""
from tests.support.notebooks import opened
from autograder.course import Level, Limits
from autograder.sandbox.launcher import SandboxSpec
session = opened(SandboxSpec(Level("{level}"), (), Limits()), "x = 1")
session.run_notebook()
print("up", flush=True)
input()
"""
    command = [sys.executable, "-c", grader]
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, cwd=ROOT, text=True, **pipes) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "up\n"
        started = descendants(process.pid)
        assert started
        with wait_for_exit(started) as all_ended:
            process.send_signal(signal.SIGKILL)
            process.wait()
            assert all_ended()
