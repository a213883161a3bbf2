"""The isolation level `reduced`: Landlock and seccomp without namespaces.

The tests simulate an ordinary user of a machine that refuses namespaces, in a sandbox that
forbids further ones.
"""

import os
import subprocess
import sys
from pathlib import Path
from shutil import which

import msgspec
import pytest

from autograder.course import Course, Level
from autograder.sandbox.escape_probes import ESCAPE_PROBES
from autograder.sandbox.isolation import IsolationReport
from autograder.workflows import demo
from tests.support import classroom
from tests.support.classroom import complete, hand_in

pytestmark = [pytest.mark.full_wall, pytest.mark.slow]

ROOT = Path(__file__).parents[2]
PROBE = """
import sys, msgspec
from autograder.sandbox import isolation
sys.stdout.write(msgspec.json.encode(isolation.probe()).decode())
"""
# Attempts on the grader, whose files belong to the same user; `reported` are those that succeed.
HARM = """
import ctypes, os, resource, signal, socket
libc = ctypes.CDLL(None, use_errno=True)
def succeed(result):
    if result == -1: raise OSError(ctypes.get_errno())
attempts = {
    "kill": lambda: os.kill(os.getppid(), 0),
    "kill a group": lambda: os.killpg(os.getpgid(os.getppid()), 0),
    "kill all": lambda: os.kill(-1, 0),
    "limit": lambda: resource.prlimit(os.getppid(), resource.RLIMIT_NOFILE, (5, 5)),
    "priority": lambda: os.setpriority(os.PRIO_PROCESS, os.getppid(), 19),
    "affinity": lambda: os.sched_setaffinity(os.getppid(), {0}),
    "read": lambda: open(target).read(),
    "cut": lambda: os.truncate(target, 0),
    "cut on opening": lambda: os.open(target, os.O_RDONLY | os.O_TRUNC),
    "mode": lambda: os.chmod(target, 0),
    "time": lambda: os.utime(target),
    "owner": lambda: os.chown(target, os.getuid(), -1),
    "attribute": lambda: os.setxattr(target, "user.x", b"1"),
    "remove": lambda: os.remove(target),
    "rename": lambda: os.rename(target, target + ".old"),
    "link": lambda: os.link(target, "stolen"),
    "memory": lambda: open(f"/proc/{os.getppid()}/mem", "rb"),
    "environment": lambda: open("/proc/self/environ").read(),
    "list": lambda: os.listdir(os.path.dirname(target)),
    "socket": lambda: socket.socket(socket.AF_UNIX),
    "udp": lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM),
    "watch": lambda: succeed(libc.inotify_init()),
    "trace": lambda: succeed(libc.ptrace(16, os.getppid(), 0, 0)),
    "outlive": lambda: succeed(libc.prctl(1, 0, 0, 0, 0)),
    "hold": lambda: os.pidfd_open(os.getpid()),
    "look": lambda: succeed(libc.process_vm_readv(os.getpid(), 0, 0, 0, 0, 0)),
    "exec": lambda: os.execv("/bin/sh", ["sh", "-c", "true"]),
}
reported = []
for name, attempt in attempts.items():
    try: attempt()
    except OSError: continue
    reported.append(name)
"""
HARMFUL = ('"kill all"', '"kill a group"', '"limit"', '"trace"', '"exec"')
TRY = """
import sys, msgspec
from autograder.course import Level, Limits
from autograder.sandbox.launcher import SandboxSpec
from tests.support.notebooks import reported
target, cell, level = sys.argv[1:]
spec = SandboxSpec(Level(level), ("numpy", "matplotlib"), Limits())
sys.stdout.write(msgspec.json.encode(reported(spec, cell, target=target)).decode())
"""


def run_without_namespaces(tmp_path: Path, *command: str) -> "subprocess.CompletedProcess[str]":
    """Run a command as an ordinary user of a machine that refuses namespaces."""
    bubblewrap = which("bwrap") or ""
    command_prefix = [
        bubblewrap,
        "--unshare-user",
        "--uid",
        "1000",
        "--gid",
        "1000",
        "--disable-userns",
    ]
    command_prefix += ["--cap-drop", "ALL", "--dev-bind", "/", "/", "--proc", "/proc"]
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache"), "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [*command_prefix, "--", *command],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )


def metadata(path: Path) -> tuple[int, ...]:
    """Return the metadata of a file that must not change."""
    status = path.stat()
    return status.st_mode, status.st_size, status.st_nlink, status.st_mtime_ns, status.st_uid


def run_python(tmp_path: Path, *arguments: str) -> str:
    """Return what a Python script prints on such a machine."""
    done = run_without_namespaces(tmp_path, sys.executable, "-c", *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_reduced_is_detected_without_namespaces(tmp_path: Path) -> None:
    """Full is refused with a reason; reduced blocks all probes except those that need full."""
    report = msgspec.json.decode(run_python(tmp_path, PROBE), type=IsolationReport)
    assert report.level is Level.REDUCED
    full, reduced = report.trials
    assert "namespace" in full.error
    assert set(reduced.successful_probes) == {
        probe.name for probe in ESCAPE_PROBES if probe.blocked_from is Level.FULL
    }


def test_the_grader_cannot_be_harmed_at_reduced(tmp_path: Path) -> None:
    """Files and processes of the grading user can be neither read, changed nor ended."""
    target = tmp_path / "gradebook.db"
    target.write_text("points")
    before = metadata(target)
    assert run_python(tmp_path, TRY, str(target), HARM, "reduced") == "[]"
    assert target.read_text() == "points"
    assert metadata(target) == before
    # Without isolation most of them succeed, so the attempts are real.
    harmless = [line for line in HARM.splitlines() if not line.strip().startswith(HARMFUL)]
    done = msgspec.json.decode(run_python(tmp_path, TRY, str(target), "\n".join(harmless), "none"))
    assert {"kill", "read", "mode", "list", "socket", "watch", "hold", "look"} <= set(done)


def test_numpy_and_figures_work_at_reduced(tmp_path: Path) -> None:
    """Threads, linear algebra, own files and figures work as at the level full."""
    cell = """
import threading, tempfile, io
import numpy as np
import matplotlib.pyplot as plt
done = []
thread = threading.Thread(target=lambda: done.append(1)); thread.start(); thread.join()
np.save("own.npy", np.linalg.svd(np.ones((50, 50)))[1])
plt.plot([1, 2]); plt.savefig("own.png")
reported = [done, np.load("own.npy").shape[0], open("own.png", "rb").read(4)[1:].decode()]
"""
    assert run_python(tmp_path, TRY, "", cell, "reduced") == '[[1],50,"PNG"]'


def test_a_course_that_requires_full_is_refused(tmp_path: Path, course: Course) -> None:
    """`seminar grade` refuses with a setup hint, and grades if the course accepts reduced."""
    student = "aiko"
    hand_in(course, student, complete(course))
    file = course.root / "course.toml"
    seminar = classroom.program("seminar")
    refused = run_without_namespaces(course.root, seminar, "grade", demo.ASSIGNMENT)
    assert refused.returncode == 3
    assert "this machine offers reduced" in refused.stderr
    assert "namespace" in refused.stderr
    file.write_text(file.read_text().replace('level = "full"', 'level = "reduced"'))
    done = run_without_namespaces(course.root, seminar, "grade", demo.ASSIGNMENT)
    assert done.returncode == 0, done.stderr
    assert "sandbox level: reduced" in done.stdout
    (result,) = (course.classroom.path / "results" / demo.ASSIGNMENT / student).glob("result.json")
    assert '"level": "reduced"' in result.read_text()
