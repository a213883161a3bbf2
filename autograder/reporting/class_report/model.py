"""What is known about a class, as plain values: the input of everything else in this room."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from autograder.core.i18n import Language
from autograder.grading.result import Result


class GradeRecord(Struct, frozen=True):
    """What the gradebook holds of one submission: points by tests and by hand, lateness."""

    points: float  # before the penalty
    max_points: float
    penalty: float = 0
    seconds_late: float = 0
    needs_manual_grading: bool = False  # something in it is still to be graded by hand

    @property
    def score(self) -> float:
        """The points that count."""
        return max(0.0, self.points - self.penalty)


Band = tuple[tuple[float, float], ...]  # lowest and highest at each step


class ProgressState(StrEnum):
    """How far one student's work for one assignment has come."""

    GRADED = "graded"
    UNGRADABLE = "ungradable"  # there was nothing in it that could be graded
    GRADER_FAILED = "grader_failed"
    UNGRADED = "ungraded"  # handed in, and no Result that this version can read
    MISSING = "missing"


class ReportPerson(Struct, frozen=True):
    """How a student is called on the page, and where their own page lies, if they have one."""

    label: str
    name: str = ""
    page: str = ""  # a relative address


class StudentAssignment(Struct, frozen=True):
    """One student and one assignment."""

    student: str
    person: ReportPerson
    state: ProgressState
    result: Result | None = None
    standing: GradeRecord | None = None
    previous_share: float | None = None  # the share of the points in the week before

    @property
    def points(self) -> float | None:
        """The points that count: the gradebook's, or those of a Result not yet entered."""
        if self.standing is not None:
            return round(self.standing.score, 2)
        return self.result.points if self.result is not None else None

    @property
    def max_points(self) -> float:
        """What could be had."""
        if self.standing is not None:
            return self.standing.max_points
        return self.result.max_points if self.result is not None else 0.0

    @property
    def share(self) -> float | None:
        """Points over what could be had."""
        return (
            self.points / self.max_points if self.points is not None and self.max_points else None
        )


class ClassCurve(Struct, frozen=True):
    """One student's learning curve: an accuracy before training, and one after each epoch."""

    person: ReportPerson
    values: tuple[float, ...]


class ClassFacts(Struct, frozen=True):
    """Everybody, for one assignment."""

    assignment: str
    title: str
    course: str
    language: Language
    due: datetime  # in the course's time zone
    now: datetime
    entries: tuple[StudentAssignment, ...]
    before: str = ""  # the title of the week before
    anonymous: bool = False


class Week(Struct, frozen=True):
    """One assignment among all."""

    assignment: str
    title: str
    due: datetime
    page: str  # a relative address; empty if there is none
    shares: dict[str, float | None]  # by student
    late: frozenset[str] = frozenset()


class CourseFacts(Struct, frozen=True):
    """Everybody, for all assignments that anybody has handed in."""

    course: str
    language: Language
    now: datetime
    people: dict[str, ReportPerson]  # by student
    weeks: tuple[Week, ...]
    anonymous: bool = False
