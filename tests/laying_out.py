"""A new assignment laid out in a course, and the course's files before and after."""

from pathlib import Path

import pytest

from autograder import course as courses
from autograder.authoring import scaffold
from autograder.course import Course

WEEK = "week8_robust"
nbgrader = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")


def files(course: Course) -> dict[Path, bytes]:
    """All files of the course but those about people."""
    found = (path for path in course.root.rglob("*") if path.is_file())
    kept = (path for path in found if not {"classroom", "__pycache__"} & set(path.parts))
    return {path.relative_to(course.root): path.read_bytes() for path in kept}


def with_week(course: Course, **options: str) -> Course:
    """The course with one more assignment, read anew."""
    scaffold.new_assignment(course, WEEK, **options)
    return courses.load_course(course.root)
