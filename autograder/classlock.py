"""One grading at a time in a classroom: the second waits for the first.

The kernel lets go of the lock when its process ends, in whatever way, so none is left behind.
"""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from autograder import files


class HeldError(Exception):
    """Somebody else is in there; the text says who."""


def file(classroom: Path, room: str = "") -> Path:
    """The file that is locked."""
    return classroom / f".grading{'-' if room else ''}{room}.lock"


@contextmanager
def hold(
    classroom: Path, told: Callable[[str], None], room: str = "", *, wait: bool = True
) -> Iterator[None]:
    """Be the only one in this classroom, or in one `room` of it; says whom it waits for.

    Without `wait` raises HeldError instead of waiting.
    """
    path = file(classroom, room)
    with files.in_words(path):
        classroom.mkdir(parents=True, exist_ok=True)
        fd = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        # A few lines of our own: libraries for this ask again and again instead of sleeping
        # until it is their turn, and do not tell who has the lock.
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if not wait:
                raise HeldError(_holder(fd).strip()) from None
            told(f"waiting for another `seminar grade`{_holder(fd)} in this course")
            fcntl.flock(fd, fcntl.LOCK_EX)
        with suppress(OSError):  # the number is for the message alone; the disk may be full
            os.ftruncate(fd, 0)
            os.pwrite(fd, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(fd)


def _holder(fd: int) -> str:
    number = os.pread(fd, 20, 0).decode("ascii", "replace")
    return f" (process {number})" if number.isdigit() else ""
