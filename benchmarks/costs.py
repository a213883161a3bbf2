"""What a submission costs, and whom: CPU seconds of coordinator, workers and students' processes.

`python benchmarks/costs.py [submissions] [cores]` (default: 100, 16) grades two classes of week 2
by `seminar grade`, the other three times as large, so that starting up can be told from grading.
It prints the CPU milliseconds that one submission more costs each kind of process, what 100,000
would cost in core-hours by them, and from how many cores on the coordinator, which enters one
submission after the other, is the one that everybody waits for.
"""

import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import psutil
from against_nbgrader import ASSIGNMENT, make_ours, programs

MANY = 100_000
KINDS = ("coordinator", "workers", "students' processes")


def main(count: int, cores: int) -> None:
    """Measure and print."""
    small, _ = graded(count)
    large, size = graded(3 * count)
    each = {kind: (large[kind] - small[kind]) / (2 * count) for kind in KINDS}
    for kind in KINDS:
        start = small[kind] - count * each[kind]
        print(f"{kind}: {each[kind] * 1e3:.0f} ms of CPU a submission, {start:.1f} s to start")
    whole = sum(each.values())
    print(f"{MANY:,} submissions: {whole * MANY / 3600:.1f} core-hours")
    print(f"on {cores} cores: {max(whole / cores, each[KINDS[0]]) * MANY / 3600:.2f} hours")
    print(f"the coordinator alone: {each[KINDS[0]] * MANY / 3600:.2f} hours, whatever the cores;")
    print(f"  it is waited for from {whole / each[KINDS[0]]:.0f} cores on")
    each_file = size / 3 / count
    print(f"classroom: {each_file / 2**10:.0f} KiB a submission,", end=" ")
    print(f"{each_file * MANY / 2**30:.0f} GiB for {MANY:,}")


def graded(count: int) -> tuple[Counter[str], int]:
    """CPU seconds by kind of process for a class of that size, and the classroom's bytes."""
    with tempfile.TemporaryDirectory(prefix="seminar-costs-") as folder:
        course = make_ours(Path(folder) / "course", count)
        spent = watch(course.root)
        files = [path for path in course.classroom.path.rglob("*") if path.is_file()]
        return spent, sum(path.stat().st_size for path in files)


def watch(root: Path) -> Counter[str]:
    """CPU seconds by kind of process, until `seminar grade` ends."""
    seen: dict[int, tuple[str, float]] = {}
    with subprocess.Popen(
        ["seminar", "grade", ASSIGNMENT], cwd=root, env=programs(), stdout=subprocess.DEVNULL
    ) as process:
        top = psutil.Process(process.pid)
        while process.poll() is None:
            try:
                for one in (top, *top.children(recursive=True)):
                    note(seen, one, top)
            except psutil.NoSuchProcess:
                pass
            time.sleep(0.05)
    totals: Counter[str] = Counter()
    for kind, seconds in seen.values():
        totals[kind] += seconds
    return totals


def note(seen: dict[int, tuple[str, float]], one: psutil.Process, top: psutil.Process) -> None:
    """Keep what a process has spent by now, those that it has waited for included."""
    try:
        times = one.cpu_times()
        words = " ".join(one.cmdline())
    except psutil.NoSuchProcess:
        return
    own = times.user + times.system
    kind = KINDS[2]
    if one.pid == top.pid:
        kind = KINDS[0]
    elif "spawn_main" in words or "resource_tracker" in words:
        kind = KINDS[1]
    else:
        # A student's process is over too soon to be seen: its parent tells of it.
        own += times.children_user + times.children_system
        if one.ppid() in seen and seen[one.ppid()][0] == KINDS[2]:
            return
    seen[one.pid] = (kind, own)


if __name__ == "__main__":
    sizes = [int(argument) for argument in sys.argv[1:]]
    main(*(sizes + [100, 16][len(sizes):]))  # fmt: skip
