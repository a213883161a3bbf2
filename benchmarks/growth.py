"""Measure how time and memory grow with the class: 100, 1,000 and 10,000 submissions of week 2.

`python benchmarks/growth.py [sizes…]` grades a class of each size with `seminar grade`. It prints
the time of a submission, its ratio to the smallest class, and the peak memory of the coordinator;
then it runs the same command again, with nothing to grade.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
from against_nbgrader import ASSIGNMENT, create_course, environment
from msgspec import Struct

SIZES = (100, 1_000, 10_000)


class Measurement(Struct, frozen=True):
    """One run of `seminar grade`: its seconds and the coordinator's peak memory in MiB."""

    seconds: float
    peak_mib: float


def main(sizes: list[int]) -> None:
    """Grade a class of each size twice and print the measurements."""
    print("submissions   ms each   ratio to the first   peak MiB   nothing to do: s   peak MiB")
    smallest = 0.0
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="seminar-growth-") as temporary_directory:
            course = create_course(Path(temporary_directory) / "course", size)
            first_run, second_run = grade(course.root), grade(course.root)
        milliseconds = first_run.seconds / size * 1e3
        smallest = smallest or milliseconds
        print(
            f"{size:11,} {milliseconds:9.1f} {milliseconds / smallest:20.2f}"
            f" {first_run.peak_mib:10.0f} {second_run.seconds:18.2f} {second_run.peak_mib:10.0f}",
            flush=True,
        )


def grade(root: Path) -> Measurement:
    """Run `seminar grade` and sample the memory of its main process."""
    start, peak = time.perf_counter(), 0
    with subprocess.Popen(
        ["seminar", "grade", ASSIGNMENT], cwd=root, env=environment(), stdout=subprocess.DEVNULL
    ) as command:
        coordinator = psutil.Process(command.pid)
        while command.poll() is None:
            try:
                peak = max(peak, coordinator.memory_info().rss)
            except psutil.NoSuchProcess:
                break
            time.sleep(0.2)
    if command.returncode:
        raise SystemExit(f"seminar grade ended with {command.returncode}")
    return Measurement(time.perf_counter() - start, peak / 2**20)


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or list(SIZES))
