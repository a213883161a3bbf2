"""Where is watched, for which assignment, and its lock."""

from contextlib import AbstractContextManager
from pathlib import Path

from msgspec import Struct

from autograder.core import locks
from autograder.course import Course
from autograder.course.classroom import lock_assignment


class WatchTarget(Struct, frozen=True):
    """Where is watched, for which assignment."""

    course: Course
    assignment: str
    folder: Path

    def hold(self) -> AbstractContextManager[None]:
        """Be the only one at the assignment; raises HeldError if somebody else is."""
        return lock_assignment(self.course, self.assignment, lambda _: None, blocking=False)

    def watch_alone(self) -> AbstractContextManager[None]:
        """Be the only watch of the assignment; raises HeldError if there is another one."""
        # No assignment's name holds a dot.
        place = locks.lock_path(self.course.classroom, f"watch.{self.assignment}")
        return locks.file_lock(place, lambda _: None, blocking=False)
