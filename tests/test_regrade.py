"""Grading again after a change of a suite: first seen, then applied."""

import shutil
from pathlib import Path

import pytest

from autograder.course import Course, Level
from autograder.grading import result_store, spec
from autograder.grading.result import TestStatus
from autograder.workflows import regrade
from tests import classroom
from tests.classroom import ASSIGNMENT, mark

pytestmark = pytest.mark.full_wall

STRICTER = '''

@pytest.mark.weight(6)
def test_of_lists(student):
    """Refuses what is no array"""
    assert_close(student.mean_squared_error([1.0], [1.0]), -1.0)
'''


@pytest.fixture
def suites(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the suites that may be changed, in place of the kit's."""
    copied = tmp_path / "suites"
    shutil.copytree(spec.SUITES, copied, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(spec, "SUITES", copied)
    return copied / ASSIGNMENT


@pytest.fixture
def graded(course: Course, suites: Path) -> Course:
    """A class of two, graded with the suite as it was."""
    classroom.hand_in(course, "ada", classroom.complete(course))
    classroom.hand_in(course, "ben", classroom.blank(course))
    mark(course)
    return course


def preview(course: Course) -> regrade.Preview:
    """See what grading again would do."""
    return regrade.preview(course, ASSIGNMENT, level=Level.FULL)


def points(course: Course) -> dict[str, float]:
    """The points in the gradebook."""
    return {row.student: row.score.points for row in mark(course).rows if row.score}


def stored(course: Course) -> dict[str, bytes]:
    """Everything in the classroom but previews and locks."""
    room = course.classroom
    files = [path for path in room.rglob("*") if path.is_file() and path.name[0] != "."]
    names = {str(path.relative_to(room)): path.read_bytes() for path in files}
    return {name: data for name, data in names.items() if not name.startswith("previews/")}


def stricter(suites: Path) -> None:
    """Add a test that the reference itself does not pass."""
    file = suites / "test_mean_squared_error.py"
    file.write_text(file.read_text() + STRICTER)


def test_a_preview_says_whose_points_change_and_by_which_test(graded: Course, suites: Path) -> None:
    """The one who loses points is named with points before and after and the new test."""
    stricter(suites)
    found = preview(graded)
    (change,) = found.changes
    assert (change.student, change.before, change.after) == ("ada", 11, 9.5)
    assert change.exercises == ("mean_squared_error 3 → 1.5",)
    (test,) = change.tests
    assert (test.test, test.before, test.after) == ("test_of_lists", None, TestStatus.FAILED)
    assert (found.unchanged_points, found.unchanged_inputs, found.failures) == (1, 0, ())


def test_a_preview_writes_nothing(graded: Course, suites: Path) -> None:
    """Results, gradebook, notebooks and pages are the same bytes after it."""
    before = stored(graded)
    stricter(suites)
    assert preview(graded).changes
    assert stored(graded) == before


def test_what_was_previewed_is_what_comes(graded: Course, suites: Path) -> None:
    """Applied, the gradebook holds the points that the preview told, and nothing is left over."""
    stricter(suites)
    told = {change.student: change.after for change in preview(graded).changes}
    assert points(graded) == {"ada": told["ada"], "ben": 0}
    assert preview(graded).changes == ()
    assert not list((graded.classroom / "previews").rglob("*.json"))


def test_a_preview_is_not_graded_again(graded: Course, suites: Path) -> None:
    """The Result that is entered is the very one of the preview, its times included."""
    stricter(suites)
    preview(graded)
    seen = result_store.load(graded.classroom.assignment(ASSIGNMENT).student("ada").preview_dir)
    mark(graded)
    entered = result_store.load(graded.classroom.assignment(ASSIGNMENT).student("ada").result_dir)
    assert seen is not None
    assert entered is not None
    assert entered.result.times == seen.result.times


def test_an_outdated_preview_is_not_used(graded: Course, suites: Path) -> None:
    """A suite that changed once more after the preview grades anew."""
    stricter(suites)
    preview(graded)
    file = suites / "test_mean_squared_error.py"
    file.write_text(file.read_text().replace("weight(6)", "weight(12)"))
    assert points(graded)["ada"] == 9


def test_without_a_change_there_is_nothing_to_grade(graded: Course) -> None:
    """A preview of an unchanged class grades nobody."""
    found = preview(graded)
    assert (found.changes, found.unchanged_points, found.unchanged_inputs) == ((), 0, 2)


def test_a_new_hand_in_is_told_as_new(graded: Course) -> None:
    """Who was never graded has no points before, and all that he gets after."""
    classroom.hand_in(graded, "cem", classroom.complete(graded))
    (change,) = preview(graded).changes
    assert (change.student, change.before, change.after) == ("cem", None, 11)
