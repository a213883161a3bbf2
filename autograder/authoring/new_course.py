"""A new course in an empty directory: `course.toml`, and weeks of the kit."""

import json
import re
import shutil
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Literal

import autograder
from autograder.authoring import scaffold
from autograder.core.atomic_files import temporary_directory, translate_os_errors
from autograder.core.errors import CourseError
from autograder.course import FILE_NAME, Course, check_path, load_course

CourseLanguage = Literal["en", "ja", "both"]
# The line of `course.toml` for each choice of languages but English.
LANGUAGE_LINES: Mapping[CourseLanguage, str] = {
    "ja": 'language = "ja"',
    "both": 'languages = ["en", "ja"]',
}
ALL_WEEKS = "all"
ONE_WEEK = timedelta(weeks=1)
GIT_IGNORE = "# Submissions, grades and names of students\nclassroom/\nassignments/*.zip\n"
_WEEK = re.compile(r"^\[assignments\.(\w+)\]$", re.MULTILINE)


def create_course(
    directory: Path,
    language: CourseLanguage,
    weeks: Sequence[str] = (),
    *,
    title: str = "",
    first_due: datetime | None = None,
    limits: Mapping[str, float] | None = None,
) -> Course:
    """Create a course with the named weeks of the kit and return it.

    Title and id, the due dates, which are a week apart, and numbers of `[limits]` are those of
    the kit's course unless others are given. Raises CourseError, before anything is written,
    unless the directory is empty or new, and for a week that the kit does not have.
    """
    check_path(directory)
    if directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
        raise CourseError(
            "the folder is not empty",
            where=str(directory.absolute()),
            hint="Name an empty or new one",
        )
    weeks = _known_weeks(weeks)
    text = bundled_file(FILE_NAME).read_text(encoding="utf-8")
    text = _with_weeks(text, weeks)
    if language != "en":
        text = _replaced(text, "^language = .*", LANGUAGE_LINES[language])
    text = _with_title(text, title) if title else text
    text = _with_due_dates(text, first_due) if first_due else text
    for name, number in (limits or {}).items():
        text = _replaced(text, rf"^{name} = \S+", f"{name} = {number:g}")
    directory.mkdir(parents=True, exist_ok=True)
    with translate_os_errors(directory), temporary_directory(directory) as new:
        (new / "solutions").mkdir()
        for name in ("nbgrader_config.py", *(f"solutions/{week}.py" for week in weeks)):
            shutil.copy(bundled_file(name), new / name)
        (new / FILE_NAME).write_text(text, encoding="utf-8")
        (new / ".gitignore").write_text(GIT_IGNORE, encoding="utf-8")
        assignments = load_course(new).config.assignments.values()
        for name in {name for assignment in assignments for name in assignment.files}:
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(bundled_file(name), new / name, ignore=ignored)
        for path in new.iterdir():
            path.replace(directory / path.name)
    return load_course(directory)


def add_week(course: Course, week: str, due: datetime) -> dict[str, str]:
    """Add a week of the kit to a course; return a description of each new file by path.

    Raises SeminarError, before anything is written, if one of the files exists already.
    """
    kit = load_course(bundled_file(FILE_NAME).parent)
    toml = bundled_file(FILE_NAME).read_text(encoding="utf-8")
    table = _with_due_dates(_with_weeks(toml, [week]), due).partition("\n[assignments.")[2]
    files = {course.master(week): kit.master(week).read_bytes()}
    for name in kit.assignment(week).files:
        source, target = kit.root / name, course.root / name
        for path in () if target.exists() else sorted(source.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                files[target / path.relative_to(source)] = path.read_bytes()
    return scaffold.add_assignment(course, week, f"[assignments.{table}", files)


def bundled_course() -> Course:
    """Return the kit's own course."""
    return load_course(bundled_file(FILE_NAME).parent)


def bundled_weeks() -> tuple[str, ...]:
    """Return the names of the weeks of the kit, in order."""
    return tuple(_WEEK.findall(bundled_file(FILE_NAME).read_text(encoding="utf-8")))


def bundled_file(name: str) -> Path:
    """Return a file of the bundled course: beside the package in a clone, inside it in a wheel."""
    package = Path(autograder.__file__).parent
    in_clone = package.parent / name
    return in_clone if in_clone.exists() else package / "_kit" / name


def _known_weeks(weeks: Sequence[str]) -> list[str]:
    """Return the weeks in the order of the kit; raise CourseError for one that it does not have."""
    known = bundled_weeks()
    unknown = sorted({*weeks} - {*known, ALL_WEEKS})
    if unknown:
        raise CourseError(
            f"the kit has no week {', '.join(unknown)}",
            hint=f"Name some of {', '.join(known)}; or {ALL_WEEKS}",
        )
    return [week for week in known if week in weeks or ALL_WEEKS in weeks]


def _with_weeks(toml: str, weeks: Sequence[str]) -> str:
    """Return `course.toml` with the tables of some assignments only."""
    head, *tables = toml.split("\n[assignments.")
    kept = [table for table in tables if re.split(r"[].]", table, maxsplit=1)[0] in weeks]
    return "\n[assignments.".join([head, *kept])


def _replaced(toml: str, pattern: str, line: str) -> str:
    return re.sub(pattern, lambda _: line, toml, count=1, flags=re.MULTILINE)


def _with_title(toml: str, title: str) -> str:
    """Return `course.toml` with a title in every language, and an id that is made from it."""
    course_id = re.sub(r"[^A-Za-z0-9]+", "-", title).strip("-").lstrip("0123456789-")[:64]
    toml = _replaced(toml, "^id = .*", f'id = "{course_id or "course"}"')
    text = json.dumps(title, ensure_ascii=False)
    return _replaced(toml, "^title = .*", f"title = {{ en = {text}, ja = {text} }}")


def _with_due_dates(toml: str, first: datetime) -> str:
    """Return `course.toml` with assignments that are due a week apart."""
    numbers = count()
    return re.sub(
        "^due = .*",
        lambda _: f"due = {(first + next(numbers) * ONE_WEEK).isoformat(timespec='seconds')}",
        toml,
        flags=re.MULTILINE,
    )
