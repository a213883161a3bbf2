"""Courses and students with odd names: each works in every command, or is refused by name."""

import csv
from pathlib import Path
from urllib.parse import unquote

import pytest

from autograder.authoring import release
from autograder.core.errors import CourseError
from autograder.course import Course, Level, load_course
from autograder.course.classroom import id_problem
from autograder.gradebook import repository
from autograder.lms import csv_io
from autograder.lms.export import Target
from autograder.serve import invitations
from autograder.workflows import demo, export, grade, regrade, report
from tests.authoring import test_notebook_import
from tests.gradebook.test_importer import nbgrader
from tests.support import classroom, downloads
from tests.support.classroom import ASSIGNMENT
from tests.support.fault_harness import seminar
from tests.support.watch_harness import classroom_page, watch_harness

USABLE = (
    *("a b", "-x", "x.", "x.y", "ü", "結衣", '"q"', "it's", "#1", "%41", "a&b", "<b>", "{x}"),
    *("$x", "a+b", "~t", "x,y", "a\\b", "a;b", "a:b", "=1+1", "]", "!a"),
)
REFUSED = {
    "*": "it has *, which nbgrader reads as a pattern",
    "[a]": "it has [, which nbgrader reads as a pattern",
    "a?": "it has ?, which nbgrader reads as a pattern",
    ".h": "it begins with a dot",
    " s1": "it begins or ends with a space",
    "a\nb": r"it has '\n'",
    "a\u202eb": r"it has '\u202e'",
    "a\udcff": r"it has '\udcff'",
    "x" * 129: "it is longer than 128 bytes",
}
PATHS = ('it\'s "x"', "50%20off % #1", "ü テスト", "HOME;a&b", "{a} ~b", "-c", "a:b", "a\\b", "a]")


@pytest.mark.parametrize("name", USABLE)
def test_an_id_that_can_be_used(name: str) -> None:
    """An id may have every character that neither a path nor nbgrader interprets."""
    assert id_problem(name) == ""


@pytest.mark.parametrize(("name", "problem"), REFUSED.items())
def test_an_id_that_is_refused(name: str, problem: str) -> None:
    """Any other id has a reason that names the character."""
    assert problem in id_problem(name)


@pytest.mark.parametrize("name", ["a[b]", "a*", "what?", "$HOME", "a\nb"])
def test_a_path_that_is_refused(tmp_path: Path, name: str) -> None:
    """A path that nbgrader would read as a pattern is refused before anything is written."""
    with pytest.raises(CourseError, match=r"a course cannot be in a folder with .* in its path"):
        demo.create_course(tmp_path / name, "en")
    assert list(tmp_path.iterdir()) == []
    course = demo.create_course(tmp_path / "course", "en")
    course.root.rename(tmp_path / name)
    with pytest.raises(CourseError, match="Rename that folder, or move the course"):
        load_course(tmp_path / name)


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A released course in a folder with a name that has all of the odd characters."""
    directory = tmp_path / " ".join(PATHS)
    course = demo.create_course(directory, "en")
    release.release_assignment(course, ASSIGNMENT)
    return course


def with_roster(course: Course) -> Course:
    """Write a roster of the usable ids."""
    course.classroom.path.mkdir(exist_ok=True)
    rows = [("id", "name"), *((name, f"={name}") for name in USABLE)]
    course.classroom.roster_file.write_bytes(csv_io.write_plain_csv(rows))
    return course


@pytest.mark.parametrize("pattern", [None, r"(?P<student_id>[^/]+)/"])
@pytest.mark.parametrize("zipped", [False, True])
def test_odd_names_are_collected(
    course: Course, tmp_path: Path, zipped: bool, pattern: str | None
) -> None:
    """The submissions of the usable ids are collected; in a zip a backslash separates names."""
    with_roster(course)
    students = [name for name in USABLE if not (zipped and "\\" in name)]
    members = {f"{name}/{ASSIGNMENT}.ipynb": downloads.notebook(name) for name in students}
    downloaded = tmp_path / "class"
    if zipped:
        downloads.make_zip(downloaded.with_suffix(".zip"), members)
        downloaded = downloaded.with_suffix(".zip")
    for name, data in () if zipped else members.items():
        (downloaded / name).parent.mkdir(parents=True)
        (downloaded / name).write_bytes(data)
    collection = downloads.collect_downloads(course, downloaded, pattern=pattern)
    texts = {name: downloads.stored_text(course, name) for name in students}
    assert texts == {name: name for name in students}
    assert set(collection.missing) == {*USABLE} - {*students}


def test_odd_names_are_invited(course: Course) -> None:
    """Each usable id gets a link, and keeps it the next time."""
    with_roster(course)
    invited = invitations.invite_students(course, (), url="https://seminar.example.org")
    assert set(invited.new) == set(USABLE)
    again = invitations.invite_students(course, (), url="https://seminar.example.org")
    assert (set(again.kept), again.new) == (set(USABLE), ())
    with course.classroom.invitations_file.open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: row["name"] for row in csv.DictReader(file)}
    assert rows == {name: f"={name}" for name in USABLE}


@pytest.mark.slow
@pytest.mark.full_wall
def test_odd_names_are_watched(course: Course, tmp_path: Path) -> None:
    """In a course with an odd path, a watch with a roster of odd ids finds the student."""
    with_roster(course)
    name = f"-x/{ASSIGNMENT}.ipynb"
    with watch_harness(course, tmp_path / "drop [1]*") as watched:
        watched.put(name, classroom.blank(course))
        watched.wait_until_answered(name)
    assert "<html" in classroom_page(course, "-x")


@pytest.mark.slow
@pytest.mark.full_wall
def test_odd_names_from_hand_in_to_export(course: Course) -> None:
    """The usable ids are graded, reported and exported; the others are told, and no more."""
    for name in (*USABLE, *REFUSED):
        classroom.hand_in(course, name, classroom.blank(course))
    summary = grade.grade_assignment(course, ASSIGNMENT, level=Level.FULL)
    assert {outcome.student for outcome in summary.outcomes} == set(USABLE)
    assert summary.failures == ()
    assert len(summary.missing) == len(REFUSED)
    assert all("the folder's name cannot be an id: it" in entry.reason for entry in summary.missing)
    assert all(outcome.grade is not None for outcome in summary.outcomes)
    assert grade.grade_assignment(course, ASSIGNMENT, level=Level.FULL).graded_count == 0
    assert regrade.preview_regrade(course, ASSIGNMENT, level=Level.FULL).changes == ()

    (page,) = report.write_reports(course, ASSIGNMENT, names={}).pages
    links = {
        unquote(link.split('"')[0])
        for link in page.read_text().split('href="')
        if link.startswith("../feedback/")
    }
    assert all((page.parent / link).is_file() for link in links)
    assert len(links) == len(USABLE)

    (path,) = export.export_grades(course, ASSIGNMENT, Target.CSV).files
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["id"].removeprefix("'") for row in rows} == set(USABLE)


@pytest.mark.slow
@pytest.mark.full_wall
@pytest.mark.nightly
@pytest.mark.parametrize("name", PATHS)
def test_the_commands_in_an_odd_path(tmp_path: Path, name: str) -> None:
    """A course works in a folder of any usable name, with everything inside."""
    course = with_roster(demo.create_course(tmp_path / name, "en"))
    release = str(course.release(ASSIGNMENT))
    source = course.root / "source of nbgrader"
    source.mkdir()
    for command in (
        ("release", ASSIGNMENT),
        ("check", release),
        ("collect", ASSIGNMENT, str(Path(release).parent), "--from", "folder"),
        ("invite", "--url", "https://seminar.example.org"),
        ("audit", ASSIGNMENT, "--exercise", "mini_batch", "--mutants", "none"),
        ("new", "exercise", "cube", "--in", ASSIGNMENT),
        ("import", str(test_notebook_import.save(source, test_notebook_import.problem()))),
        ("new", "course", "--", f"{name} again"),
    ):
        done = seminar(course.root, *command)
        assert done.returncode == 0, f"{command}: {done.stderr}"
    assert course.classroom.gradebook_file.is_file()
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.slow
@pytest.mark.full_wall
@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
@pytest.mark.nightly
def test_stock_nbgrader_leaves_out_patterns(course: Course) -> None:
    """nbgrader's own command grades the usable ids; folders named by patterns stay out of it."""
    names = ("ada", "it's #1")
    for name in (*names, "*", "[ada]", "ad?"):
        classroom.hand_in(course, name, classroom.blank(course))
    nbgrader(course, "autograde", ASSIGNMENT, "--create")
    assert set(repository.read_grades(course, ASSIGNMENT)) == set(names)
