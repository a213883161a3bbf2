"""What people have entered into the gradebook: points and comments given in the formgrader."""

from collections.abc import Mapping

from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy import select

from autograder.course import Course
from autograder.gradebook import book
from autograder.grading.kit import sha


def states(course: Course, assignment: str) -> Mapping[str, str]:
    """A short text for each student that changes with what was given by hand; none for nothing."""
    given: dict[str, list[str]] = {}
    with book.opened(course) as gradebook:
        for values in (
            (Grade, Grade.manual_score, Grade.extra_credit),
            (Comment, Comment.manual_comment),
        ):
            kind, *columns = values
            query = (
                select(SubmittedAssignment.student_id, BaseCell.name, *columns)
                .select_from(kind)
                .join(BaseCell, BaseCell.id == kind.cell_id)
                .join(SubmittedNotebook, SubmittedNotebook.id == kind.notebook_id)
                .join(
                    SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id
                )
                .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
                .where(Assignment.name == assignment)
            )
            for student, cell, *found in gradebook.db.execute(query):
                # Points of 0 were given, an extra credit of 0 is nbgrader's own.
                if found[0] is not None or any(found):
                    given.setdefault(student, []).append(repr((kind.__name__, cell, found)))
    return {student: sha("\n".join(sorted(lines)).encode()) for student, lines in given.items()}
