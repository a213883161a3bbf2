"""The CPU seconds of a `seminar` command by kind of process: coordinator, workers, guests.

Guests live too briefly to be sampled, and the kernel drops the times of processes that end with
their PID namespace. So theirs is what the whole machine has computed beyond the other two: measure
on a machine that does nothing else.
"""

import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import psutil
from msgspec import Struct

from autograder.executors import worker_process

COORDINATOR, WORKERS, GUESTS = KINDS = ("coordinator", "workers", "students' processes")
SAMPLING_INTERVAL = 0.2  # seconds; a shorter one would slow down what it measures


class CommandCost(Struct, frozen=True):
    """Seconds of a command, its CPU seconds by kind of process, its main process's peak MiB."""

    seconds: float
    cpu: Counter[str]
    peak_mib: float


def environment() -> dict[str, str]:
    """Return an environment whose PATH starts with this interpreter's programs."""
    return {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}


def measure(root: Path, *command: str) -> CommandCost:
    """Run a command in a directory and sample its processes; raise SystemExit if it fails."""
    usage: dict[int, tuple[str, float]] = {}  # by PID
    start, busy_before, peak = time.perf_counter(), _busy_seconds(), 0
    with subprocess.Popen(
        command, cwd=root, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as popen:
        coordinator = psutil.Process(popen.pid)
        while popen.poll() is None:
            try:
                peak = max(peak, coordinator.memory_info().rss)
                usage[coordinator.pid] = COORDINATOR, _seconds(coordinator)
                for child in coordinator.children():
                    if worker_process.__name__ in " ".join(child.cmdline()):
                        usage[child.pid] = WORKERS, _seconds(child)
            except (psutil.NoSuchProcess, psutil.ZombieProcess):
                pass
            time.sleep(SAMPLING_INTERVAL)
        assert popen.stderr is not None
        errors = popen.stderr.read().decode(errors="replace")
    seconds, busy = time.perf_counter() - start, _busy_seconds() - busy_before
    if popen.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {popen.returncode}: {errors[-1000:]}")
    totals: Counter[str] = Counter()
    for kind, used in usage.values():
        totals[kind] += used  # type: ignore[assignment]  # a Counter of floats
    totals[GUESTS] = max(busy - totals.total(), 0)  # type: ignore[assignment]
    return CommandCost(seconds, totals, peak / 2**20)


def _busy_seconds() -> float:
    """Return the CPU seconds of all processes of the machine but this one."""
    times = psutil.cpu_times()
    kernel = times.system + times.irq + times.softirq
    return float(times.user + times.nice + kernel) - time.process_time()


def _seconds(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)
