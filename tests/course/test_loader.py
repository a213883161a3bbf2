"""`course.toml`: valid files, and files that cannot be parsed."""

import re
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from autograder.core.errors import CourseError
from autograder.core.i18n import Language
from autograder.course import Course, Engine, Grading, Limits, find_course, in_language, load_course

ROOT = Path(__file__).parents[2]
COURSE = """\
format_version = 1
id = "nn"
title = { en = "Networks", ja = "ネットワーク" }
time_zone = "Europe/Berlin"

[limits]
call = 3
memory = 1024

[assignments.week1]
title = { en = "One", ja = "一" }
due = 2026-07-01T12:00:00

[assignments.week2]
title = { en = "Two", ja = "二" }
due = 2026-12-01T12:00:00
limits = { call = 9.5, disk = 8 }
"""


def load(folder: Path, text: str) -> Course:
    """Return the course of a `course.toml` with `text`."""
    folder.joinpath("course.toml").write_text(text, encoding="utf-8")
    return load_course(folder)


def load_error(folder: Path, text: str) -> CourseError:
    """Return the error that `text` gives, which has to be one line."""
    with pytest.raises(CourseError) as caught:
        load(folder, text)
    assert len(str(caught.value).splitlines()) == 1
    return caught.value


def test_the_projects_own_course_loads() -> None:
    """The bundled course loads; week 2 is due at midnight in Tokyo."""
    course = load_course(ROOT)
    assert course.config.id == "nn-from-scratch"
    assert course.assignment("week2_loss").title.in_language("en") == "How wrong are we?"
    assert course.due("week2_loss") == datetime(2026, 12, 4, 14, 59, tzinfo=UTC)


@pytest.mark.parametrize("line", ['id = "a" "b"', 'id = "nn', "id = 1\nid = 2", "id", "[limits]"])
def test_bad_toml_names_its_line(tmp_path: Path, line: str) -> None:
    """Invalid TOML is reported with the number of the line."""
    error = load_error(tmp_path, COURSE.replace('id = "nn"', line))
    assert re.match(r"not valid TOML: .*\(at line \d+, column \d+\)$", error.what)
    assert error.hint == "Correct that line"


def test_endless_brackets(tmp_path: Path) -> None:
    """Brackets nested too deeply are reported like any other error."""
    error = load_error(tmp_path, "id = " + "[" * 100_000)
    assert str(error).startswith("course.toml: not valid TOML: ")


@pytest.mark.parametrize("encoding", ["utf-16", "shift-jis"])
def test_other_encodings_are_refused(tmp_path: Path, encoding: str) -> None:
    """A file in another encoding is reported with the first invalid byte."""
    tmp_path.joinpath("course.toml").write_bytes(COURSE.encode(encoding))
    with pytest.raises(CourseError, match=r"not UTF-8 text \(byte \d+\). Save the file as UTF-8$"):
        load_course(tmp_path)


def test_how_windows_saves(tmp_path: Path) -> None:
    """A byte order mark and Windows line endings change nothing."""
    plain = load(tmp_path, COURSE)
    text = "\ufeff" + COURSE.replace("\n", "\r\n")
    tmp_path.joinpath("course.toml").write_bytes(text.encode())
    assert load_course(tmp_path) == plain


def test_no_file(tmp_path: Path) -> None:
    """A missing course is reported with the directory and a hint."""
    with pytest.raises(CourseError) as caught:
        find_course(tmp_path)
    assert str(tmp_path / "course.toml") in str(caught.value)
    assert "`seminar new course NAME`" in caught.value.hint


def test_unreadable_file(tmp_path: Path) -> None:
    """A `course.toml` that cannot be read is reported like any other error."""
    tmp_path.joinpath("course.toml").mkdir()
    with pytest.raises(CourseError, match=r"course.toml: cannot be read \("):
        load_course(tmp_path)


def test_unknown_assignment(tmp_path: Path) -> None:
    """An unknown assignment is reported with the existing ones."""
    with pytest.raises(CourseError) as caught:
        load(tmp_path, COURSE).assignment("week9")
    assert str(caught.value) == (
        "course.toml: assignments.week9: there is no such assignment."
        " Write one of: week1, week2; or add a table [assignments.week9]"
    )


def test_found_from_a_folder_below(tmp_path: Path) -> None:
    """The course is found from any directory in it."""
    course = load(tmp_path, COURSE)
    below = tmp_path / "assignments" / "week1"
    below.mkdir(parents=True)
    assert find_course(below) == course


def test_due_dates_are_utc(tmp_path: Path) -> None:
    """Due dates are local times in the file and UTC in the code, in summer and winter."""
    course = load(tmp_path, COURSE)
    assert course.due("week1") == datetime(2026, 7, 1, 10, tzinfo=UTC)
    assert course.due("week2") == datetime(2026, 12, 1, 11, tzinfo=UTC)
    assert course.due("week1").tzinfo is UTC


def test_limits_of_an_assignment(tmp_path: Path) -> None:
    """An assignment's limits override the course's, and those the defaults."""
    course = load(tmp_path, COURSE)
    assert course.limits("week1") == Limits(call=3, memory=1024)
    assert course.limits("week2") == Limits(call=9.5, memory=1024, disk=8)


def test_what_is_left_out(tmp_path: Path) -> None:
    """Language, packages, sandbox and limits have defaults; the default level is full."""
    course = load(tmp_path, COURSE.replace("[limits]\ncall = 3\nmemory = 1024\n", ""))
    file = course.config
    assert (course.languages, file.packages) == (("en",), ("numpy", "matplotlib"))
    assert (file.sandbox.level, file.limits) == ("full", Limits())


def test_a_course_is_frozen(tmp_path: Path) -> None:
    """A loaded course is immutable; another language gives another course."""
    course = load(tmp_path, COURSE)
    week = course.assignment("week1")
    for part in (
        course,
        course.config,
        course.config.sandbox,
        course.config.limits,
        week,
        week.title,
    ):
        name = msgspec.structs.fields(type(part))[0].name
        with pytest.raises(AttributeError):
            setattr(part, name, None)
    assert in_language(course, "ja").languages == ("ja",)
    assert course.languages == ("en",)


@pytest.mark.parametrize(
    ("line", "languages"),
    [
        ('language = "ja"', ("ja",)),
        ('languages = ["ja"]', ("ja",)),
        ('languages = ["ja", "en"]', ("ja", "en")),
    ],
)
def test_languages(tmp_path: Path, line: str, languages: tuple[Language, ...]) -> None:
    """`language` is short for one language; the first of several is the main one."""
    course = load(tmp_path, COURSE.replace("[limits]", f"{line}\n[limits]"))
    assert (course.languages, course.language) == (languages, languages[0])


def test_titles_in_one_language(tmp_path: Path) -> None:
    """A course in one language needs no title in another; its own title is shown instead."""
    text = COURSE
    for japanese in (', ja = "ネットワーク"', ', ja = "一"', ', ja = "二"'):
        assert japanese in text
        text = text.replace(japanese, "")
    assert load(tmp_path, text).config.title.in_language("ja") == "Networks"


def test_where_grading_happens(tmp_path: Path) -> None:
    """Grading is local by default; TLS files are relative to the root of the course."""
    assert load(tmp_path, COURSE).grading == Grading()
    lines = (
        "[grading]",
        'engine = "dask"',
        'scheduler = "tls://[fe80::1]:8786"',
        'ca = "keys/ca.pem"',
        'certificate = "/etc/cert.pem"',
        'key = "keys/key.pem"',
    )
    grading = load(tmp_path, COURSE + "\n".join(lines)).grading
    assert grading == Grading(
        engine=Engine.DASK,
        scheduler="tls://[fe80::1]:8786",
        ca=str(tmp_path / "keys/ca.pem"),
        certificate="/etc/cert.pem",
        key=str(tmp_path / "keys/key.pem"),
    )
