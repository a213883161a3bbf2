"""Input of the instructor's pages: Results, grades and names of a class as plain values."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from autograder.core.i18n import Language
from autograder.course.grade_record import GradeRecord
from autograder.grading.result import ExerciseResult, Result

Band = tuple[tuple[float, float], ...]  # lowest and highest value at each epoch


class ProgressState(StrEnum):
    """How far one student's work for one assignment has come."""

    GRADED = "graded"
    UNGRADABLE = "ungradable"  # the submission holds nothing that can be graded
    GRADER_FAILED = "grader_failed"
    UNGRADED = "ungraded"  # submitted, but without a Result that this version can read
    MISSING = "missing"


class ReportPerson(Struct, frozen=True):
    """Label and name of a student on a page; `page` is the relative URL of their own page."""

    label: str
    name: str = ""
    page: str = ""


class StudentAssignment(Struct, frozen=True):
    """One student's work for one assignment; `grade` is None until the Result is imported."""

    student: str
    person: ReportPerson
    state: ProgressState
    result: Result | None = None
    grade: GradeRecord | None = None
    previous_share: float | None = None  # of the points of the assignment before

    @property
    def exercises(self) -> tuple[ExerciseResult, ...]:
        """The exercises of the Result; empty without one."""
        return self.result.exercises if self.result is not None else ()

    @property
    def points(self) -> float | None:
        """Points after the penalty: from the gradebook, or from a Result not imported yet."""
        if self.grade is not None:
            return round(self.grade.points, 2)
        return self.result.points if self.result is not None else None

    @property
    def max_points(self) -> float:
        """The points of a complete solution."""
        graded = self.grade or self.result
        return graded.max_points if graded is not None else 0.0

    @property
    def needs_manual_grading(self) -> bool:
        """Whether answers wait to be read."""
        return self.grade is not None and self.grade.needs_manual_grading

    @property
    def unread_points(self) -> float:
        """The points of answers that wait to be read."""
        return self.grade.unread_points if self.grade is not None else 0.0

    @property
    def share(self) -> float | None:
        """`points` as a share of the points of everything that was read and tested."""
        points, max_points = self.points, self.max_points - self.unread_points
        return points / max_points if points is not None and max_points > 0 else None


class ClassCurve(Struct, frozen=True):
    """One student's learning curve: the accuracy before training and after each epoch."""

    person: ReportPerson
    values: tuple[float, ...]


class ClassFacts(Struct, frozen=True):
    """All students for one assignment; times are in the course's time zone."""

    assignment: str
    title: str
    course: str
    language: Language
    due: datetime
    now: datetime
    entries: tuple[StudentAssignment, ...]
    previous_title: str = ""  # of the assignment before
    anonymous: bool = False
    page: str = ""  # the name of its file
