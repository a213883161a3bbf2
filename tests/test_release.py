"""What students receive: complete, nothing hidden in it, the same each time."""

import json
import zipfile

import pytest

from autograder import course as courses
from autograder.authoring import release
from autograder.content import master
from autograder.course import Course
from tests import classroom
from tests.classroom import ASSIGNMENT

pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")


def cells(course: Course) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(classroom.blank(course))["cells"]
    return found


def test_releasing_twice_gives_identical_files(course: Course) -> None:
    """The same master gives the same notebook and the same zip, byte for byte."""
    folder = course.root / "assignments"
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert len(before) == 4
    release.release(course, ASSIGNMENT)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_no_solution_is_handed_out(course: Course) -> None:
    """No line between the solution marks of the master is in the release or its zip."""
    text = course.master(ASSIGNMENT).read_text()
    regions = [part.split("### END SOLUTION")[0] for part in text.split("### BEGIN SOLUTION")[1:]]
    secret = [line.strip(" #") for region in regions for line in region.split("\n")]
    secret = [line for line in secret if len(line) > 12]
    assert len(secret) > 8
    archive = course.root / "assignments" / f"{ASSIGNMENT}.zip"
    with zipfile.ZipFile(archive) as opened:
        handed_out = "".join(opened.read(name).decode() for name in opened.namelist())
    handed_out = handed_out.encode().decode("unicode_escape", "ignore") + handed_out
    assert [line for line in secret if line in handed_out] == []


def test_zip_holds_what_a_student_needs(course: Course) -> None:
    """The zip holds the notebook, the list of packages and how to begin, and nothing else."""
    with zipfile.ZipFile(course.root / "assignments" / f"{ASSIGNMENT}.zip") as archive:
        assert sorted(archive.namelist()) == [
            f"{ASSIGNMENT}/README.md",
            f"{ASSIGNMENT}/requirements.txt",
            f"{ASSIGNMENT}/{ASSIGNMENT}.ipynb",
        ]


def test_both_languages_have_equal_cells(course: Course) -> None:
    """English and Japanese releases differ in words alone."""
    english = cells(course)
    release.release(courses.in_language(course, "ja"), ASSIGNMENT)
    japanese = cells(course)
    assert [cell["id"] for cell in english] == [cell["id"] for cell in japanese]
    assert [cell["cell_type"] for cell in english] == [cell["cell_type"] for cell in japanese]
    words = [cell["source"] for cell in japanese if cell["cell_type"] == "markdown"]
    assert all(any(letter > "\u3040" for letter in "".join(text)) for text in words)  # type: ignore[arg-type]


def test_points_of_the_release_are_those_of_the_master(course: Course) -> None:
    """Each check cell and question bears the points that the master gives it."""
    read = master.load_master(course.master(ASSIGNMENT))
    wanted = {cell.name: cell.points for cell in read.cells if cell.points}
    marks = [cell["metadata"].get("nbgrader", {}) for cell in cells(course)]  # type: ignore[attr-defined]
    assert {mark["grade_id"]: mark["points"] for mark in marks if "points" in mark} == wanted
