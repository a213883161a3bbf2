"""What an assignment is graded with, and what tells one state of it from another."""

import shutil
from pathlib import Path

import pytest

from autograder.course import Course, Level
from autograder.grading import spec
from autograder.grading.spec import GradingSpec, load_spec
from tests.classroom import ASSIGNMENT


def loaded(course: Course) -> GradingSpec:
    return load_spec(course, ASSIGNMENT, Level.NONE)


@pytest.fixture
def suite(course: Course) -> Path:
    """The hidden suite of week 2 as the course's own."""
    folder = course.suite(ASSIGNMENT)
    shutil.copytree(spec.SUITES / ASSIGNMENT, folder)
    shutil.copy(spec.SUITES / spec.CONFTEST, folder.parent)
    return folder


@pytest.fixture
def beside(course: Course) -> Path:
    """A folder of data beside the notebook, with an empty one."""
    folder = course.release(ASSIGNMENT).parent / "data"
    (folder / "more").mkdir(parents=True)
    (folder / "numbers.csv").write_text("1")
    return folder


def test_a_file_of_the_suite_that_is_moved(course: Course, suite: Path) -> None:
    """In another folder a known answer is of another exercise: the suite is another one."""
    before = loaded(course)
    variant = next(suite.glob("variants/wrong/mean_squared_error/*"))
    variant.rename(suite / "variants" / "wrong" / "cross_entropy_error" / variant.name)
    assert loaded(course).suite_hash != before.suite_hash


def test_the_fixtures_of_a_suite(course: Course, suite: Path) -> None:
    """What gives a suite of the course's own its fixtures is a part of it."""
    before = loaded(course)
    (suite.parent / spec.CONFTEST).write_text("# nothing")
    assert loaded(course).suite_hash != before.suite_hash


def test_a_file_beside_the_notebook_that_is_moved(course: Course, beside: Path) -> None:
    """In another folder student code does not find a file: the files are others."""
    before = loaded(course)
    (beside / "numbers.csv").rename(beside / "more" / "numbers.csv")
    assert loaded(course).files_hash != before.files_hash


def test_what_is_left_by_running_is_no_change(course: Course, suite: Path, beside: Path) -> None:
    """Compiled files change nothing, and neither does the place of the course."""
    before = loaded(course)
    for folder in (suite, beside):
        (folder / "__pycache__").mkdir()
        (folder / "__pycache__" / "x.pyc").write_text("x")
    assert loaded(course) == before
    elsewhere = course.root.with_name("__pycache__")
    shutil.copytree(course.root, elsewhere)
    moved = loaded(Course(elsewhere, course.config))
    assert (moved.suite_hash, moved.files_hash) == (before.suite_hash, before.files_hash)
