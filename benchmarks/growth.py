"""How time and memory grow with the class: 100, 1,000 and 10,000 submissions of week 2.

`python benchmarks/growth.py [sizes…]` grades a class of each size from nothing, by
`seminar grade`, and prints the seconds a submission, the most memory of the coordinating process,
and both against the smallest class; then the same command again, with nothing to do.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
from against_nbgrader import ASSIGNMENT, make_ours, programs
from msgspec import Struct

SIZES = (100, 1_000, 10_000)


class Run(Struct, frozen=True):
    """One run of `seminar grade`: seconds, and the coordinator's most memory in MiB."""

    seconds: float
    peak: float


def main(sizes: list[int]) -> None:
    """Measure and print."""
    print("submissions   ms each   against the first   peak MiB   nothing to do: s   peak MiB")
    first = 0.0
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="seminar-growth-") as folder:
            course = make_ours(Path(folder) / "course", size)
            run, again = grade(course.root), grade(course.root)
        each = run.seconds / size * 1e3
        first = first or each
        print(
            f"{size:11,} {each:9.1f} {each / first:19.2f} {run.peak:10.0f}"
            f" {again.seconds:18.2f} {again.peak:10.0f}",
            flush=True,
        )


def grade(root: Path) -> Run:
    """Run `seminar grade`, watching the memory of its own process."""
    began, peak = time.perf_counter(), 0
    with subprocess.Popen(
        ["seminar", "grade", ASSIGNMENT], cwd=root, env=programs(), stdout=subprocess.DEVNULL
    ) as process:
        watched = psutil.Process(process.pid)
        while process.poll() is None:
            try:
                peak = max(peak, watched.memory_info().rss)
            except psutil.NoSuchProcess:
                break
            time.sleep(0.2)
    if process.returncode:
        raise SystemExit(f"seminar grade ended with {process.returncode}")
    return Run(time.perf_counter() - began, peak / 2**20)


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or list(SIZES))
