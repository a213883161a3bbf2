"""Measure the CPU cost of a submission by kind of process: coordinator, workers, guests.

`python benchmarks/costs.py [submissions] [cores]` (default: 100, 16) grades two classes of week 2
(`real_class.py`) with `seminar grade`. The second class is three times as large as the first one,
so the difference separates the cost of a submission from the startup cost. The benchmark prints the
CPU milliseconds of each additional submission, extrapolates them to 100,000 submissions in
core-hours, and computes the number of cores from which on the coordinator, which imports one
submission at a time, is the bottleneck.
"""

import sys
import tempfile
from collections import Counter
from pathlib import Path

import real_class
from process_cpu import COORDINATOR, KINDS, measure

from autograder.workflows import demo

LARGE_CLASS = 100_000


def main(count: int, cores: int) -> None:
    """Grade two classes and print the cost of a submission."""
    small, _ = grade_class(count)
    large, size = grade_class(3 * count)
    seconds_each = {kind: (large[kind] - small[kind]) / (2 * count) for kind in KINDS}
    for kind, seconds in seconds_each.items():
        startup = small[kind] - count * seconds
        print(f"{kind}: {seconds * 1e3:.0f} ms of CPU a submission, {startup:.1f} s to start")
    total, coordinator = sum(seconds_each.values()), seconds_each[COORDINATOR]
    print(f"{LARGE_CLASS:,} submissions: {total * LARGE_CLASS / 3600:.1f} core-hours")
    print(f"on {cores} cores: {max(total / cores, coordinator) * LARGE_CLASS / 3600:.2f} hours")
    print(f"the coordinator: {coordinator * LARGE_CLASS / 3600:.2f} hours on any number of cores;")
    print(f"  it is the bottleneck from {total / coordinator:.0f} cores on")
    bytes_each = size / 3 / count
    print(f"classroom: {bytes_each / 2**10:.0f} KiB a submission,", end=" ")
    print(f"{bytes_each * LARGE_CLASS / 2**30:.0f} GiB for {LARGE_CLASS:,}")


def grade_class(count: int) -> tuple[Counter[str], int]:
    """Grade `count` submissions; return the CPU seconds by kind and the classroom's bytes."""
    with tempfile.TemporaryDirectory(prefix="seminar-costs-") as temporary_directory:
        course = real_class.create_course(Path(temporary_directory) / "course")
        real_class.submit_class(course, demo.ASSIGNMENT, count)
        cost = measure(course.root, "seminar", "grade", demo.ASSIGNMENT)
        paths = [path for path in course.classroom.path.rglob("*") if path.is_file()]
        return cost.cpu, sum(path.stat().st_size for path in paths)


if __name__ == "__main__":
    sizes = [int(argument) for argument in sys.argv[1:]]
    main(*(sizes + [100, 16][len(sizes):]))  # fmt: skip
