"""A classroom of mixed parts, as people restore or remove them: the next run repairs it.

No fault point leaves these states; `test_crash_points.py` has those that one leaves.
"""

import shutil
import sqlite3
from pathlib import Path

import pytest

from autograder.course import Course
from autograder.grading import result_store
from tests.support import classroom, fault_harness
from tests.support.classroom import ASSIGNMENT
from tests.support.fault_harness import Stages

pytestmark = [pytest.mark.slow, pytest.mark.full_wall]


def mark(course: Course) -> int:
    """Grade the class; return how many submissions were graded now."""
    summary = classroom.mark(course)
    assert summary.failures == ()
    return summary.graded_count


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
    [["results", "autograded", "feedback"], ["results", "gradebook.db"],
     ["autograded", "feedback", "gradebook.db"]],
    ids=" ".join,
)  # fmt: skip
def test_some_parts_are_newer(stages: Stages, tmp_path: Path, parts: list[str]) -> None:
    """If only some parts are of the newer submission, the next run updates the others."""
    course = stages.copy(stages.resubmitted, tmp_path)
    replace_parts(course, stages.regraded, *parts)
    remove_stamps(course)

    mark(course)

    assert fault_harness.state(course) == stages.second


@pytest.mark.parametrize("part", ["gradebook.db", "autograded", "feedback"])
def test_an_older_copy_is_put_back(stages: Stages, tmp_path: Path, part: str) -> None:
    """An older gradebook, or older notebooks, are updated without grading."""
    course = stages.copy(stages.regraded, tmp_path)
    replace_parts(course, stages.graded, part)
    expected = stages.second
    if part == "feedback":  # a page only has to exist: nbgrader rebuilds pages, too
        expected = stages.second | {"feedback/*/*/*": stages.first["feedback/*/*/*"]}

    graded_count = mark(course)

    assert graded_count == 0
    assert fault_harness.state(course) == expected


@pytest.mark.parametrize("part", ["gradebook.db", "autograded/ada", "feedback/ben", "results"])
def test_a_part_is_missing(stages: Stages, tmp_path: Path, part: str) -> None:
    """A missing gradebook, notebook, page or directory of Results is created again."""
    course = stages.copy(stages.regraded, tmp_path)
    path = course.classroom.path / part
    shutil.rmtree(path) if path.is_dir() else path.unlink()

    mark(course)

    assert fault_harness.state(course) == stages.second


def test_a_notebook_is_truncated(stages: Stages, tmp_path: Path) -> None:
    """A truncated autograded notebook with an import stamp is written again."""
    course = stages.copy(stages.regraded, tmp_path)
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
    released: Path, stages: Stages, tmp_path: Path, statements: list[str]
) -> None:
    """Cells or a due date are registered that a crash left out: nbgrader commits one by one."""
    course = stages.copy(stages.ungraded, tmp_path)
    shutil.copy(released / "classroom" / "gradebook.db", course.classroom.gradebook_file)
    change_gradebook(course, *statements)

    mark(course)

    assert fault_harness.state(course) == stages.first


def change_gradebook(course: Course, *statements: str) -> None:
    """Run SQL statements, each of which has to change a row."""
    database = sqlite3.connect(course.classroom.gradebook_file)
    with database:
        for statement in statements:
            assert database.execute(statement).rowcount != 0
    database.close()
