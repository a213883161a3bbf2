"""Measure the latency of one result from a warm worker, and of commands with a cold start.

`python benchmarks/latency.py [rounds]` (default 20) prints medians and interquartile ranges, and
the seconds to grade an answer that loops without end. Then it alternates between forks of the
zygote and new processes, and prints the minimum, median and maximum of both.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import real_class
from process_cpu import environment

from autograder.content.answer_file import fill_notebook
from autograder.course import Course, Level, Limits
from autograder.grading.grade import GradingJob, grade
from autograder.grading.spec import load_spec
from autograder.sandbox import launcher
from autograder.sandbox.guest import protocol
from autograder.sandbox.session import Session
from autograder.workflows import demo

ASSIGNMENT = demo.ASSIGNMENT
STUDENTS = 12
CELLS = [(0, "import numpy as np\nimport matplotlib.pyplot as plt\nx = np.ones(3)")]
PACKAGES = ("numpy", "matplotlib")


def main(rounds: int) -> None:
    """Measure warm grading and two commands, and print the results."""
    with tempfile.TemporaryDirectory(prefix="seminar-latency-") as temporary_directory:
        course = real_class.create_course(Path(temporary_directory) / "course")
        students = real_class.submit_class(course, ASSIGNMENT, STUDENTS)
        measure_warm_worker(course, students, rounds)
        notebook = course.classroom.assignment(ASSIGNMENT).student("student00000").submission
        measure_command(course, rounds, "seminar", "check", str(notebook))
        measure_command(course, rounds, "seminar", "--help")
    measure_fork(rounds)


def measure_warm_worker(course: Course, students: list[real_class.Student], rounds: int) -> None:
    """Measure the time from the bytes of a file to its Result, in a warm worker."""
    spec = load_spec(course, ASSIGNMENT, Level.FULL)
    paths = course.classroom.assignment(ASSIGNMENT)
    jobs = [
        GradingJob(spec, paths.student(student.name).submission.read_bytes())
        for student in students
    ]
    for job in jobs:
        grade(job)
    measure_endless_loop(course, students[0])
    for job, student in zip(jobs, students, strict=True):
        points = grade(job).result.points
        label = f"warm worker, {student.name}, {student.kind} ({points:g} points)"
        measure(label, rounds, lambda job=job: grade(job))


def measure_endless_loop(course: Course, student: real_class.Student) -> None:
    """Measure a submission whose first exercise never ends."""
    spec = load_spec(course, ASSIGNMENT, Level.FULL)
    endless, *others = student.answers
    code = student.answers[endless].partition(":\n")[0] + ":\n    while True:\n        pass\n"
    answers = {endless: code} | {name: student.answers[name] for name in others}
    text = "\n".join(f"# %% {name}\n{source}" for name, source in answers.items())
    start = time.perf_counter()
    grade(GradingJob(spec, fill_notebook(text, spec.release)))
    print(f"an endless loop in {endless}: {time.perf_counter() - start:.1f} s", flush=True)


def measure_command(course: Course, rounds: int, *command: str) -> None:
    """Measure a command in a new process."""

    def run() -> None:
        subprocess.run(command, cwd=course.root, env=environment(), capture_output=True, check=True)

    label = " ".join(Path(argument).name for argument in command)
    measure(label, max(rounds // 2, 5), run)


def measure(label: str, rounds: int, run: Callable[[], object]) -> None:
    """Print the median and the quartiles of the duration of `run`, after one warm-up call."""
    run()
    milliseconds = []
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        milliseconds.append((time.perf_counter() - start) * 1e3)
    lower, median, upper = statistics.quantiles(milliseconds, n=4)
    print(f"{label}: {median:.0f} ms ({lower:.0f} to {upper:.0f})", flush=True)


def measure_fork(rounds: int) -> None:
    """Compare a fork of the zygote, alone and with imports, with a new process."""
    full, none = (
        launcher.SandboxSpec(level, PACKAGES, Limits()) for level in (Level.FULL, Level.NONE)
    )
    run_session(full)  # starts the zygote
    forks, forked_sessions, new_sessions = [], [], []
    for _ in range(rounds):
        forks.append(duration(lambda: fork_guest(full)))
        forked_sessions.append(duration(lambda: run_session(full)))
        new_sessions.append(duration(lambda: run_session(none)))
    print_durations("fork, until the guest is ready", forks)
    print_durations("fork of the zygote, imports, end", forked_sessions)
    print_durations("new process, imports, end", new_sessions)
    ratio = statistics.median(new_sessions) / statistics.median(forked_sessions)
    print(f"a new process takes {ratio:.1f} times as long as a fork")


def fork_guest(spec: launcher.SandboxSpec) -> None:
    """Start a guest process, wait until it is ready, and kill it."""
    process = launcher.start(spec)
    process.channel.receive(protocol.host_decoder, time.monotonic() + 60)
    process.kill()


def run_session(spec: launcher.SandboxSpec) -> None:
    """Run a session with one cell that imports NumPy and pyplot."""
    with Session(spec, CELLS) as session:
        (cell_run,) = session.run_notebook()
    assert cell_run.fault is None, cell_run


def duration(action: Callable[[], None]) -> float:
    """Return the seconds that `action` takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def print_durations(label: str, seconds: list[float]) -> None:
    """Print minimum, median and maximum in milliseconds."""
    minimum, median, maximum = min(seconds), statistics.median(seconds), max(seconds)
    print(f"{label:40} {minimum * 1e3:8.1f} {median * 1e3:8.1f} {maximum * 1e3:8.1f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
