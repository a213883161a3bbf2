"""Helpers for scaffolds: a course with a new assignment, and the files of a course."""

from pathlib import Path
from typing import Any

import pytest

from autograder.authoring import scaffold
from autograder.course import Course, load_course

WEEK = "week8_robust"
nbgrader = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")


def files(course: Course) -> dict[Path, bytes]:
    """Return the contents of the course's files by relative path, without the classroom."""
    paths = (path for path in course.root.rglob("*") if path.is_file())
    return {
        path.relative_to(course.root): path.read_bytes()
        for path in paths
        if not {"classroom", "__pycache__"} & set(path.parts)
    }


def in_two_languages(course: Course) -> Course:
    """Name both languages in `course.toml`; return the course loaded again."""
    toml = course.root / "course.toml"
    text = toml.read_text(encoding="utf-8")
    assert text.count('\nlanguage = "en"') == 1
    text = text.replace('\nlanguage = "en"', '\nlanguages = ["en", "ja"]')
    toml.write_text(text, encoding="utf-8")
    return load_course(course.root)


def with_week(course: Course, **options: Any) -> Course:
    """Add an assignment with options of `create_assignment`; return the course loaded again."""
    scaffold.create_assignment(course, WEEK, **options)
    return load_course(course.root)
