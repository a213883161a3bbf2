"""Scaffold of a new exercise or assignment: a small working example, to be replaced.

The example doubles its argument. Its master, tests, variants and translations pass
`seminar audit` except for their TODO markers. docs/authoring.md has the next steps.
"""

import builtins
import json
import keyword
import re
import symtable
from collections.abc import Mapping
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from msgspec import Struct

from autograder.authoring.todo_markers import path_in_course
from autograder.authoring.transactional_write import recover, write_all_or_nothing
from autograder.content.master import MAX_POINTS, AssignmentSource, load_master
from autograder.content.variants import VARIANTS_DIR
from autograder.core.errors import CourseError, SeminarError
from autograder.course import FILE_NAME, Course
from autograder.grading.spec import CONFTEST, SUITES, TABLES_FILE, suite_directory

EXAMPLE = "double"  # the exercise of a new assignment
DEFAULT_POINTS = 2
_MAX_NAME_LENGTH = 64
TIME_TO_WORK = timedelta(days=7)
END_OF_DAY = time(23, 59)
PYTEST_INI = b"# With this file, pytest loads conftest.py in any working directory.\n[pytest]\n"


class ScaffoldResult(Struct, frozen=True):
    """The files that were written."""

    exercise: str
    files: Mapping[str, str]  # description by path
    copied: int = 0  # how many files of the bundled suite were copied


def create_exercise(
    course: Course, assignment: str, name: str, *, points: float = DEFAULT_POINTS
) -> ScaffoldResult:
    """Add an exercise at the end of a master, with its tests, variants and translations.

    If the course uses the bundled suite, that is copied into the course first. Raises
    SeminarError, before anything is written, for a name that is invalid or in use.
    """
    course.assignment(assignment)
    recover(course.root)
    path = course.master(assignment)
    source = load_master(path)
    _check_name(name, "exercise")
    _check_points(points)
    _check_unused(source, name, path)
    target, suite = course.suite(assignment), suite_directory(course, assignment)
    copies = _read_files(suite) if suite != target and suite.is_dir() else {}
    # The answer tables of the kit are not those of a course with another exercise.
    copies = {file: data for file, data in copies.items() if file.parts[0] != TABLES_FILE}
    for file in _suite_files(suite, name):
        _refuse_existing(file, course)
    before = path.read_bytes()
    line = before.decode().rstrip().count("\n") + 3
    cells = _render("exercise.py.j2", name=name, points=f"{points:g}")
    files = {target / file: data for file, data in copies.items()}
    files |= _new_suite_files(course, assignment, name) | {path: _append(before, cells)}
    _write(course, assignment, files)
    descriptions = {path_in_course(path, course): f"from line {line}: text, stub, solution, check"}
    descriptions |= _suite_descriptions(course, assignment, name)
    return ScaffoldResult(name, descriptions, len(copies))


def create_assignment(
    course: Course,
    name: str,
    *,
    exercise: str = EXAMPLE,
    title_en: str = "",
    title_ja: str = "",
    due: datetime | None = None,
    points: float = DEFAULT_POINTS,
) -> ScaffoldResult:
    """Add an assignment with one exercise: a table in `course.toml`, a master and a suite.

    By default it is due at the end of the day in a week. Raises SeminarError, before anything is
    written, for a name that is invalid or in use.
    """
    _check_name(name, "assignment")
    _check_name(exercise, "exercise")
    _check_points(points)
    _check_title(title_en)
    _check_title(title_ja)
    recover(course.root)
    if name in course.config.assignments:
        raise CourseError(
            f"there is an assignment {name} already",
            where=FILE_NAME,
            hint=f"Choose another name, or add to it: seminar new exercise NAME --in {name}",
        )
    master, toml = course.master(name), course.root / FILE_NAME
    for path in (master, course.release(name).parent, course.suite(name), SUITES / name):
        _refuse_existing(path, course)
    titles = {
        "title_en": title_en or f"TODO: the title of {name}",
        "title_ja": title_ja or f"TODO: {name} の題名",
    }
    table = _render("table.toml.j2", assignment=name, due=_due(course, due), **titles)
    text = _render("assignment.py.j2", name=exercise, points=f"{points:g}", **titles)
    files = {master: text.encode(), toml: _append(toml.read_bytes(), table)}
    _write(course, name, _new_suite_files(course, name, exercise) | files)
    descriptions = {
        FILE_NAME: f"table [assignments.{name}]: title and due date",
        path_in_course(master, course): "text, stub, solution, check",
    }
    return ScaffoldResult(exercise, descriptions | _suite_descriptions(course, name, exercise))


def _suite_files(suite: Path, name: str) -> tuple[Path, Path]:
    """Return the paths of the hidden tests and of the variants of an exercise."""
    return suite / f"test_{name}.py", suite / VARIANTS_DIR / f"{name}.py"


def _new_suite_files(course: Course, assignment: str, name: str) -> dict[Path, bytes]:
    suite, catalog = course.suite(assignment), course.catalog_file("ja")
    tests, variants = _suite_files(suite, name)
    before = catalog.read_bytes() if catalog.exists() else _render("catalog.po.j2").encode()
    titles = _render("titles.po.j2", assignment=assignment, name=name)
    files = {
        tests: _render("test.py.j2", name=name).encode(),
        variants: _render("variants.py.j2", name=name).encode(),
        catalog: _append(before, titles),
    }
    if not (suite.parent / CONFTEST).exists():
        files[suite.parent / CONFTEST] = (SUITES / CONFTEST).read_bytes()
        files[suite.parent / "pytest.ini"] = PYTEST_INI
    return files


def _suite_descriptions(course: Course, assignment: str, name: str) -> dict[str, str]:
    tests, variants = _suite_files(course.suite(assignment), name)
    return {
        path_in_course(tests, course): "hidden tests",
        path_in_course(variants, course): "wrong answers with hints, unusual right answers",
        path_in_course(course.catalog_file("ja"), course): "titles of the tests in Japanese",
    }


def _check_name(name: str, what: str) -> None:
    """Require a name that can be a function, a file and a cell."""
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", name) or len(name) > _MAX_NAME_LENGTH:
        problem = f"is not a name of an {what}"
        hint = (
            "Begin with a letter; use only a to z, A to Z, digits and _,"
            f" {_MAX_NAME_LENGTH} of them at most"
        )
    elif keyword.iskeyword(name) or hasattr(builtins, name):
        problem, hint = "is a keyword or built-in name of Python", "Choose another name"
    else:
        return
    raise SeminarError(f"{name!r} {problem}", hint=hint)


def _check_points(points: float) -> None:
    if not 0 < points <= MAX_POINTS:
        raise SeminarError(
            f"{points:g} points cannot be given",
            hint=f"Give more than 0 and at most {MAX_POINTS}",
        )


def _check_unused(source: AssignmentSource, name: str, path: Path) -> None:
    """Require that neither a cell nor a variable of the master has the name."""
    symbols = symtable.symtable(source.reference(), path.name, "exec").get_symbols()
    names = {
        symbol.get_name() for symbol in symbols if symbol.is_assigned() or symbol.is_imported()
    }
    if name in names | {cell.name for cell in source.cells}:
        raise SeminarError(
            f"the name {name} is used already",
            where=f"{path.parent.name}/{path.name}",
            hint="Choose another name",
        )


def _check_title(title: str) -> None:
    if not title.isprintable():
        raise SeminarError(f"{title!r} is not one line of text", hint="Write it in one line")


def _refuse_existing(path: Path, course: Course) -> None:
    if path.exists():
        raise SeminarError(
            "is there already",
            where=path_in_course(path, course),
            hint="Choose another name, or move that away: nothing is overwritten",
        )


def _due(course: Course, due: datetime | None) -> str:
    today = datetime.now(ZoneInfo(course.config.time_zone)).date()
    return (due or datetime.combine(today + TIME_TO_WORK, END_OF_DAY)).isoformat(timespec="seconds")


def _read_files(directory: Path) -> dict[Path, bytes]:
    """Return the contents of all files by relative path, without bytecode caches."""
    return {
        path.relative_to(directory): path.read_bytes()
        for path in sorted(directory.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def _append(content: bytes, addition: str) -> bytes:
    """Return a file with an addition after an empty line, in the line endings of the file."""
    text = content.rstrip() + b"\n\n" + addition.encode()
    return text.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n") if b"\r\n" in content else text


def _write(course: Course, assignment: str, files: Mapping[Path, bytes]) -> None:
    relative = {path.relative_to(course.root): data for path, data in files.items()}
    write_all_or_nothing(course, assignment, relative)


def _render(template: str, **values: str) -> str:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.filters["quoted"] = lambda text: json.dumps(text, ensure_ascii=False)
    return environment.get_template(template).render(values)
