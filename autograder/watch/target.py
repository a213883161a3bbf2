"""Where is watched, for which assignment, and its lock."""

from contextlib import AbstractContextManager
from pathlib import Path

from msgspec import Struct

from autograder.course import Course


class WatchTarget(Struct, frozen=True):
    """Where is watched, for which assignment."""

    course: Course
    assignment: str
    folder: Path

    def hold(self) -> AbstractContextManager[None]:
        """Be the only one at the assignment; raises HeldError if somebody else is."""
        return self.course.classroom.assignment(self.assignment).lock(blocking=False)

    def watch_alone(self) -> AbstractContextManager[None]:
        """Be the only watch of the assignment; raises HeldError if there is another one."""
        return self.course.classroom.assignment(self.assignment).watch_lock()
