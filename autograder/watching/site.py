"""Where is watched, for which assignment, and its lock."""

from contextlib import AbstractContextManager
from pathlib import Path

from msgspec import Struct

from autograder import classlock
from autograder.course import Course


class Site(Struct, frozen=True):
    """Where is watched, for which assignment."""

    course: Course
    assignment: str
    folder: Path

    def hold(self) -> AbstractContextManager[None]:
        """Be the only one at the assignment; raises HeldError if somebody else is."""
        return classlock.hold(self.course, self.assignment, lambda _: None, wait=False)

    def watch_alone(self) -> AbstractContextManager[None]:
        """Be the only watch of the assignment; raises HeldError if there is another one."""
        # No assignment's name holds a dot.
        place = classlock.file(self.course.classroom, f"watch.{self.assignment}")
        return classlock.locked(place, lambda _: None, wait=False)
