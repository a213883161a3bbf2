"""`seminar new` and `seminar release` change no file if they fail."""

from pathlib import Path

import pytest

from autograder.authoring import scaffold, todo_markers
from autograder.authoring.release import release_assignment
from autograder.authoring.transactional_write import write_all_or_nothing
from autograder.core.errors import MasterError, SeminarError
from autograder.course import Course
from tests.support.classroom import ASSIGNMENT
from tests.support.scaffold_helpers import WEEK, files, nbgrader, with_week


@nbgrader
def test_an_unwritten_assignment_is_not_released_and_others_are(course: Course) -> None:
    """A release with TODO markers fails and names the first; other weeks are released."""
    course = with_week(course)
    before = files(course)
    with pytest.raises(MasterError, match=r"still to be written: .* more\. `seminar audit"):
        release_assignment(course, WEEK)
    assert files(course) == before
    release_assignment(course, ASSIGNMENT)
    assert list(todo_markers.in_release(course, ASSIGNMENT)) == []


@pytest.mark.parametrize(
    "name",
    [
        *("", "2relu", "re-lu", "relü", "_relu", "relu\n", "../relu", "a" * 65),
        *("class", "sum", "np", "mini_batch", "setup", "why_not_accuracy"),
    ],
)
def test_an_exercise_needs_a_valid_unused_name(course: Course, name: str) -> None:
    """A name has to be valid in Python and the file system, and unused in the master."""
    before = files(course)
    with pytest.raises(SeminarError):
        scaffold.create_exercise(course, ASSIGNMENT, name)
    assert files(course) == before


@pytest.mark.parametrize(
    "name", ["", "week 8", "import", "week8-robust", ASSIGNMENT, "week1_neurons"]
)
def test_an_assignment_needs_a_valid_unused_name(course: Course, name: str) -> None:
    """An invalid name, or that of an assignment of the course or the kit, is an error."""
    before = files(course)
    with pytest.raises(SeminarError):
        scaffold.create_assignment(course, name)
    assert files(course) == before


def test_nothing_is_overwritten(course: Course) -> None:
    """Existing files are an error, and are unchanged."""
    path = course.suite(WEEK) / "test_double.py"
    path.parent.mkdir(parents=True)
    path.write_text("my own work")
    before = files(course)
    with pytest.raises(SeminarError, match="is there already"):
        scaffold.create_assignment(course, WEEK)
    assert files(course) == before


def test_all_files_are_written_or_none(course: Course) -> None:
    """If one file cannot be written, those before it are restored, and directories removed."""
    before = files(course)
    text = course.master(ASSIGNMENT).read_bytes()
    new_files = {
        Path("autograder/suites/new/test_f.py"): b"pass",
        Path(f"solutions/{ASSIGNMENT}.py"): text + b"\n# more",
        Path("nbgrader_config.py/inner.py"): b"pass",  # its parent is a file
    }
    with pytest.raises(OSError, match="Not a directory"):
        write_all_or_nothing(course, ASSIGNMENT, new_files)
    assert files(course) == before
    assert not (course.root / "autograder").exists()


def test_a_title_is_one_line(course: Course) -> None:
    """A title with a line break is an error."""
    with pytest.raises(SeminarError, match="not one line"):
        scaffold.create_assignment(course, WEEK, title_en="Robust\nimport os")
    assert not course.master(WEEK).exists()
