"""Each state in which a crash can leave a classroom: the next run repairs it."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from autograder.course import Course, Level, load_course
from autograder.grading import result_store
from autograder.workflows import grade
from tests.support import classroom, fault_harness
from tests.support.classroom import ASSIGNMENT

pytestmark = [pytest.mark.slow, pytest.mark.full_wall]

OTHER_NAME = "homework.ipynb"


class Stages(msgspec.Struct):
    """A class of two at several stages, and its state after the first and second grading."""

    submitted: Path
    graded: Path
    resubmitted: Path
    regraded: Path
    first: dict[str, Any]
    second: dict[str, Any]


def mark(course: Course) -> grade.GradingSummary:
    summary = grade.grade_assignment(course, ASSIGNMENT, level=Level.FULL)
    assert summary.failures == ()
    return summary


@pytest.fixture(scope="module")
def stages(released: Path, tmp_path_factory: pytest.TempPathFactory) -> Stages:
    directory = tmp_path_factory.mktemp("stages")
    course = load_course(shutil.copytree(released, directory / "work"))
    classroom.hand_in(course, "ada", classroom.complete(course), OTHER_NAME)
    classroom.hand_in(course, "ben", classroom.blank(course))
    submitted = shutil.copytree(course.root, directory / "submitted")
    mark(course)
    first = fault_harness.state(course)
    graded = shutil.copytree(course.root, directory / "graded")
    classroom.hand_in(course, "ada", classroom.blank(course), OTHER_NAME)
    classroom.hand_in(course, "ben", classroom.answered(course, classroom.NO_MEAN))
    resubmitted = shutil.copytree(course.root, directory / "resubmitted")
    mark(course)
    second = fault_harness.state(course)
    return Stages(submitted, graded, resubmitted, course.root, first, second)


def copy_stage(stage: Path, directory: Path) -> Course:
    return load_course(shutil.copytree(stage, directory / "course"))


def change_gradebook(course: Course, *statements: str) -> None:
    """Run SQL statements, each of which has to change a row."""
    database = sqlite3.connect(course.classroom.gradebook_file)
    with database:
        for statement in statements:
            assert database.execute(statement).rowcount != 0
    database.close()


def replace_parts(course: Course, stage: Path, *names: str) -> None:
    """Replace parts of the classroom by those of another stage."""
    for name in names:
        path, source = course.classroom.path / name, stage / "classroom" / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
        shutil.copytree(source, path) if source.is_dir() else shutil.copy(source, path)


def remove_stamps(course: Course) -> None:
    """Remove the import stamps, which are written last."""
    for path in course.classroom.path.rglob(result_store.IMPORT_STAMP):
        path.unlink()


@pytest.mark.parametrize(
    "parts",
    [["results"], ["results", "autograded"], ["results", "autograded", "feedback"],
     ["results", "gradebook.db"], ["autograded", "feedback", "gradebook.db"]],
    ids=" ".join,
)  # fmt: skip
def test_some_parts_are_newer(stages: Stages, tmp_path: Path, parts: list[str]) -> None:
    """If only some parts are of the newer submission, the next run updates the others."""
    course = copy_stage(stages.resubmitted, tmp_path)
    replace_parts(course, stages.regraded, *parts)
    remove_stamps(course)
    mark(course)
    assert fault_harness.state(course) == stages.second


@pytest.mark.parametrize("part", ["gradebook.db", "autograded", "feedback"])
def test_an_older_copy_is_put_back(stages: Stages, tmp_path: Path, part: str) -> None:
    """An older gradebook, or older notebooks, are updated without grading."""
    course = copy_stage(stages.regraded, tmp_path)
    replace_parts(course, stages.graded, part)
    expected = stages.second
    if part == "feedback":  # a page only has to exist: nbgrader rebuilds pages, too
        expected = stages.second | {"feedback/*/*/*": stages.first["feedback/*/*/*"]}
    assert mark(course).graded_count == 0
    assert fault_harness.state(course) == expected


@pytest.mark.parametrize("part", ["gradebook.db", "autograded/ada", "feedback/ben", "results"])
def test_a_part_is_missing(stages: Stages, tmp_path: Path, part: str) -> None:
    """A missing gradebook, notebook, page or directory of Results is created again."""
    course = copy_stage(stages.regraded, tmp_path)
    path = course.classroom.path / part
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    mark(course)
    assert fault_harness.state(course) == stages.second


def test_a_notebook_is_half_written(stages: Stages, tmp_path: Path) -> None:
    """A truncated autograded notebook with an import stamp is written again."""
    course = copy_stage(stages.regraded, tmp_path)
    notebook = course.classroom.assignment(ASSIGNMENT).student("ben").autograded
    content = notebook.read_bytes()
    notebook.chmod(0o644)
    notebook.write_bytes(content[: len(content) // 2])
    mark(course)
    assert fault_harness.state(course) == stages.second


@pytest.mark.parametrize(
    "statements",
    [
        ["DELETE FROM source_cell WHERE name = 'mini_batch'"],
        ["DELETE FROM solution_cells", "DELETE FROM base_cell WHERE type = 'SolutionCell'"],
        ["DELETE FROM source_cell", "DELETE FROM grade_cells", "DELETE FROM base_cell"],
        ["UPDATE assignment SET duedate = NULL"],
    ],
)
def test_the_assignment_is_half_registered(
    stages: Stages, tmp_path: Path, statements: list[str]
) -> None:
    """Cells or a due date that a crash left out are registered."""
    course = copy_stage(stages.submitted, tmp_path)
    change_gradebook(course, *statements)
    shutil.copytree(stages.graded / "classroom" / "results", course.classroom.path / "results")
    remove_stamps(course)
    mark(course)
    assert fault_harness.state(course) == stages.first


def without_copy(directory: Path) -> None:
    (directory / f"{ASSIGNMENT}.ipynb").unlink()


def with_temporary_file(directory: Path) -> None:
    (directory / ".writing-x").write_bytes(b'{"cel')


@pytest.mark.parametrize("fault", [without_copy, with_temporary_file])
def test_a_renamed_submission_is_half_copied(
    stages: Stages, tmp_path: Path, fault: Callable[[Path], None]
) -> None:
    """After a crash while a renamed notebook was copied, the newest submission counts."""
    course = copy_stage(stages.resubmitted, tmp_path)
    replace_parts(course, stages.regraded, "results")
    remove_stamps(course)
    fault(course.classroom.assignment(ASSIGNMENT).student("ada").submitted_dir)
    mark(course)
    assert fault_harness.state(course) == stages.second


def test_the_marker_is_newer_than_the_copy(stages: Stages, tmp_path: Path) -> None:
    """After a crash between marker and copy, the old copy does not count as a submission."""
    course = copy_stage(stages.regraded, tmp_path)
    replace_parts(course, stages.graded, f"submitted/ada/{ASSIGNMENT}/{ASSIGNMENT}.ipynb")
    mark(course)
    assert fault_harness.state(course) == stages.second


def test_stale_temp_files_are_removed(stages: Stages, tmp_path: Path) -> None:
    """The next run removes temporary files and directories of killed processes."""
    course = copy_stage(stages.regraded, tmp_path)
    result_dir = course.classroom.assignment(ASSIGNMENT).student("ada").result_dir
    (result_dir / ".writing-abc").write_text("{")
    (course.classroom.path / ".writing-def").mkdir()
    (course.classroom.path / ".writing-def" / "gradebook.db").write_text("")
    mark(course)
    assert fault_harness.state(course) == stages.second
