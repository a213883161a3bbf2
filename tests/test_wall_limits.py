"""What a submission can use up behind the wall, and that nothing of it stays."""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from autograder.course import Level
from autograder.sandbox import launcher
from autograder.sandbox.faults import Fault, StudentError
from autograder.sandbox.launcher import SandboxSpec
from autograder.sandbox.proxies import Student, fetch_value
from tests.notebooks import descendants, opened, told, unwalled

pytestmark = pytest.mark.full_wall

MIB = 1 << 20
ROOT = Path(__file__).parents[1]
FILL = """
    told = 0
    try:
        for number in range(1000):
            with open(f"{folder}/{number}", "wb", buffering=0) as file:
                for _ in range(1 << files_of):
                    told += file.write(bytes(1 << 16))
    except OSError:
        pass
    """
THREADS = """
    import threading
    told, never = 0, threading.Event()
    try:
        while told < 2000:
            threading.Thread(target=never.wait, daemon=True).start()
            told += 1
    except RuntimeError:
        pass
    """
# Every way in which Python or C starts a process; `told` are those that do.
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
    told = []
    for name, attempt in attempts.items():
        try: attempt()
        except (OSError, ZeroDivisionError): continue
        told.append(name)
    """


@contextmanager
def watched(pids: list[int]) -> Iterator[Any]:
    """A function that waits until all of these processes have ended; False if they do not."""
    with ExitStack() as stack:
        fds = []
        for pid in pids:
            fds.append(os.pidfd_open(pid))
            stack.callback(os.close, fds[-1])

        def ended() -> bool:
            return all(select.select([fd], [], [], 20)[0] for fd in fds)

        yield ended


def test_files_are_limited_each_and_together(wall: SandboxSpec) -> None:
    """A submission can write its folder full, in one file or many, and no further."""
    most = wall.limits.disk * MIB
    for files_of in (20, 4):
        written = told(wall, FILL, folder="/sandbox", files_of=files_of)
        assert most // 2 < written <= most


def test_shared_memory_files_are_limited(wall: SandboxSpec) -> None:
    """/dev/shm holds a mebibyte and no more."""
    assert 0 < told(wall, FILL, folder="/dev/shm", files_of=20) <= MIB


def test_nothing_can_be_written_but_its_own_folder(wall: SandboxSpec) -> None:
    """No folder but its own and /dev/shm takes a file, and no file outside can be changed."""
    cell = """
        import os, json, numpy
        told = []
        for folder, _, files in os.walk("/"):
            if not folder.startswith("/proc"):
                try: open(f"{folder}/new", "w").close()
                except OSError: continue
                told.append(folder)
        attempts = (lambda path: open(path, "r+"), lambda path: os.chmod(path, 0o777), os.remove)
        for path in (json.__file__, numpy.__file__, "/kit/autograder/sandbox/guest/protocol.py"):
            for attempt in attempts:
                try: attempt(path)
                except OSError: continue
                told.append(path)
        """
    folders = told(wall, cell)
    assert "/sandbox" in folders
    assert [path for path in folders if not path.startswith("/sandbox")] == ["/dev/shm"]


def test_no_process_can_be_started(wall: SandboxSpec) -> None:
    """No way of Python's or C's starts another process; without the filter they would."""
    assert told(wall, PROCESSES) == []
    fork = "import os\ntold = os.waitpid(os.fork() or os._exit(7), 0)[1] >> 8"
    assert told(unwalled(wall), fork) == 7


@pytest.mark.slow
def test_threads_are_limited_for_each_submission_alone(wall: SandboxSpec) -> None:
    """Threads without end end at the limit, and meanwhile another submission can have some."""
    one = "import threading\ntold = []\nt = threading.Thread(target=lambda: told.append(7))"
    with opened(wall, THREADS) as many:
        many.run_notebook()
        assert told(wall, f"{one}\nt.start(); t.join()") == [7]
        assert 1 < fetch_value(Student(many).told) <= launcher.MAX_THREADS


def test_memory_is_limited(wall: SandboxSpec) -> None:
    """As much memory as the limit cannot be had, half of it can."""
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
    """A submission cannot lift a limit that it was given."""
    cell = """
        import resource
        told = []
        for kind in map(resource.__dict__.get, [f"RLIMIT_{name}" for name in names]):
            for most in (resource.RLIM_INFINITY, resource.getrlimit(kind)[1] + 1):
                try: resource.setrlimit(kind, (most, most))
                except (ValueError, OSError): continue
                told.append(kind)
        """
    assert told(wall, cell, names=["AS", "FSIZE", "NPROC", "NOFILE", "CORE"]) == []


def test_shared_memory_of_system_v_is_limited(wall: SandboxSpec) -> None:
    """Shared memory segments do not add up beyond the memory limit."""
    cell = """
        import ctypes
        libc = ctypes.CDLL(None)
        libc.shmget.argtypes = [ctypes.c_int, ctypes.c_size_t, ctypes.c_int]
        told = 0
        while told < most and libc.shmget(0, 1 << 28, 0o600) >= 0:
            told += 1 << 28
        """
    most = 2 * wall.limits.memory * MIB
    assert told(wall, cell, most=most) < most


def test_no_namespace_can_be_made(wall: SandboxSpec) -> None:
    """A submission cannot become root of a user namespace of its own, and mount there."""
    cell = """
        import ctypes
        libc = ctypes.CDLL(None)
        told = libc.unshare(0x10000000 | 0x20000)
        """
    assert told(wall, cell) == -1


def test_memory_that_nobody_counts_cannot_be_had(wall: SandboxSpec) -> None:
    """Memory without an address, by memfd or POSIX message queues, is refused."""
    cell = """
        import ctypes, os
        libc = ctypes.CDLL(None)
        told = [libc.mq_open(b"/queue", 0o102, 0o600, None)]
        try: told.append(os.memfd_create("hoard"))
        except OSError: told.append(-1)
        """
    assert told(wall, cell) == [-1, -1]


def test_nothing_runs_on_after_the_session(wall: SandboxSpec) -> None:
    """All processes of a session end with it, busy threads and all."""
    with opened(wall, "x = 1") as warm:
        warm.run_notebook()
    before = set(descendants(os.getpid()))
    busy = "import threading\nthreading.Thread(target=lambda: exec('while True: pass')).start()"
    with opened(wall, busy) as session:
        session.run_notebook()
        own = [pid for pid in descendants(os.getpid()) if pid not in before]
        assert own
        with watched(own) as ended:
            session.close()
            assert ended()


@pytest.mark.parametrize("level", [Level.FULL, Level.NONE])
def test_nothing_runs_on_when_the_grader_is_killed(level: Level) -> None:
    """Should the grader itself be killed, its submissions' processes end with it."""
    grader = f"""
from tests.notebooks import opened
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
        own = descendants(process.pid)
        assert own
        with watched(own) as ended:
            process.send_signal(signal.SIGKILL)
            process.wait()
            assert ended()
