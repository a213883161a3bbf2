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

from autograder.sandbox import launch
from autograder.sandbox.faults import Fault, StudentError
from autograder.sandbox.launch import Plan
from autograder.sandbox.student import Student, value_of
from tests.notebooks import opened, told

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
FORK = """
    import os, signal
    told = 0
    try:
        while told < 2000:
            if os.fork() == 0:
                signal.pause()
            told += 1
    except OSError:
        pass
    """
# A process that leaves its family twice, becomes another program, and says when it is up.
DAEMON = """
    import os, sys
    ear, mouth = os.pipe()
    os.set_inheritable(mouth, True)
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            os.setsid()
            code = f"import os, signal; os.write({mouth}, b'up'); signal.pause()"
            os.execv(sys.executable, [sys.executable, "-I", "-S", "-c", code, marker])
        os._exit(0)
    told = os.read(ear, 2).decode()
    """


def hosts_processes(marker: str) -> list[int]:
    """Processes of the whole machine that have `marker` on their command line."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = path.read_bytes().split(b"\0")
        except OSError:
            continue
        if marker.encode() in words:
            found.append(int(path.parent.name))
    return found


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


def test_files_are_limited_each_and_together(wall: Plan) -> None:
    """A submission can write its folder full, in one file or many, and no further."""
    most = wall.limits.disk * MIB
    for files_of in (20, 4):
        written = told(wall, FILL, folder="/sandbox", files_of=files_of)
        assert most // 2 < written <= most


def test_shared_memory_files_are_limited(wall: Plan) -> None:
    """/dev/shm holds a mebibyte and no more."""
    assert 0 < told(wall, FILL, folder="/dev/shm", files_of=20) <= MIB


def test_nothing_can_be_written_but_its_own_folder(wall: Plan) -> None:
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
        for path in (json.__file__, numpy.__file__, "/kit/autograder/sandbox/wire.py"):
            for attempt in attempts:
                try: attempt(path)
                except OSError: continue
                told.append(path)
        """
    folders = told(wall, cell)
    assert "/sandbox" in folders
    assert [path for path in folders if not path.startswith("/sandbox")] == ["/dev/shm"]


@pytest.mark.slow
def test_processes_are_limited_for_each_submission_alone(wall: Plan) -> None:
    """A fork bomb ends at the limit, and meanwhile another submission can still fork."""
    fork = """
        import os
        pid = os.fork()
        if pid == 0: os._exit(7)
        told = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        """
    with opened(wall, FORK) as bomb:
        bomb.run_notebook()
        assert told(wall, fork) == 7
        assert 100 < value_of(Student(bomb).told) <= launch.PROCESSES


def test_memory_is_limited(wall: Plan) -> None:
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


def test_limits_cannot_be_raised(wall: Plan) -> None:
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


@pytest.mark.xfail(strict=True, reason="no seccomp filter yet (threat 12): shared memory of SysV")
def test_shared_memory_of_system_v_is_limited(wall: Plan) -> None:
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


@pytest.mark.xfail(strict=True, reason="no seccomp filter yet (threat 16): nested user namespaces")
def test_no_namespace_can_be_made(wall: Plan) -> None:
    """A submission cannot become root of a user namespace of its own, and mount there."""
    cell = """
        import ctypes
        libc = ctypes.CDLL(None)
        told = libc.unshare(0x10000000 | 0x20000)
        """
    assert told(wall, cell) == -1


def test_nothing_runs_on_after_the_session(wall: Plan) -> None:
    """Daemons that left their family and became other programs end with their session."""
    marker = f"seminar-daemon-{os.getpid()}"
    with opened(wall, f"marker = {marker!r}", DAEMON) as session:
        session.run_notebook()
        daemons = hosts_processes(marker)
        assert len(daemons) == 1
        with watched(daemons) as ended:
            session.close()
            assert ended()
    assert hosts_processes(marker) == []


def test_nothing_runs_on_after_the_process(wall: Plan) -> None:
    """Daemons end, too, when the student's process ends itself and its notebook runs anew."""
    marker = f"seminar-orphan-{os.getpid()}"
    cells = (f"marker = {marker!r}", DAEMON, "def end(): os._exit(0)")
    with opened(wall, *cells) as session:
        session.run_notebook()
        daemons = hosts_processes(marker)
        assert len(daemons) == 1
        with watched(daemons) as ended:
            with pytest.raises(StudentError):
                Student(session).end()
            assert ended()


def test_nothing_runs_on_when_the_grader_is_killed() -> None:
    """Should the grader itself be killed, its submissions' processes end with it."""
    marker = f"seminar-left-{os.getpid()}"
    grader = f"""
from tests.notebooks import opened
from autograder.course import Limits
from autograder.sandbox.launch import Plan
session = opened(Plan(True, (), Limits()), "marker = {marker!r}", {DAEMON!r})
session.run_notebook()
print("up", flush=True)
input()
"""
    command = [sys.executable, "-c", grader]
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, cwd=ROOT, text=True, **pipes) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "up\n"
        daemons = hosts_processes(marker)
        assert len(daemons) == 1
        with watched(daemons) as ended:
            process.send_signal(signal.SIGKILL)
            process.wait()
            assert ended()
