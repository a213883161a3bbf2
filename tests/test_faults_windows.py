"""Each moment at which grading can be cut off, laid out on purpose: the next run puts it right."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from autograder import course as courses
from autograder.course import Course, Level
from autograder.grading import result_store
from autograder.workflows import grade
from tests import classroom, undisturbed
from tests.classroom import ASSIGNMENT

pytestmark = [pytest.mark.slow, pytest.mark.full_wall]

OTHER_NAME = "homework.ipynb"


class Stages(msgspec.Struct):
    """A class of two before, after its first and after its second hand-in."""

    released: Path
    graded: Path
    again: Path
    done: Path
    first: dict[str, Any]
    second: dict[str, Any]


def mark(course: Course) -> grade.GradingSummary:
    marked = grade.grade_assignment(course, ASSIGNMENT, level=Level.FULL)
    assert marked.failures == ()
    return marked


@pytest.fixture(scope="module")
def stages(released: Path, tmp_path_factory: pytest.TempPathFactory) -> Stages:
    folder = tmp_path_factory.mktemp("stages")
    course = courses.load_course(shutil.copytree(released, folder / "work"))
    classroom.hand_in(course, "ada", classroom.complete(course), OTHER_NAME)
    classroom.hand_in(course, "ben", classroom.blank(course))
    ungraded = shutil.copytree(course.root, folder / "ungraded")
    mark(course)
    first, graded = undisturbed.state(course), shutil.copytree(course.root, folder / "graded")
    classroom.hand_in(course, "ada", classroom.blank(course), OTHER_NAME)
    classroom.hand_in(course, "ben", classroom.answered(course, classroom.NO_MEAN))
    again = shutil.copytree(course.root, folder / "again")
    mark(course)
    return Stages(ungraded, graded, again, course.root, first, undisturbed.state(course))


def copied(stage: Path, folder: Path) -> Course:
    return courses.load_course(shutil.copytree(stage, folder / "course"))


def changed(course: Course, *statements: str) -> None:
    """Change the gradebook behind nbgrader's back."""
    database = sqlite3.connect(undisturbed.gradebook(course))
    with database:
        for statement in statements:
            assert database.execute(statement).rowcount != 0
    database.close()


def take(course: Course, stage: Path, *names: str) -> None:
    """Have parts of the classroom as they are in another stage."""
    for name in names:
        path, source = course.classroom.path / name, stage / "classroom" / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
        shutil.copytree(source, path) if source.is_dir() else shutil.copy(source, path)


def unstamp(course: Course) -> None:
    """As before the last step of entering."""
    for path in course.classroom.path.rglob(result_store.ENTERED):
        path.unlink()


@pytest.mark.parametrize(
    "parts",
    [["results"], ["results", "autograded"], ["results", "autograded", "feedback"],
     ["results", "gradebook.db"], ["autograded", "feedback", "gradebook.db"]],
    ids=" ".join,
)  # fmt: skip
def test_some_parts_are_newer(stages: Stages, tmp_path: Path, parts: list[str]) -> None:
    """Whichever of Results, notebooks, pages and gradebook are of the newer hand-in, all become."""
    course = copied(stages.again, tmp_path)
    take(course, stages.done, *parts)
    unstamp(course)
    mark(course)
    assert undisturbed.state(course) == stages.second


@pytest.mark.parametrize("part", ["gradebook.db", "autograded", "feedback"])
def test_an_older_copy_is_put_back(stages: Stages, tmp_path: Path, part: str) -> None:
    """An older copy of the gradebook, or older notebooks, are brought up to date; none graded."""
    course = copied(stages.done, tmp_path)
    take(course, stages.graded, part)
    expected = stages.second
    if part == "feedback":  # may be made anew by others at any time: it has to be there
        expected = stages.second | {"feedback/*/*/*": stages.first["feedback/*/*/*"]}
    assert mark(course).graded_count == 0
    assert undisturbed.state(course) == expected


@pytest.mark.parametrize("part", ["gradebook.db", "autograded/ada", "feedback/ben", "results"])
def test_something_is_gone(stages: Stages, tmp_path: Path, part: str) -> None:
    """A lost gradebook, notebook, page or folder of Results is made anew."""
    course = copied(stages.done, tmp_path)
    path = course.classroom.path / part
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    mark(course)
    assert undisturbed.state(course) == stages.second


def test_a_notebook_is_half_written(stages: Stages, tmp_path: Path) -> None:
    """Half of an autograded notebook is not believed, though its stamp is there."""
    course = copied(stages.done, tmp_path)
    path = course.classroom.path / "autograded" / "ben" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    whole = path.read_bytes()
    path.chmod(0o644)
    path.write_bytes(whole[: len(whole) // 2])
    mark(course)
    assert undisturbed.state(course) == stages.second


@pytest.mark.parametrize(
    "statements",
    [
        ["DELETE FROM source_cell WHERE name = 'mini_batch'"],
        ["DELETE FROM solution_cells", "DELETE FROM base_cell WHERE type = 'SolutionCell'"],
        ["DELETE FROM source_cell", "DELETE FROM grade_cells", "DELETE FROM base_cell"],
        ["UPDATE assignment SET duedate = NULL"],
    ],
)
def test_the_assignment_is_half_entered(
    stages: Stages, tmp_path: Path, statements: list[str]
) -> None:
    """Cells or a due date that the gradebook did not get before a kill are entered."""
    course = copied(stages.released, tmp_path)
    changed(course, *statements)
    shutil.copytree(stages.graded / "classroom" / "results", course.classroom.path / "results")
    unstamp(course)
    mark(course)
    assert undisturbed.state(course) == stages.first


def no_copy(folder: Path) -> None:
    (folder / f"{ASSIGNMENT}.ipynb").unlink()


def temporary(folder: Path) -> None:
    (folder / ".writing-x").write_bytes(b'{"cel')


@pytest.mark.parametrize("fault", [no_copy, temporary])
def test_a_renamed_hand_in_is_half_adopted(
    stages: Stages, tmp_path: Path, fault: Callable[[Path], None]
) -> None:
    """Cut off while a renamed notebook is copied, the newest hand-in still counts."""
    course = copied(stages.again, tmp_path)
    take(course, stages.done, "results")
    unstamp(course)
    fault(course.classroom.assignment(ASSIGNMENT).student("ada").submitted_dir)
    mark(course)
    assert undisturbed.state(course) == stages.second


def test_the_marker_is_newer_than_the_copy(stages: Stages, tmp_path: Path) -> None:
    """Cut off between marker and copy, the old copy is not taken for a hand-in of its own."""
    course = copied(stages.done, tmp_path)
    take(course, stages.graded, f"submitted/ada/{ASSIGNMENT}/{ASSIGNMENT}.ipynb")
    mark(course)
    assert undisturbed.state(course) == stages.second


def test_what_killed_writers_left_is_removed(stages: Stages, tmp_path: Path) -> None:
    """Temporary files and folders of killed writers are gone after the next run."""
    course = copied(stages.done, tmp_path)
    place = course.classroom.assignment(ASSIGNMENT).student("ada").result_dir
    (place / ".writing-abc").write_text("{")
    (course.classroom.path / ".writing-def").mkdir()
    (course.classroom.path / ".writing-def" / "gradebook.db").write_text("")
    mark(course)
    assert undisturbed.state(course) == stages.second
