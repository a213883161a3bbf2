"""A new exercise or assignment: a small working example in every file, to be written anew.

The example doubles its argument. Its master, suite, known answers and translations pass
`seminar audit` but for the places marked TODO (`unwritten.py`). docs/authoring.md goes from
there to a proven exercise.
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

from autograder.authoring import transactional_write
from autograder.content import master, variants
from autograder.content.master import MOST_POINTS
from autograder.core.errors import CourseError, SeminarError
from autograder.course import FILE_NAME, Course
from autograder.grading.spec import SUITES, suite_folder

EXAMPLE = "double"  # the exercise of a new assignment
POINTS = 2
MOST_LETTERS = 64
WRONG, RIGHT = ("not_doubled", "one_number_only"), ("added",)
A_WEEK = timedelta(days=7)
END_OF_DAY = time(23, 59)
PYTEST_INI = (
    b"# With it, pytest heeds conftest.py wherever in the course it is started.\n[pytest]\n"
)


class ScaffoldResult(Struct, frozen=True):
    """What was written: each file with what it is for; how many files of a suite were copied."""

    exercise: str
    files: Mapping[str, str]  # by path within the course's folder
    copied: int = 0


def new_exercise(
    course: Course, assignment: str, name: str, *, points: float = POINTS
) -> ScaffoldResult:
    """Add an exercise at the end of a master, with its suite and known answers.

    A suite of the kit's is first copied into the course. Raises SeminarError, having written
    nothing, for a name that cannot be used or is there already.
    """
    course.assignment(assignment)
    path = course.master(assignment)
    read = master.load_master(path)
    _check_name(name, "exercise")
    _check_points(points)
    _check_unused(read, name, path)
    own, current = course.suite(assignment), suite_folder(course, assignment)
    copies = _contents(current) if current != own and current.is_dir() else {}
    made = {own / inner: data for inner, data in copies.items()}
    for part in _parts(name):
        _refuse_existing(current / part, course)
    made |= _suite(course, assignment, name)
    before = path.read_bytes()
    line = before.decode().rstrip().count("\n") + 3
    cells = _rendered("exercise.py.j2", name=name, points=f"{points:g}")
    made[path] = _appended(before, cells)
    transactional_write.write_all_or_nothing(course, assignment, _relative_to_course(course, made))
    about = {_short(course, path): f"from line {line}: text, stub, solution, check"}
    return ScaffoldResult(name, about | _descriptions(course, assignment, name), len(copies))


def new_assignment(
    course: Course,
    name: str,
    *,
    exercise: str = EXAMPLE,
    title_en: str = "",
    title_ja: str = "",
    due: datetime | None = None,
    points: float = POINTS,
) -> ScaffoldResult:
    """Add an assignment with one exercise: a table in `course.toml`, a master and a suite.

    It is due at the end of the day in a week unless told. Raises SeminarError, having written
    nothing, for a name that cannot be used or is there already.
    """
    _check_name(name, "assignment")
    _check_name(exercise, "exercise")
    _check_points(points)
    _check_title(title_en)
    _check_title(title_ja)
    if name in course.config.assignments:
        raise CourseError(
            f"there is an assignment {name} already",
            where=FILE_NAME,
            hint=f"Choose another name, or add to it: seminar new exercise NAME --in {name}",
        )
    path = course.master(name)
    for taken in (path, course.release(name).parent, course.suite(name), SUITES / name):
        _refuse_existing(taken, course)
    titles = {
        "title_en": title_en or f"TODO: the title of {name}",
        "title_ja": title_ja or f"TODO: {name} の題名",
    }
    table = _rendered("table.toml.j2", assignment=name, due=_due(course, due), **titles)
    text = _rendered("assignment.py.j2", name=exercise, points=f"{points:g}", **titles)
    toml = course.root / FILE_NAME
    made = _suite(course, name, exercise) | {
        path: text.encode(),
        toml: _appended(toml.read_bytes(), table),
    }
    transactional_write.write_all_or_nothing(course, name, _relative_to_course(course, made))
    about = {
        FILE_NAME: f"table [assignments.{name}]: title and due date",
        _short(course, path): "text, stub, solution, check",
    }
    return ScaffoldResult(exercise, about | _descriptions(course, name, exercise))


def _suite(course: Course, assignment: str, name: str) -> dict[Path, bytes]:
    """The hidden tests of an exercise, its known answers and its translations, by path."""
    folder = course.suite(assignment)
    made = {folder / f"test_{name}.py": _rendered("test.py.j2", name=name).encode()}
    for kind, ids in (("wrong", WRONG), ("right", RIGHT)):
        for one in ids:
            path = folder / variants.FOLDER / kind / name / f"{one}.py"
            made[path] = _rendered(f"{one}.py.j2", name=name).encode()
    conftest = folder.parent / "conftest.py"
    if not conftest.exists():
        made[conftest] = (SUITES / "conftest.py").read_bytes()
        made[folder.parent / "pytest.ini"] = PYTEST_INI
    path = course.translations("ja")
    before = path.read_bytes() if path.exists() else _rendered("catalogue.po.j2").encode()
    made[path] = _appended(before, _rendered("titles.po.j2", assignment=assignment, name=name))
    return made


def _parts(name: str) -> tuple[Path, Path, Path]:
    """What belongs to one exercise in a suite: its tests, wrong answers and right ones."""
    known = Path(variants.FOLDER)
    return Path(f"test_{name}.py"), known / "wrong" / name, known / "right" / name


def _descriptions(course: Course, assignment: str, name: str) -> dict[str, str]:
    tests, wrong, right = (course.suite(assignment) / part for part in _parts(name))
    return {
        _short(course, tests): "hidden tests",
        _short(course, wrong) + "/": "wrong answers, with hints",
        _short(course, right) + "/": "unusual right answers",
        _short(course, course.translations("ja")): "titles of the tests in Japanese",
    }


def _check_name(name: str, what: str) -> None:
    """A name becomes a function, a file and a cell: plain ASCII letters, digits and _."""
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", name) or len(name) > MOST_LETTERS:
        wrong = f"is not a name of an {what}"
        step = "Begin with a letter; use only a to z, A to Z, digits and _"
        step += f", {MOST_LETTERS} of them at most"
    elif keyword.iskeyword(name) or hasattr(builtins, name):
        wrong = "is a word of Python's own"
        step = "Choose another name"
    else:
        return
    raise SeminarError(f"{name!r} {wrong}", hint=step)


def _check_points(points: float) -> None:
    if not 0 < points <= MOST_POINTS:
        raise SeminarError(
            f"{points:g} points cannot be given",
            hint=f"Give more than 0 and at most {MOST_POINTS}",
        )


def _check_unused(read: master.AssignmentSource, name: str, path: Path) -> None:
    """No cell has the name, and no code that students are given uses it for something else."""
    symbols = symtable.symtable(read.reference(), path.name, "exec").get_symbols()
    bound = {one.get_name() for one in symbols if one.is_assigned() or one.is_imported()}
    if name in bound | {cell.name for cell in read.cells}:
        raise SeminarError(
            f"something is called {name} already",
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
            where=_short(course, path),
            hint="Choose another name, or move that away: nothing is overwritten",
        )


def _due(course: Course, due: datetime | None) -> str:
    today = datetime.now(ZoneInfo(course.config.time_zone)).date()
    return (due or datetime.combine(today + A_WEEK, END_OF_DAY)).isoformat(timespec="seconds")


def _contents(folder: Path) -> dict[Path, bytes]:
    """All files of a folder by their place in it, without caches."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    kept = (path for path in found if "__pycache__" not in path.parts)
    return {path.relative_to(folder): path.read_bytes() for path in kept}


def _appended(before: bytes, more: str) -> bytes:
    """A file with more at its end, after an empty line, in its own way of ending lines."""
    text = before.rstrip() + b"\n\n" + more.encode()
    return text.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n") if b"\r\n" in before else text


def _relative_to_course(course: Course, made: Mapping[Path, bytes]) -> transactional_write.FileMap:
    return {path.relative_to(course.root): data for path, data in made.items()}


def _short(course: Course, path: Path) -> str:
    return str(path.relative_to(course.root)) if path.is_relative_to(course.root) else str(path)


def _rendered(template: str, **values: str) -> str:
    return _templates().get_template(template).render(values)


def _templates() -> Environment:
    found = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    found.filters["quoted"] = lambda text: json.dumps(text, ensure_ascii=False)
    return found
