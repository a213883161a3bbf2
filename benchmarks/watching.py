"""Measure how long a submission in a watched folder waits for its feedback page.

`python benchmarks/watching.py [rounds] [burst]` (default 20, 30) starts `seminar watch`. It copies
`rounds` files to the folder, each after the reply to the previous one, and prints the median, the
interquartile range and the maximum of the time from the end of the copy to the page. Then it
copies `burst` files at once and prints the time until the last reply.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import real_class
from process_cpu import environment

from autograder.workflows import demo

ASSIGNMENT = demo.ASSIGNMENT
REPLY_TIMEOUT = 120  # seconds


def main(rounds: int, burst: int) -> None:
    """Measure single submissions and a burst, and print the results."""
    with tempfile.TemporaryDirectory(prefix="seminar-watching-") as temporary_directory:
        root, folder = Path(temporary_directory) / "course", Path(temporary_directory) / "drop"
        course = real_class.create_course(root)
        students = real_class.submit_class(course, ASSIGNMENT, 12)
        paths = course.classroom.assignment(ASSIGNMENT)
        submissions = [paths.student(each.name).submission.read_bytes() for each in students]
        folder.mkdir()
        with watch(root, folder):
            seconds = []
            for number in range(rounds):
                student, data = f"one{number:03}", submissions[number % len(submissions)]
                start = submit(folder, student, data)
                seconds.append(wait_for_reply(folder, student) - start)
            lower, median, upper = statistics.quantiles(seconds, n=4)
            print(
                f"one at a time, {rounds}: {median:.2f} s ({lower:.2f} to {upper:.2f}),"
                f" maximum {max(seconds):.2f} s"
            )
            names = [f"many{number:03}" for number in range(burst)]
            start = time.perf_counter()
            for number, student in enumerate(names):
                submit(folder, student, submissions[number % len(submissions)])
            end = max(wait_for_reply(folder, student) for student in names)
            print(f"{burst} at once: last reply after {end - start:.1f} s")


@contextmanager
def watch(root: Path, folder: Path) -> Iterator[None]:
    """Run `seminar watch` in a process; enter the block when it is ready."""
    command = ["seminar", "watch", ASSIGNMENT, str(folder)]
    with subprocess.Popen(
        command, cwd=root, env=environment(), stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            for line in process.stdout:
                if "watching" in line:
                    break
            yield
        finally:
            process.terminate()


def submit(folder: Path, student: str, data: bytes) -> float:
    """Write a submission to the folder; return the time when the copy is complete."""
    folder.joinpath(f"{student}.ipynb").write_bytes(data)
    return time.perf_counter()


def wait_for_reply(folder: Path, student: str) -> float:
    """Wait for a student's page and return the time; raise SystemExit after the timeout."""
    page, deadline = folder / f"{student}.feedback.html", time.perf_counter() + REPLY_TIMEOUT
    while not page.exists():
        if time.perf_counter() > deadline:
            raise SystemExit(f"{student} got no reply within {REPLY_TIMEOUT} s")
        time.sleep(0.005)
    return time.perf_counter()


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:3]]
    main(*numbers, *[20, 30][len(numbers) :])
