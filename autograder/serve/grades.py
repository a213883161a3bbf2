"""The points of a student's pages: those of the gradebook, which may be given by hand."""

import logging
import time
from collections.abc import Mapping, Sequence

from autograder.core.errors import SeminarError
from autograder.course import Course
from autograder.course.grade_record import GradeRecord
from autograder.gradebook import repository
from autograder.serve.attempts import Attempt

KEPT_SECONDS = 60.0  # how long points that were given by hand may stay unseen

logger = logging.getLogger(__name__)


class Grades:
    """Reads the grades of a student again after each change of their attempts."""

    def __init__(self, course: Course) -> None:
        self._course = course
        # By student: the time of the last change, when it was read, and what was read.
        self._kept: dict[str, tuple[float, float, Mapping[str, GradeRecord]]] = {}

    def of(self, student: str, attempts: Sequence[Attempt]) -> Mapping[str, GradeRecord]:
        """Return a student's grades by assignment; none while the gradebook cannot be read."""
        changed_at = max((attempt.changed_at for attempt in attempts), default=0.0)
        kept_for, read_at, grades = self._kept.get(student, (0.0, 0.0, {}))
        now = time.monotonic()
        if kept_for == changed_at and now < read_at + KEPT_SECONDS:
            return grades
        try:
            grades = repository.read_student_grades(self._course, student)
        except SeminarError as error:
            logger.warning("pages show the points of the attempts alone: %s", error)
            return {}
        self._kept[student] = changed_at, now, grades
        return grades
