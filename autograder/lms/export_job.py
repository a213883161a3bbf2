"""The input and the output of every export target."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from autograder.course import Course
from autograder.course.classroom import AssignmentPaths
from autograder.course.grade_record import GradeRecord
from autograder.lms import matching
from autograder.lms.attempt import LmsPerson
from autograder.lms.matching import NoMatchError
from autograder.lms.roster import Member, Roster


class RenderedExport(Struct, frozen=True):
    """The contents of the files by their names, and the number of students with points."""

    files: Mapping[str, bytes]
    count: int
    messages: tuple[str, ...] = ()


class TestRow(Struct, frozen=True):
    """One hidden test of a student's submission; `message` is what the student reads."""

    __test__ = False
    student: str
    exercise: str
    test: str
    status: str
    earned: bool
    weight: float
    message: str = ""


class ExportJob(Struct, frozen=True):
    """The grades of one assignment by student, and the class that they belong to.

    `cells` are its exercises and questions, in order; `cell_points` their points by student, None
    for what is not read yet.
    """

    course: Course
    assignment: str
    roster: Roster
    grades: Mapping[str, GradeRecord]
    template_path: Path | None = None  # a table from the LMS that is to be filled in
    cells: tuple[str, ...] = ()
    cell_points: Mapping[str, Mapping[str, float | None]] = {}
    test_rows: tuple[TestRow, ...] = ()

    @property
    def paths(self) -> AssignmentPaths:
        """The assignment's paths in the classroom."""
        return self.course.classroom.assignment(self.assignment)

    @property
    def members(self) -> tuple[Member, ...]:
        """The roster, then the students with a grade who are not in it."""
        listed = {member.id for member in self.roster.members}
        unlisted = (Member(student) for student in sorted(self.grades) if student not in listed)
        return (*self.roster.members, *unlisted)

    @property
    def max_points(self) -> float:
        """The points that can be earned."""
        return max((grade.max_points for grade in self.grades.values()), default=0.0)

    def match(self, person: LmsPerson) -> str:
        """Return the student's id of a person in the LMS; empty if the roster has none."""
        try:
            return matching.match(person, self.roster).id
        except NoMatchError:
            return ""

    def unmatched_warning(self, filled: Iterable[str]) -> list[str]:
        """Return a warning about students with points for whom the LMS's table has no line."""
        unmatched = ", ".join(sorted(set(self.grades) - set(filled)))
        return [f"the table has no line for the points of {unmatched}"] if unmatched else []
