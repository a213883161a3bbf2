"""Processor time of a guest process, as the host's kernel counts it, and its interruption."""

import contextlib
import os
import signal
import time
from pathlib import Path

CLOCK_OF_PROCESS = 2  # CPUCLOCK_SCHED, in the lowest bits of the clock's number
RECENT_SECONDS = 0.02
RUNNABLE = frozenset("RD")  # runs or waits for a processor, or for a disk


class GuestProcessor:
    """What a process does with the processor: all its threads, also those that have ended.

    Raises ProcessLookupError if there is no such process. The owner calls `close`.
    """

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self._clock = (~pid << 3) | CLOCK_OF_PROCESS
        self._pidfd = os.pidfd_open(pid)  # a signal cannot reach another process of this number
        self._read_at, self._last_seconds = float("-inf"), 0.0

    def close(self) -> None:
        """Release the process."""
        os.close(self._pidfd)

    def interrupt(self) -> None:
        """Send SIGINT to the process, as Jupyter does to interrupt a cell."""
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._pidfd, signal.SIGINT)

    def seconds(self) -> float:
        """Return the processor time used so far; infinity if the process has ended."""
        try:
            self._last_seconds = time.clock_gettime(self._clock)
        except OSError:
            self._last_seconds = float("inf")
        self._read_at = time.monotonic()
        return self._last_seconds

    def recent_seconds(self) -> float:
        """Return the processor time used until RECENT_SECONDS ago or later.

        Reading the clock of another process takes a tenth of the time of a short call.
        """
        is_recent = time.monotonic() < self._read_at + RECENT_SECONDS
        return self._last_seconds if is_recent else self.seconds()

    def is_runnable(self) -> bool:
        """Return whether a thread of the process runs, or would if a processor were free."""
        try:
            tasks = Path(f"/proc/{self.pid}/task").iterdir()
            return any(_status(task)[0] in RUNNABLE for task in tasks)
        except OSError:  # it has ended
            return False


def child_of(pid: int) -> int | None:
    """Return the process ID of the only child of a process; None if it is unknown."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:  # some kernels have no such file
        children = _search_children(pid)
    return int(children[0]) if len(children) == 1 else None


def _search_children(pid: int) -> list[str]:
    return [path.name for path in Path("/proc").iterdir() if _parent_of(path) == pid]


def _parent_of(directory: Path) -> int | None:
    """Return the parent of the process with a directory in /proc."""
    try:
        return int(_status(directory)[1])
    except OSError:  # it is no process, or has ended
        return None


def _status(directory: Path) -> list[str]:
    """Return the fields of a process or thread in /proc: its state, its parent and so on."""
    # Before the fields stands the command in brackets, which may contain anything.
    return (directory / "stat").read_text(errors="replace").rpartition(")")[2].split()


def pid_of(pidfd: int) -> int | None:
    """Return the process ID of a pidfd in this namespace; None if it has ended."""
    for line in Path(f"/proc/self/fdinfo/{pidfd}").read_text().splitlines():
        name, _, value = line.partition(":")
        if name == "Pid" and int(value) > 0:
            return int(value)
    return None
