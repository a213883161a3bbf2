"""TODO markers: the texts of an assignment that are still to be written.

`seminar new` generates working examples in which each such text begins with TODO and a colon. The
audit reports every marker; a release fails while there are any in what students read.
"""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from msgspec import Struct

from autograder.content.master import load_master
from autograder.content.variants import VARIANTS_DIR
from autograder.core.errors import MasterError
from autograder.core.i18n import suite_locale_dir
from autograder.course import FILE_NAME, Course
from autograder.grading.spec import suite_directory, tested_exercise

_MARKER = re.compile(r'TODO: *([^"]*)')
_CELL = re.compile(r"# %%(?: \[markdown\])?(?: (?:exercise|check)=\"(\w+)\")?")
_TOML_TABLE = re.compile(r"\[+ *([^\]]*?) *\]+")
_CATALOG_SECTION = re.compile(r"# -- suites/(\w+), (\w+)")


class TodoMarker(Struct, frozen=True):
    """A text that is still to be written."""

    where: str  # file and line
    text: str  # what to write there
    exercise: str = ""  # empty if it belongs to the whole assignment


def by_exercise(course: Course, assignment: str) -> dict[str, tuple[TodoMarker, ...]]:
    """Return the markers of each exercise; those of no exercise are with the first one."""
    exercises = load_master(course.master(assignment), course.languages).exercises
    markers: dict[str, list[TodoMarker]] = {exercise: [] for exercise in exercises}
    for marker in chain(in_release(course, assignment), in_suite(course, assignment)):
        if exercises:
            markers[marker.exercise if marker.exercise in markers else exercises[0]].append(marker)
    return {exercise: tuple(of_exercise) for exercise, of_exercise in markers.items()}


def require_none(course: Course, assignment: str) -> None:
    """Raise MasterError if a text that students would read is still to be written."""
    markers = list(in_release(course, assignment))
    if markers:
        raise MasterError(
            f"still to be written: {markers[0].text}"
            + (f", and {len(markers) - 1} more" if len(markers) > 1 else ""),
            where=markers[0].where,
            hint=f"`seminar audit {assignment}` lists all of them",
        )


def in_release(course: Course, assignment: str) -> Iterator[TodoMarker]:
    """Yield the markers in what students read: the title and the master."""
    table = ""
    for number, line in enumerate(_lines(course.root / FILE_NAME), 1):
        header = _TOML_TABLE.match(line)
        table = header[1].replace('"', "") if header else table
        if table == f"assignments.{assignment}" or table.startswith(f"assignments.{assignment}."):
            yield from _in_line(FILE_NAME, number, line, "")
    path = course.master(assignment)
    lines = _lines(path)
    for number, (line, exercise) in enumerate(zip(lines, _exercises(lines), strict=True), 1):
        yield from _in_line(path_in_course(path, course), number, line, exercise)


def in_suite(course: Course, assignment: str) -> Iterator[TodoMarker]:
    """Yield the markers in the hidden tests, the variants and the translations."""
    suite = suite_directory(course, assignment)
    for path in (*sorted(suite.glob("test_*.py")), *sorted((suite / VARIANTS_DIR).glob("*.py"))):
        for number, line in enumerate(_lines(path), 1):
            yield from _in_line(path_in_course(path, course), number, line, tested_exercise(path))
    for path in sorted(suite_locale_dir(suite).rglob("*.po")):
        yield from _in_catalog(path, course, assignment)


def _in_catalog(path: Path, course: Course, assignment: str) -> Iterator[TodoMarker]:
    section: tuple[str, ...] = ("", "")
    for number, line in enumerate(_lines(path), 1):
        if line.startswith("# --"):
            header = _CATALOG_SECTION.match(line)
            section = header.groups() if header else ("", "")
        if section[0] == assignment:
            yield from _in_line(path_in_course(path, course), number, line, section[1])


def _in_line(file: str, number: int, line: str, exercise: str) -> Iterator[TodoMarker]:
    for text in _MARKER.findall(line):
        yield TodoMarker(f"{file}:{number}", text.rstrip(" \r"), exercise)


def _exercises(lines: list[str]) -> list[str]:
    """Return for each line of a master the exercise of its cell, else of the next one."""
    names, cells = [""], []
    for line in lines:
        if header := _CELL.match(line):
            names.append(header[1] or "")
        cells.append(len(names) - 1)
    for cell in reversed(range(len(names) - 1)):
        names[cell] = names[cell] or names[cell + 1]
    return [names[cell] for cell in cells]


def _lines(path: Path) -> list[str]:
    # A file that cannot be read is reported by the reader of its content.
    try:
        return path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError):
        return []


def path_in_course(path: Path, course: Course) -> str:
    """Return the path from the root of the course, or `path` itself if it is outside."""
    return str(path.relative_to(course.root)) if path.is_relative_to(course.root) else str(path)
