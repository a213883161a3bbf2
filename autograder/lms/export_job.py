"""What is returned for an assignment: who is in the class, and with which points."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

from autograder.course import Course
from autograder.lms.roster import Member, Roster

CsvRow: TypeAlias = list[str | float]
RenderedTable: TypeAlias = tuple[
    bytes, int, tuple[str, ...]
]  # a table, how many are in it, what to tell


class ExportGrade(Struct, frozen=True):
    """One student's points as the gradebook has them."""

    points: float
    max_points: float
    needs_manual_grading: bool = False
    late_penalty: float = 0.0
    seconds_late: float = 0.0
    handed_in: datetime | None = None


class ExportJob(Struct, frozen=True):
    """All that is returned for one assignment: who is there, and with which points."""

    course: Course
    assignment: str
    roster: Roster
    grades: Mapping[str, ExportGrade]
    template_path: Path | None = None  # a table that the LMS gave, to be filled in

    @property
    def members(self) -> tuple[Member, ...]:
        """The roster, and after it those who are in the gradebook alone."""
        known = {member.id for member in self.roster.members}
        others = (Member(student) for student in sorted(self.grades) if student not in known)
        return (*self.roster.members, *others)

    @property
    def max_points(self) -> float:
        """The points that can be had."""
        return max((grade.max_points for grade in self.grades.values()), default=0.0)
