"""One run at a time at what a run writes: the second waits for the first.

Whoever writes hand-ins, a release, Results or points of an assignment holds its lock. Where the
gradebook is a file all assignments share it, and a classroom has one run at a time; where a server
keeps it, each assignment has.

The kernel lets go of a lock when its process ends, in whatever way, so none is left behind.
"""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from autograder import files
from autograder.course import Course

Told = Callable[[str], None]


class HeldError(Exception):
    """Somebody else is in there; the text says who."""


def file(classroom: Path, room: str = "") -> Path:
    """The file that is locked for a classroom, or for one `room` of it."""
    return classroom / f".grading{'-' if room else ''}{room}.lock"


@contextmanager
def hold(course: Course, assignment: str, told: Told, *, wait: bool = True) -> Iterator[None]:
    """Be the only one at an assignment, and at all of them where they share a file.

    Says whom it waits for; without `wait` raises HeldError instead of waiting.
    """
    apart = bool(course.file.gradebook.url)
    with ExitStack() as stack:
        # Runs of several assignments share the classroom's lock: one that began while the
        # gradebook still was a file has it for itself, and they wait for each other.
        stack.enter_context(locked(file(course.classroom), told, wait=wait, shared=apart))
        if apart:
            stack.enter_context(locked(file(course.classroom, assignment), told, wait=wait))
        yield


@contextmanager
def locked(path: Path, told: Told, *, wait: bool = True, shared: bool = False) -> Iterator[None]:
    """Have the lock of a file, alone or with others who share it; else as `hold`."""
    kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
    with files.in_words(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        fd = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        # A few lines of our own: libraries for this ask again and again instead of sleeping
        # until it is their turn, and do not tell who has the lock.
        try:
            fcntl.flock(fd, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            if not wait:
                raise HeldError(_holder(fd).strip()) from None
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
