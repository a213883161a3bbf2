"""Measure how time and memory grow with the class: from 100 to 10,000 submissions.

`python benchmarks/growth.py [--week WEEK] [sizes…]` grades a class of each size (`real_class.py`;
default: week 2, 100, 1,000, 4,000 and 10,000) with `seminar grade`. It prints the time of a
submission, its ratio to the smallest class, and the peak memory of the coordinator; then it runs
the same command again, with nothing to grade. It ends with exit code 1 if a submission of a later
class takes over 20 percent more CPU time than one of the second class, which has paid for startup.
"""

import argparse
import tempfile
from pathlib import Path

import real_class
from process_cpu import measure

from autograder.workflows import demo

SIZES = (100, 1_000, 4_000, 10_000)
TOLERANCE = 1.2
TITLES = "submissions   ms each   CPU ms each   ratio to the first   peak MiB   nothing to do: s"


def main() -> None:
    """Grade a class of each size twice and print the measurements."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("sizes", type=int, nargs="*", default=list(SIZES))
    parser.add_argument("--week", default=demo.ASSIGNMENT)
    options = parser.parse_args()
    print(TITLES)
    seconds_each, cpu_each = [], []
    for size in options.sizes:
        with tempfile.TemporaryDirectory(prefix="seminar-growth-") as temporary_directory:
            course = real_class.create_course(Path(temporary_directory) / "course")
            real_class.submit_class(course, options.week, size)
            command = ("seminar", "grade", options.week)
            first_run, second_run = (measure(course.root, *command) for _ in range(2))
        seconds_each.append(first_run.seconds / size)
        cpu_each.append(sum(first_run.cpu.values()) / size)
        print(
            f"{size:11,} {seconds_each[-1] * 1e3:9.1f} {cpu_each[-1] * 1e3:13.1f}"
            f" {seconds_each[-1] / seconds_each[0]:20.2f}"
            f" {first_run.peak_mib:10.0f} {second_run.seconds:18.2f}",
            flush=True,
        )
    if any(later > TOLERANCE * cpu_each[1] for later in cpu_each[2:]):
        raise SystemExit("not linear: a later submission takes over 20 % more CPU time")


if __name__ == "__main__":
    main()
