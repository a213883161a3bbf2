"""How long one waits for one thing: a result from a warm worker, and each command from cold.

`python benchmarks/latency.py [rounds]` (default 20) prints medians and the middle half.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from against_nbgrader import ASSIGNMENT, make_ours, programs

from autograder.course import Course, Level
from autograder.grading.grade import GradingJob, grade
from autograder.grading.spec import load_spec

CLASS = 11


def main(rounds: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="seminar-latency-") as folder:
        course = make_ours(Path(folder) / "course", CLASS)
        warm(course, rounds)
        notebook = str(course.classroom.assignment(ASSIGNMENT).student("student00000").submission)
        command(course, rounds, "seminar", "check", notebook)
        command(course, rounds, "seminar", "--help")


def warm(course: Course, rounds: int) -> None:
    """From the bytes of a file to its Result, in a worker that has graded before."""
    kit = load_spec(course, ASSIGNMENT, Level.FULL)
    files = sorted((course.classroom.path / "submitted").glob(f"*/{ASSIGNMENT}/*.ipynb"))
    jobs = [GradingJob(kit, file.read_bytes()) for file in files]
    for job in jobs:
        grade(job)
    tell("warm worker, the solution", rounds, lambda: grade(jobs[0]))
    for job, file in zip(jobs[1:], files[1:], strict=True):
        points = grade(job).result.points
        tell(
            f"warm worker, {file.parts[-3]} ({points:g} points)", rounds, lambda job=job: grade(job)
        )


def command(course: Course, rounds: int, *words: str) -> None:
    """A command in a process of its own."""

    def run() -> None:
        subprocess.run(words, cwd=course.root, env=programs(), capture_output=True, check=True)

    tell(" ".join(Path(word).name for word in words), max(rounds // 2, 5), run)


def tell(what: str, rounds: int, run: Callable[[], object]) -> None:
    """Print the median and the middle half of what `run` takes."""
    run()
    spent = []
    for _ in range(rounds):
        began = time.perf_counter()
        run()
        spent.append((time.perf_counter() - began) * 1e3)
    low, middle, high = statistics.quantiles(spent, n=4)
    print(f"{what}: {middle:.0f} ms ({low:.0f} to {high:.0f})", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
