"""One run at a time at what a run writes: the second waits for the first.

Whoever writes hand-ins, a release, Results or points of an assignment holds its lock. Where the
gradebook is a file all assignments share it, and a classroom has one run at a time; where a server
keeps it, each assignment has.

The kernel lets go of a lock when its process ends, in whatever way, so none is left behind.
"""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from autograder.core import atomic_files

Told = Callable[[str], None]


class LockBusyError(Exception):
    """Somebody else is in there; the text says who."""


def lock_path(classroom: Path, scope: str = "") -> Path:
    """The file that is locked for a classroom, or for one `room` of it."""
    return classroom / f".grading{'-' if scope else ''}{scope}.lock"


@contextmanager
def file_lock(
    path: Path, told: Told, *, blocking: bool = True, shared: bool = False
) -> Iterator[None]:
    """Have the lock of a file, alone or with others who share it; else wait; without `wait` raise HeldError."""
    kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
    with atomic_files.translate_os_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        fd = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        # A few lines of our own: libraries for this ask again and again instead of sleeping
        # until it is their turn, and do not tell who has the lock.
        try:
            fcntl.flock(fd, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            if not blocking:
                raise LockBusyError(_holder(fd).strip()) from None
            told(f"waiting for another `seminar` command{_holder(fd)} in this course")
            fcntl.flock(fd, kind)
        with suppress(OSError):  # the number is for the message alone; the disk may be full
            os.ftruncate(fd, 0)
            if not shared:
                os.pwrite(fd, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(fd)


def _holder(fd: int) -> str:
    number = os.pread(fd, 20, 0).decode("ascii", "replace")
    return f" (process {number})" if number.isdigit() else ""
