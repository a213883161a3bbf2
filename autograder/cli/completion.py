"""Completion in the shell: the assignments and students of the course in the current directory."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Annotated

import typer

from autograder.cli.console import current_course
from autograder.core.errors import SeminarError


def assignments(incomplete: str) -> Iterator[tuple[str, str]]:
    """Yield the assignments that begin with a text, with their titles."""
    with suppress(SeminarError, OSError):
        course = current_course()
        for name, assignment in course.config.assignments.items():
            if name.startswith(incomplete):
                yield name, assignment.title.in_language(course.language)


def students(incomplete: str) -> Iterator[tuple[str, str]]:
    """Yield the students with a submission whose id begins with a text, with their names."""
    from autograder.lms import roster

    with suppress(SeminarError, OSError):
        course = current_course()
        names = roster.load_optional(course).names()
        for student in sorted(course.classroom.students()):
            if student.startswith(incomplete):
                yield student, names.get(student, "")


AssignmentArgument = Annotated[
    str | None,
    typer.Argument(
        help="The assignment, e.g. week2_loss (default: all handed in).", autocompletion=assignments
    ),
]
NamedAssignment = Annotated[
    str, typer.Argument(help="The assignment, e.g. week2_loss.", autocompletion=assignments)
]
