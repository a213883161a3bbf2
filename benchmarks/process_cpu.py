"""The CPU seconds of a `seminar` command by kind of process: coordinator, workers, guests."""

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
    usage: dict[int, tuple[str, float]] = {}
    start, peak = time.perf_counter(), 0
    with subprocess.Popen(
        command, cwd=root, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as popen:
        coordinator = psutil.Process(popen.pid)
        while popen.poll() is None:
            try:
                peak = max(peak, coordinator.memory_info().rss)
                for process in (coordinator, *coordinator.children(recursive=True)):
                    _update_usage(usage, process, coordinator)
            except psutil.NoSuchProcess:
                pass
            time.sleep(SAMPLING_INTERVAL)
        assert popen.stderr is not None
        errors = popen.stderr.read().decode(errors="replace")
    if popen.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {popen.returncode}: {errors[-1000:]}")
    totals: Counter[str] = Counter()
    for kind, seconds in usage.values():
        totals[kind] += seconds  # type: ignore[assignment]  # a Counter of floats
    return CommandCost(time.perf_counter() - start, totals, peak / 2**20)


def _update_usage(
    usage: dict[int, tuple[str, float]], process: psutil.Process, coordinator: psutil.Process
) -> None:
    """Store the CPU seconds of a process by its PID."""
    try:
        times = process.cpu_times()
        command_line = " ".join(process.cmdline())
    except psutil.NoSuchProcess:
        return
    seconds, kind = times.user + times.system, GUESTS
    if process.pid == coordinator.pid:
        kind = COORDINATOR
    elif worker_process.__name__ in command_line:
        kind = WORKERS
    else:
        # A guest ends too soon to be sampled: its parent's counter includes it.
        seconds += times.children_user + times.children_system
        if process.ppid() in usage and usage[process.ppid()][0] == GUESTS:
            return
    usage[process.pid] = (kind, seconds)
