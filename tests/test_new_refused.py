"""What `seminar new` and a release refuse leaves every file as it was."""

from pathlib import Path

import pytest

from autograder.authoring import release, scaffold, todo_markers, transactional_write
from autograder.core.errors import MasterError, SeminarError
from autograder.course import Course
from tests.classroom import ASSIGNMENT
from tests.laying_out import WEEK, files, nbgrader, with_week


@nbgrader
def test_an_unwritten_assignment_is_not_released_and_others_are(course: Course) -> None:
    """A release of what is still to be written says where to write; other weeks do not mind."""
    course = with_week(course)
    before = files(course)
    with pytest.raises(MasterError, match=r"still to be written: .* more\. `seminar audit"):
        release.release(course, WEEK)
    assert files(course) == before
    release.release(course, ASSIGNMENT)
    assert list(todo_markers.in_release(course, ASSIGNMENT)) == []


@pytest.mark.parametrize(
    "name",
    [
        *("", "2relu", "re-lu", "relü", "_relu", "relu\n", "../relu", "a" * 65),
        *("class", "sum", "np", "mini_batch", "setup", "why_not_accuracy"),
    ],
)
def test_an_exercise_needs_a_name_of_its_own(course: Course, name: str) -> None:
    """No name that Python, the file system or another cell could not have; nothing is written."""
    before = files(course)
    with pytest.raises(SeminarError):
        scaffold.new_exercise(course, ASSIGNMENT, name)
    assert files(course) == before


@pytest.mark.parametrize(
    "name", ["", "week 8", "import", "week8-robust", ASSIGNMENT, "week1_neurons"]
)
def test_an_assignment_needs_a_name_of_its_own(course: Course, name: str) -> None:
    """A name that cannot be used, or is an assignment's, the kit's among them, is refused."""
    before = files(course)
    with pytest.raises(SeminarError):
        scaffold.new_assignment(course, name)
    assert files(course) == before


def test_nothing_is_overwritten(course: Course) -> None:
    """Files of an earlier try stay, and stop a new one."""
    path = course.suite(WEEK) / "test_double.py"
    path.parent.mkdir(parents=True)
    path.write_text("my own work")
    before = files(course)
    with pytest.raises(SeminarError, match="is there already"):
        scaffold.new_assignment(course, WEEK)
    assert files(course) == before


def test_all_files_are_written_or_none(course: Course) -> None:
    """Where one file cannot be written, those before it are as they were, folders too."""
    before = files(course)
    text = course.master(ASSIGNMENT).read_bytes()
    made = {
        Path("autograder/suites/new/test_f.py"): b"pass",
        Path(f"solutions/{ASSIGNMENT}.py"): text + b"\n# more",
        Path("nbgrader_config.py/inner.py"): b"pass",  # that is a file, and no folder
    }
    with pytest.raises(OSError, match="Not a directory"):
        transactional_write.write_all_or_nothing(course, ASSIGNMENT, made)
    assert files(course) == before
    assert not (course.root / "autograder").exists()


def test_a_title_is_one_line(course: Course) -> None:
    """A title that would leave its line of the master is refused."""
    with pytest.raises(SeminarError, match="not one line"):
        scaffold.new_assignment(course, WEEK, title_en="Robust\nimport os")
    assert not course.master(WEEK).exists()
