"""Releases are complete, contain nothing hidden, and are the same each time."""

import json
import sys
import zipfile

import pytest
from typer.testing import CliRunner

from autograder.authoring import release
from autograder.cli.app import app
from autograder.content.master import load_master
from autograder.core.i18n import LANGUAGES, Language
from autograder.course import Course, in_language
from tests.support import classroom
from tests.support.classroom import ASSIGNMENT
from tests.support.scaffold_helpers import in_two_languages

pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")


def cells(course: Course) -> list[dict[str, object]]:
    notebook_cells: list[dict[str, object]] = json.loads(classroom.blank(course))["cells"]
    return notebook_cells


def test_releasing_twice_gives_identical_files(course: Course) -> None:
    """The same master gives the same notebook and the same zip, byte for byte."""
    releases = course.root / "assignments"
    before = {path: path.read_bytes() for path in releases.rglob("*") if path.is_file()}
    assert len(before) == 4
    release.release_assignment(course, ASSIGNMENT)
    assert {path: path.read_bytes() for path in releases.rglob("*") if path.is_file()} == before


def test_no_solution_is_released(course: Course) -> None:
    """No line of a solution region of the master is in the release or its zip."""
    text = course.master(ASSIGNMENT).read_text()
    regions = [part.split("### END SOLUTION")[0] for part in text.split("### BEGIN SOLUTION")[1:]]
    lines = [line.strip(" #") for region in regions for line in region.split("\n")]
    secrets = [line for line in lines if len(line) > 12]
    assert len(secrets) > 8
    archive = course.root / "assignments" / f"{ASSIGNMENT}.zip"
    with zipfile.ZipFile(archive) as zipped:
        released = "".join(zipped.read(name).decode() for name in zipped.namelist())
    released = released.encode().decode("unicode_escape", "ignore") + released
    assert [line for line in secrets if line in released] == []


def test_zip_holds_what_a_student_needs(course: Course) -> None:
    """The zip contains the notebook, the requirements and a README, and nothing else."""
    with zipfile.ZipFile(course.root / "assignments" / f"{ASSIGNMENT}.zip") as archive:
        assert sorted(archive.namelist()) == [
            f"{ASSIGNMENT}/README.md",
            f"{ASSIGNMENT}/requirements.txt",
            f"{ASSIGNMENT}/{ASSIGNMENT}.ipynb",
        ]


def test_both_languages_have_equal_cells(course: Course) -> None:
    """English and Japanese releases differ only in their texts."""
    english = cells(course)
    release.release_assignment(in_language(course, "ja"), ASSIGNMENT)
    japanese = cells(course)
    assert [cell["id"] for cell in english] == [cell["id"] for cell in japanese]
    assert [cell["cell_type"] for cell in english] == [cell["cell_type"] for cell in japanese]
    texts = [cell["source"] for cell in japanese if cell["cell_type"] == "markdown"]
    assert all(any(letter > "\u3040" for letter in "".join(text)) for text in texts)  # type: ignore[arg-type]


def test_points_of_the_release_are_those_of_the_master(course: Course) -> None:
    """Each check cell and question has the points that the master gives it."""
    master = load_master(course.master(ASSIGNMENT))
    expected = {cell.name: cell.points for cell in master.cells if cell.points}
    metadata = [cell["metadata"].get("nbgrader", {}) for cell in cells(course)]  # type: ignore[attr-defined]
    assert {data["grade_id"]: data["points"] for data in metadata if "points" in data} == expected


@pytest.mark.parametrize("language", ["en", "ja"])
def test_readme_names_what_grades(course: Course, language: Language) -> None:
    """The README names the version of Python and the packages that grade."""
    release.release_assignment(in_language(course, language), ASSIGNMENT)
    readme = course.release(ASSIGNMENT).with_name("README.md").read_text()
    (line,) = [line for line in readme.split("\n") if "matplotlib" in line]
    assert f"Python {sys.version_info.major}.{sys.version_info.minor}" in line
    assert ", ".join(course.config.packages) in line
    assert "Python 3.11" in readme.split("\n")[2]  # the oldest one that runs the notebook


def test_two_languages_are_released_side_by_side(course: Course) -> None:
    """Each has its directory, its zip and its README; both unpack into the same directory.

    The notebook of each is the one that a course in this language alone has.
    """
    course = in_two_languages(course)
    archives = release.release_assignment(course, ASSIGNMENT)
    assert [path.name for path in archives] == [f"{ASSIGNMENT}.zip", f"{ASSIGNMENT}.ja.zip"]
    for archive in archives:
        with zipfile.ZipFile(archive) as zipped:
            assert f"{ASSIGNMENT}/{ASSIGNMENT}.ipynb" in zipped.namelist()
    readme = course.release(ASSIGNMENT, "ja").with_name("README.md").read_text(encoding="utf-8")
    assert "締め切り" in readme
    for language in LANGUAGES:
        released = json.loads(course.release(ASSIGNMENT, language).read_bytes())
        assert released["metadata"]["seminar"]["language"] == language
        alone = release.build_preview(in_language(course, language), ASSIGNMENT)
        assert released == json.loads(alone)


def test_a_language_that_the_course_no_longer_has_is_removed(course: Course) -> None:
    """The next release removes its directory and its zip."""
    release.release_assignment(in_two_languages(course), ASSIGNMENT)
    release.release_assignment(course, ASSIGNMENT)
    names = sorted(path.name for path in (course.root / "assignments").iterdir())
    assert names == [ASSIGNMENT, f"{ASSIGNMENT}.zip"]


def test_the_command_releases_both(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """`seminar release` prints a line for each language, and refuses to release one of two."""
    monkeypatch.chdir(in_two_languages(course).root)
    released = CliRunner().invoke(app, ["release", ASSIGNMENT])
    assert released.output.splitlines() == [
        f"{ASSIGNMENT}: assignments/{ASSIGNMENT} and assignments/{ASSIGNMENT}.zip (en)",
        f"{ASSIGNMENT}: assignments/{ASSIGNMENT}.ja and assignments/{ASSIGNMENT}.ja.zip (ja)",
    ]
    refused = CliRunner().invoke(app, ["release", ASSIGNMENT, "--language", "ja"])
    assert "released in en and ja, side by side" in str(refused.exception)
