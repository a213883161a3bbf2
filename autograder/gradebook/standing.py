"""What the gradebook says about a class: points, hand-given ones among them, and lateness.

Only read: a course without a gradebook has none afterwards either.
"""

from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from autograder.course import Course
from autograder.gradebook import book, database
from autograder.reporting.classpage.facts import Standing


class Standings(Struct, frozen=True):
    """Everybody in the gradebook by their names, and the submissions by assignment and student."""

    names: dict[str, str]
    of: dict[str, dict[str, Standing]]


def standings(course: Course, assignments: Iterable[str]) -> Standings:
    """What the gradebook holds of these assignments; nothing where there is no gradebook."""
    names = list(assignments)
    if not database.exists(course):
        return Standings({}, {name: {} for name in names})
    with book.opened(course) as gradebook:
        return Standings(
            {one.id: _full_name(one) for one in gradebook.students},
            {name: _of(gradebook, name) for name in names},
        )


def _of(gradebook: Any, assignment: str) -> dict[str, Standing]:
    return {
        found.student.id: Standing(
            points=found.score or 0.0,
            max_points=found.max_score or 0.0,
            penalty=found.late_submission_penalty or 0.0,
            seconds_late=float(found.total_seconds_late),
            waiting=bool(found.needs_manual_grade),
        )
        for found in gradebook.assignment_submissions(assignment)
    }


def _full_name(student: Any) -> str:
    return " ".join(part for part in (student.first_name, student.last_name) if part)
