"""Scaffold of a new exercise or assignment: a small working example, to be replaced.

The example doubles its argument. Its master, tests, variants and translations have the languages
of the course, and pass `seminar audit` except for their TODO markers. docs/authoring.md has the
next steps.
"""

import builtins
import json
import keyword
import re
import symtable
from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from msgspec import Struct

from autograder.authoring.todo_markers import path_in_course
from autograder.authoring.transactional_write import recover, write_all_or_nothing
from autograder.content.master import (
    MAX_POINTS,
    AssignmentSource,
    load_master,
    select_language,
)
from autograder.content.variants import VARIANTS_DIR
from autograder.core.errors import CourseError, SeminarError
from autograder.core.i18n import LANGUAGES, Language
from autograder.course import FILE_NAME, Course
from autograder.grading.spec import SUITES

EXAMPLE = "double"  # the exercise of a new assignment
DEFAULT_POINTS = 2
_MAX_NAME_LENGTH = 64
TIME_TO_WORK = timedelta(days=7)
END_OF_DAY = time(23, 59)
PYTEST_INI = b"""\
# With this file, plain pytest runs the suites.
[pytest]
addopts = -p autograder.grading.pytest_plugin
"""


class ScaffoldResult(Struct, frozen=True):
    """The files that were written."""

    exercise: str
    files: Mapping[str, str]  # description by path


def create_exercise(
    course: Course, assignment: str, name: str, *, points: float = DEFAULT_POINTS
) -> ScaffoldResult:
    """Add an exercise at the end of a master, with its tests, variants and translations.

    The kit's suite of the assignment, if there is one, stays in the kit and completes the
    course's. Raises SeminarError, before anything is written, for a name that is invalid or in
    use.
    """
    course.assignment(assignment)
    recover(course.root)
    path = course.master(assignment)
    source = load_master(path, course.languages)
    _check_name(name, "exercise")
    _check_points(points)
    _check_unused(source, name, path)
    for suite in (course.suite(assignment), SUITES / assignment):
        for file in _suite_files(suite, name):
            _refuse_existing(file, course)
    before = path.read_bytes()
    line = before.decode().rstrip().count("\n") + 3
    cells = _render("exercise.py.j2", name=name, points=f"{points:g}")
    cells = _master_text(cells, course.languages)
    files = _new_suite_files(course, assignment, name) | {path: _append(before, cells)}
    _write(course, assignment, files)
    descriptions = {path_in_course(path, course): f"from line {line}: text, stub, solution, check"}
    descriptions |= _suite_descriptions(course, assignment, name)
    return ScaffoldResult(name, descriptions)


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
    _check_name(exercise, "exercise")
    _check_points(points)
    _check_title(title_en)
    _check_title(title_ja)
    require_new_assignment(course, name)
    master, toml = course.master(name), course.root / FILE_NAME
    titles = {"en": title_en, "ja": title_ja}
    todo = {"en": f"TODO: the title of {name}", "ja": f"TODO: {name} の題名"}
    titles |= {language: titles[language] or todo[language] for language in course.languages}
    due_text = (due or due_in_a_week(course.config.time_zone)).isoformat(timespec="seconds")
    table = _table(name, titles, due_text)
    text = _render("assignment.py.j2", name=exercise, points=f"{points:g}", titles=titles)
    text = _master_text(text, course.languages)
    files = {master: text.encode(), toml: _append(toml.read_bytes(), table)}
    _write(course, name, _new_suite_files(course, name, exercise) | files)
    descriptions = {
        FILE_NAME: f"table [assignments.{name}]: title and due date",
        path_in_course(master, course): "text, stub, solution, check",
    }
    return ScaffoldResult(exercise, descriptions | _suite_descriptions(course, name, exercise))


def require_new_assignment(course: Course, name: str) -> None:
    """Raise SeminarError if the name is invalid or in use; recover from an interrupted command."""
    _check_name(name, "assignment")
    recover(course.root)
    if name in course.config.assignments:
        raise CourseError(
            f"there is an assignment {name} already",
            where=FILE_NAME,
            hint=f"Choose another name, or add to it: seminar new exercise NAME --in {name}",
        )
    release = course.release(name).parent
    for path in (course.master(name), release, course.suite(name), SUITES / name):
        _refuse_existing(path, course)


def write_assignment(
    course: Course, name: str, title: str, master: str, tests: Mapping[str, str]
) -> dict[str, str]:
    """Write a new assignment: its table in `course.toml`, due in a week, its master, its tests.

    `title` is that in each language of the course; `tests` are the texts of the suite's files by
    name. Returns a description of each file by path.
    """
    suite = course.suite(name)
    due = due_in_a_week(course.config.time_zone).isoformat(timespec="seconds")
    table = _table(name, dict.fromkeys(course.languages, title), due)
    files = {suite / file: text.encode() for file, text in tests.items()} | _pytest_files(suite)
    files |= {course.master(name): master.encode()}
    descriptions = add_assignment(course, name, table, files)
    return descriptions | {path_in_course(suite / file, course): "hidden tests" for file in tests}


def _table(name: str, titles: Mapping[str, str], due: str) -> str:
    """Return the table of an assignment in `course.toml`, without empty titles."""
    entries = ", ".join(
        f"{language} = {json.dumps(title, ensure_ascii=False)}"
        for language, title in titles.items()
        if title
    )
    return f"[assignments.{name}]\ntitle = {{ {entries} }}\ndue = {due}\n"


def add_assignment(
    course: Course, name: str, table: str, files: Mapping[Path, bytes]
) -> dict[str, str]:
    """Write the files of a new assignment and its table; return descriptions of both by path."""
    toml, master = course.root / FILE_NAME, course.master(name)
    recover(course.root)
    for path in files:
        _refuse_existing(path, course)
    _write(course, name, {**files, toml: _append(toml.read_bytes(), table)})
    return {
        FILE_NAME: f"table [assignments.{name}]: title and due date",
        path_in_course(master, course): "text, solutions, checks",
    }


def _suite_files(suite: Path, name: str) -> tuple[Path, Path]:
    """Return the paths of the hidden tests and of the variants of an exercise."""
    return suite / f"test_{name}.py", suite / VARIANTS_DIR / f"{name}.py"


def _new_suite_files(course: Course, assignment: str, name: str) -> dict[Path, bytes]:
    suite, languages = course.suite(assignment), course.languages
    tests, variants = _suite_files(suite, name)
    files = {
        tests: _render("test.py.j2", name=name, languages=languages).encode(),
        variants: _variants_text(_render("variants.py.j2", name=name), languages).encode(),
    }
    if _has_catalog(course):
        catalog = course.catalog_file("ja")
        before = catalog.read_bytes() if catalog.exists() else _render("catalog.po.j2").encode()
        titles = _render("titles.po.j2", assignment=assignment, name=name)
        files[catalog] = _append(before, titles)
    return files | _pytest_files(suite)


def _pytest_files(suite: Path) -> dict[Path, bytes]:
    """Return the file beside the suites of a course that plain pytest needs, unless it exists."""
    settings = suite.parent / "pytest.ini"
    return {} if settings.exists() else {settings: PYTEST_INI}


def _suite_descriptions(course: Course, assignment: str, name: str) -> dict[str, str]:
    tests, variants = _suite_files(course.suite(assignment), name)
    descriptions = {
        path_in_course(tests, course): "hidden tests",
        path_in_course(variants, course): "wrong answers with hints, unusual right answers",
    }
    if _has_catalog(course):
        catalog = path_in_course(course.catalog_file("ja"), course)
        descriptions[catalog] = "titles of the tests in Japanese"
    return descriptions


def _has_catalog(course: Course) -> bool:
    """Return whether the titles in the tests need translations: the tests have one language."""
    return len(course.languages) > 1


def _master_text(text: str, languages: Sequence[Language]) -> str:
    """Return the cells of a master without the other languages, and without marks for one."""
    if len(languages) > 1:
        return text
    (language,) = languages
    cells = re.split(r"^(?=# %%)", text, flags=re.MULTILINE)
    others = tuple(f' lang="{other}"' for other in LANGUAGES if other != language)
    kept = "".join(cell for cell in cells if not cell.partition("\n")[0].endswith(others))
    return select_language(kept.replace(f' lang="{language}"', ""), language)


def _variants_text(text: str, languages: Sequence[Language]) -> str:
    """Return the cells of a variant bank with the titles and hints of `languages` only."""
    for other in set(LANGUAGES) - set(languages):
        text = re.sub(rf"^# {other}: .*\n(?:#  .*\n)*", "", text, flags=re.MULTILINE)
    return text


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


def due_in_a_week(time_zone: str) -> datetime:
    """Return the end of the day in a week, in a time zone."""
    today = datetime.now(ZoneInfo(time_zone)).date()
    return datetime.combine(today + TIME_TO_WORK, END_OF_DAY)


def _append(content: bytes, addition: str) -> bytes:
    """Return a file with an addition after an empty line, in the line endings of the file."""
    text = content.rstrip() + b"\n\n" + addition.encode()
    return text.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n") if b"\r\n" in content else text


def _write(course: Course, assignment: str, files: Mapping[Path, bytes]) -> None:
    relative = {path.relative_to(course.root): data for path, data in files.items()}
    write_all_or_nothing(course, assignment, relative)


def _render(template: str, **values: object) -> str:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    return environment.get_template(template).render(values)
