"""How long a hand-in in a watched folder waits for its page, from the end of its copy.

`python benchmarks/watching.py [rounds] [burst]` (default 20, 30) starts `seminar watch`, puts one
file after the other and then many at once, and prints the median, the middle half and the slowest
of the first, and how long it took until the last of the second was answered.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from against_nbgrader import ASSIGNMENT, make_ours, programs

PATIENCE = 120


def main(rounds: int, burst: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="seminar-watching-") as name:
        root, drop = Path(name) / "course", Path(name) / "drop"
        course = make_ours(root, 8)
        sources = sorted((course.classroom.path / "submitted").glob(f"*/{ASSIGNMENT}/*.ipynb"))
        hand_ins = [path.read_bytes() for path in sources]
        drop.mkdir()
        with watching(root, drop):
            spent = []
            for number in range(rounds):
                began = put(drop, f"one{number:03}", hand_ins[number % len(hand_ins)])
                spent.append(answered(drop, f"one{number:03}") - began)
            low, middle, high = statistics.quantiles(spent, n=4)
            print(
                f"one by one, {rounds}: {middle:.2f} s ({low:.2f} to {high:.2f}),"
                f" the slowest {max(spent):.2f} s"
            )
            students = [f"many{number:03}" for number in range(burst)]
            began = time.perf_counter()
            for number, student in enumerate(students):
                put(drop, student, hand_ins[number % len(hand_ins)])
            last = max(answered(drop, student) for student in students)
            print(f"{burst} at once: the last one answered after {last - began:.1f} s")


@contextmanager
def watching(root: Path, drop: Path) -> Iterator[None]:
    """A watch in a process of its own, ready."""
    command = ["seminar", "watch", ASSIGNMENT, str(drop)]
    with subprocess.Popen(
        command, cwd=root, env=programs(), stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            for line in process.stdout:
                if "watching" in line:
                    break
            yield
        finally:
            process.terminate()


def put(drop: Path, student: str, data: bytes) -> float:
    """Copy a hand-in; when that was done."""
    drop.joinpath(f"{student}.ipynb").write_bytes(data)
    return time.perf_counter()


def answered(drop: Path, student: str) -> float:
    """Wait for the page; when it was there."""
    page, ends = drop / f"{student}.feedback.html", time.perf_counter() + PATIENCE
    while not page.exists():
        if time.perf_counter() > ends:
            raise SystemExit(f"{student} was not answered within {PATIENCE} s")
        time.sleep(0.005)
    return time.perf_counter()


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:3]]
    main(*numbers, *[20, 30][len(numbers) :])
