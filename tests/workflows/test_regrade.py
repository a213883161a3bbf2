"""Regrading after a change of a suite: preview, then application."""

import os
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from autograder.course import Course, Level, load_course
from autograder.gradebook import repository
from autograder.grading import result_store, spec
from autograder.grading.result import TestStatus
from autograder.workflows import regrade
from tests.support import classroom
from tests.support.classroom import ASSIGNMENT, mark
from tests.support.shared_fixtures import build_once

pytestmark = pytest.mark.full_wall
slow = pytest.mark.slow  # a changed test has its exercise's table of answers made again

STRICTER = '''

def test_of_lists(student):
    """Refuses what is no array"""
    assert_close(student.mean_squared_error([1.0], [1.0]), -1.0)
'''


@pytest.fixture(scope="module")
def graded_class(released: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course of a class of two, graded with the unchanged suite; to be copied, not changed."""

    def build(directory: Path) -> Path:
        course = load_course(shutil.copytree(released, directory / "course"))
        classroom.hand_in(course, "ada", classroom.complete(course))
        classroom.hand_in(course, "ben", classroom.blank(course))
        mark(course)
        return course.root

    return build_once(tmp_path_factory, "class_to_regrade", build)


@pytest.fixture
def suites(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Replace the suites by a copy that a test may change."""
    copy = tmp_path / "suites"
    shutil.copytree(spec.SUITES, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(spec, "SUITES", copy)
    return copy / ASSIGNMENT


@pytest.fixture
def graded(graded_class: Path, suites: Path, tmp_path: Path) -> Course:
    """A copy of the graded class, with suites that a test may change."""
    return load_course(shutil.copytree(graded_class, tmp_path / "course"))


def preview(course: Course) -> regrade.RegradePreview:
    """Preview a regrade."""
    return regrade.preview_regrade(course, ASSIGNMENT, level=Level.FULL)


def points(course: Course) -> dict[str, float]:
    """Grade the class; return the points in the gradebook."""
    return {
        outcome.student: outcome.grade.points for outcome in mark(course).outcomes if outcome.grade
    }


def stored(course: Course) -> dict[str, bytes]:
    """Return all files of the classroom but previews and locks."""
    root = course.classroom.path
    files = [path for path in root.rglob("*") if path.is_file() and path.name[0] != "."]
    contents = {str(path.relative_to(root)): path.read_bytes() for path in files}
    return {name: data for name, data in contents.items() if not name.startswith("previews/")}


def make_stricter(suites: Path) -> None:
    """Add a test that the reference does not pass, with as much weight as the others together."""
    file = suites / "test_mean_squared_error.py"
    text = file.read_text().replace("TRAITS = {\n", 'TRAITS = {\n    "of_lists": 6,\n')
    file.write_text(text + STRICTER)


@slow
def test_a_preview_is_applied(graded: Course, suites: Path) -> None:
    """It lists old and new points and the new test, writes nothing else, and is then imported."""
    before = stored(graded)
    make_stricter(suites)
    regrade_preview = preview(graded)
    (change,) = regrade_preview.changes
    assert (change.student, change.before, change.after) == ("ada", 11, 9.5)
    assert change.exercises == ("mean_squared_error 3 → 1.5",)
    (test,) = change.tests
    assert (test.test, test.before, test.after) == ("test_of_lists", None, TestStatus.FAILED)
    assert regrade_preview.unchanged_points == 1
    assert regrade_preview.unchanged_inputs == 0
    assert regrade_preview.failures == ()
    assert stored(graded) == before

    paths = graded.classroom.assignment(ASSIGNMENT).student("ada")
    previewed = result_store.load_outcome(paths.preview_dir)
    assert points(graded) == {"ada": 9.5, "ben": 0}
    imported = result_store.load_outcome(paths.result_dir)
    assert previewed is not None
    assert imported is not None
    assert imported.result.times == previewed.result.times  # it is not graded again
    assert preview(graded).changes == ()
    assert not list((graded.classroom.path / "previews").rglob("*.json"))


@slow
def test_an_outdated_preview_is_not_used(graded: Course, suites: Path) -> None:
    """If the suite changes again after the preview, the class is graded again."""
    make_stricter(suites)
    preview(graded)
    file = suites / "test_mean_squared_error.py"
    file.write_text(file.read_text().replace('"of_lists": 6', '"of_lists": 12'))
    assert points(graded)["ada"] == 9


@pytest.mark.slow
def test_without_a_change_there_is_nothing_to_grade(graded: Course) -> None:
    """A preview of an unchanged class grades no submission."""
    regrade_preview = preview(graded)
    assert regrade_preview.changes == ()
    assert regrade_preview.unchanged_points == 0
    assert regrade_preview.unchanged_inputs == 2


@slow
def test_a_new_submission_has_no_points_before(graded: Course) -> None:
    """A submission that was never graded has only points after."""
    classroom.hand_in(graded, "cem", classroom.complete(graded))
    (change,) = preview(graded).changes
    assert (change.student, change.before, change.after) == ("cem", None, 11)


def test_grading_changes_no_points_before_they_are_accepted(graded: Course, suites: Path) -> None:
    """With a changed suite grading raises the preview and writes nothing; accepted, it is used."""
    before = stored(graded)
    make_stricter(suites)
    with pytest.raises(regrade.PointsChangeError) as refused:
        mark(graded, accept_changes=False)
    assert [(change.student, change.after) for change in refused.value.preview.changes] == [
        ("ada", 9.5)
    ]
    assert refused.value.preview.changed_inputs == ("the suite",)
    assert "seminar grade week2_loss --yes" in str(refused.value)
    assert stored(graded) == before
    summary = mark(graded, accept_changes=True)
    assert {row.student: row.result.points for row in summary.outcomes} == {"ada": 9.5, "ben": 0}


@slow
def test_new_submissions_are_graded_without_a_question(graded: Course) -> None:
    """A first submission and a changed one need no acceptance, whatever their points."""
    classroom.hand_in(graded, "ben", classroom.complete(graded))
    classroom.hand_in(graded, "cem", classroom.complete(graded))
    assert mark(graded, accept_changes=False).graded_count == 2


@slow
def test_a_change_without_effect_on_points_needs_no_question(graded: Course, suites: Path) -> None:
    """A suite that gives every student the same points is applied at once."""
    file = suites / "test_mean_squared_error.py"
    file.write_text(file.read_text() + "\n# a comment\n")
    summary = mark(graded, accept_changes=False)
    assert summary.graded_count == 2
    assert mark(graded).graded_count == 0


def grade_on_terminal(course: Course, answer: str) -> tuple[int, str]:
    """Run `seminar grade` on a terminal and answer its question; return exit code and output."""
    controller, terminal = os.openpty()
    with subprocess.Popen(
        [classroom.program("seminar"), "grade"],
        cwd=course.root,
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        start_new_session=True,
    ) as process:
        os.close(terminal)
        shown = b""
        with suppress(OSError):  # EIO once the command has ended
            while data := os.read(controller, 4096):
                if b"Apply this?" in shown + data and b"Apply this?" not in shown:
                    os.write(controller, f"{answer}\n".encode())
                shown += data
    os.close(controller)
    return process.returncode, shown.decode()


@slow
def test_a_terminal_is_asked(graded: Course, suites: Path) -> None:
    """On a terminal `seminar grade` asks before it changes points: `n` changes nothing."""
    make_stricter(suites)
    shutil.copytree(suites, graded.root / "autograder" / "suites" / ASSIGNMENT)
    before = stored(graded)
    code, shown = grade_on_terminal(graded, "n")
    assert code == 2, shown
    assert "Apply this? [y/N]" in shown
    assert stored(graded) == before
    code, shown = grade_on_terminal(graded, "y")
    assert code == 0, shown
    assert repository.read_grades(graded, ASSIGNMENT)["ada"].points == 9.5
