"""What is still to be written in an assignment: each place where the word TODO and a colon stand.

`seminar new` lays out working examples with such places. An audit complains of each; a release
refuses while there are some in what students would read.
"""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from msgspec import Struct

from autograder.content import master, variants
from autograder.core.errors import MasterError, SuiteError
from autograder.core.i18n import suite_locale_dir
from autograder.course import FILE_NAME, Course
from autograder.grading.spec import suite_folder

_MARK = re.compile(r'TODO: *([^"]*)')
_CELL = re.compile(r"# %%(?: \[markdown\])?(?: (?:exercise|check)=\"(\w+)\")?")
_TABLE = re.compile(r"\[+ *([^\]]*?) *\]+")
_SECTION = re.compile(r"# -- suites/(\w+), (\w+)")


class TodoMarker(Struct, frozen=True):
    """One place: its file and line, what to write there, the exercise that it belongs to."""

    file: str
    line: int
    what: str
    exercise: str = ""  # "": the assignment as such

    def complaint(self) -> SuiteError:
        """What to tell of it."""
        return SuiteError(
            f"still to be written: {self.what}",
            where=f"{self.file}, line {self.line}",
            hint="Write it, and leave no TODO",
        )


def complaints(course: Course, assignment: str) -> dict[str, tuple[SuiteError, ...]]:
    """Complaints by exercise; what belongs to none is told with the first."""
    names = master.load_master(course.master(assignment)).exercises
    found: dict[str, list[SuiteError]] = {name: [] for name in names}
    for place in chain(in_release(course, assignment), in_suite(course, assignment)):
        if names:
            owner = place.exercise if place.exercise in found else names[0]
            found[owner].append(place.complaint())
    return {name: tuple(told) for name, told in found.items()}


def require_none(course: Course, assignment: str) -> None:
    """Raise MasterError if something that students would read is still to be written."""
    places = list(in_release(course, assignment))
    if places:
        first = places[0]
        raise MasterError(
            f"still to be written: {first.what}"
            + (f", and {len(places) - 1} more" if len(places) > 1 else ""),
            where=f"{first.file}, line {first.line}",
            hint=f"`seminar audit {assignment}` names every place",
        )


def in_release(course: Course, assignment: str) -> Iterator[TodoMarker]:
    """The places in what students read: the title and the master."""
    lines = _lines(course.root / FILE_NAME)
    table = ""
    for number, line in enumerate(lines, 1):
        header = _TABLE.match(line)
        table = header[1].replace('"', "") if header else table
        if table == f"assignments.{assignment}" or table.startswith(f"assignments.{assignment}."):
            yield from _marked(FILE_NAME, number, line, "")
    path = course.master(assignment)
    lines = _lines(path)
    for number, (line, owner) in enumerate(zip(lines, _owners(lines), strict=True), 1):
        yield from _marked(_short(path, course), number, line, owner)


def in_suite(course: Course, assignment: str) -> Iterator[TodoMarker]:
    """The places in the suite, its bank and its translations."""
    suite = suite_folder(course, assignment)
    for path in sorted(suite.glob("test_*.py")):
        yield from _in_file(path, course, path.stem.removeprefix("test_"))
    for path in sorted((suite / variants.FOLDER).glob("*/*/*.py")):
        yield from _in_file(path, course, path.parent.name)
    for path in sorted(suite_locale_dir(suite).rglob("*.po")):
        yield from _of_translations(path, course, assignment)


def _of_translations(path: Path, course: Course, assignment: str) -> Iterator[TodoMarker]:
    week = exercise = ""
    for number, line in enumerate(_lines(path), 1):
        if line.startswith("# --"):
            section = _SECTION.match(line)
            week, exercise = (section[1], section[2]) if section else ("", "")
        if week == assignment:
            yield from _marked(_short(path, course), number, line, exercise)


def _in_file(path: Path, course: Course, exercise: str) -> Iterator[TodoMarker]:
    for number, line in enumerate(_lines(path), 1):
        yield from _marked(_short(path, course), number, line, exercise)


def _marked(file: str, number: int, line: str, exercise: str) -> Iterator[TodoMarker]:
    for what in _MARK.findall(line):
        yield TodoMarker(file, number, what.rstrip(" \r"), exercise)


def _owners(lines: list[str]) -> list[str]:
    """For each line of a master the exercise it belongs to: its own, or the next one."""
    owners, cells = [], 0
    named: list[str] = [""]
    for line in lines:
        found = _CELL.match(line)
        if found:
            named.append(found[1] or "")
            cells += 1
        owners.append(cells)
    following = ""
    for cell in reversed(range(len(named))):
        following = named[cell] or following
        named[cell] = following
    return [named[cell] for cell in owners]


def _lines(path: Path) -> list[str]:
    # What cannot be read is told by who reads it for its content.
    try:
        return path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError):
        return []


def _short(path: Path, course: Course) -> str:
    return str(path.relative_to(course.root)) if path.is_relative_to(course.root) else str(path)
