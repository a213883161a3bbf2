"""The classroom of a course: who may write what is about people."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from autograder.core.locks import Told, file_lock, lock_path
from autograder.course.model import Course


@contextmanager
def lock_assignment(
    course: Course, assignment: str, told: Told, *, blocking: bool = True
) -> Iterator[None]:
    """Acquire the lock of an assignment (SQLite: of the whole classroom).

    Calls `told` with the holder's PID while waiting. With `blocking=False` raises LockBusyError.
    """
    apart = bool(course.config.gradebook.url)
    with ExitStack() as stack:
        # Runs of several assignments share the classroom's lock: one that began while the
        # gradebook still was a file has it for itself, and they wait for each other.
        stack.enter_context(
            file_lock(lock_path(course.classroom), told, blocking=blocking, shared=apart)
        )
        if apart:
            stack.enter_context(
                file_lock(lock_path(course.classroom, assignment), told, blocking=blocking)
            )
        yield
