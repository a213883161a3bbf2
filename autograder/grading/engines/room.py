"""How many workers this machine has room for: its cores, and the memory that is free."""

import os
from collections.abc import Callable
from pathlib import Path

import psutil

MEBIBYTE = 1 << 20
OWN = 512  # MiB of a worker with its suites, its warm parent and the known answers it keeps
CGROUP = Path("/sys/fs/cgroup")


def workers(limit: int, told: Callable[[str], None] = lambda _: None) -> int:
    """As many as there are cores, as far as each can have `limit` MiB for a submission."""
    wanted, free = cores(), free_memory()
    count = fitting(wanted, free, limit)
    if count < wanted:
        told(
            f"{count} of {wanted} cores grade: {free} MiB of memory are free, and a submission"
            f" may use {limit} (`[limits] memory`); `[grading] workers` sets another number"
        )
    return count


def fitting(wanted: int, free: int, limit: int) -> int:
    """How many of the wanted workers find room in `free` MiB; at least one."""
    return max(1, min(wanted, free // (limit + OWN)))


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0))


def free_memory(cgroup: Path = CGROUP) -> int:
    """MiB that can be had now; within a container, what is left of its own limit."""
    free: int = psutil.virtual_memory().available
    try:
        limit, used = ((cgroup / name).read_text() for name in ("memory.max", "memory.current"))
        # What the kernel holds of files goes when somebody needs the room.
        cached = dict(line.split() for line in (cgroup / "memory.stat").read_text().splitlines())
        free = min(free, int(limit) - int(used) + int(cached["inactive_file"]))
    except (OSError, ValueError, KeyError):
        pass  # no limit ("max"), or no such files
    return max(free, 0) // MEBIBYTE
