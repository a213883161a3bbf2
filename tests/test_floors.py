"""What is loaded as a file and not imported as a package keeps to its floor as well.

import-linter has the contracts of the packages (pyproject.toml); it does not see hidden suites,
known answers, masters and what `seminar new` lays out.
"""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder import course as courses
from autograder.authoring import scaffold
from autograder.course import Course
from tests.conftest import ROOT
from tests.laying_out import WEEK

PACKAGE = ROOT / "autograder"
SUITES = PACKAGE / "suites"
HELPERS = {"autograder.testing"}
FOR_SUITES = {"numpy", "pytest"} | HELPERS
HANDED_OUT = {"data"}  # beside the notebook


def imported(source: str) -> Iterator[str]:
    """The modules that a source imports, within functions too; what is ours in full."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


def refused(source: str, allowed: set[str]) -> list[str]:
    """What a source imports besides the standard library and what is allowed."""
    found = []
    for name in imported(source):
        top = name.partition(".")[0]
        known = name in allowed if top == "autograder" else top in allowed
        if not known and top not in sys.stdlib_module_names:
            found.append(name)
    return found


def wrong(paths: list[Path], allowed: set[str]) -> dict[str, list[str]]:
    """The files that import something else, and what."""
    assert paths
    found = {str(path): refused(path.read_text(encoding="utf-8"), allowed) for path in paths}
    return {path: names for path, names in found.items() if names}


def packages(course: Course) -> set[str]:
    """The modules of the packages that the course lets students import."""
    return {name.replace("-", "_") for name in course.config.packages}


def suites(folder: Path) -> list[Path]:
    """The Python files of suites without the bank, which is code as students write it."""
    files = folder.rglob("*.py")
    return [path for path in files if "variants" not in path.relative_to(folder).parts]


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ("import autograder.content.master", "autograder.content.master"),
        ("from autograder.grading.result import Result", "autograder.grading.result"),
        ("from autograder import files", "autograder"),
        ("from .conftest import helper", ".conftest"),
        ("def test_it():\n    import nbgrader.api", "nbgrader.api"),
    ],
)
def test_a_wrong_import_is_seen(source: str, named: str) -> None:
    """An import that no suite may have is found wherever it stands: the tests below can fail."""
    assert refused(source, FOR_SUITES) == [named]


def test_suites_import_their_helpers_alone() -> None:
    """Hidden suites import pytest, NumPy and the helpers made for them, and nothing else."""
    assert wrong(suites(SUITES), FOR_SUITES) == {}


def test_known_answers_import_what_students_may() -> None:
    """Known answers, right and wrong, import only the packages of the course."""
    assert wrong(list(SUITES.glob("*/variants/**/*.py")), packages(courses.load_course(ROOT))) == {}


def test_masters_import_what_students_may() -> None:
    """A master imports only the packages of the course and what is handed out beside it."""
    allowed = packages(courses.load_course(ROOT)) | HANDED_OUT
    assert wrong(sorted((ROOT / "solutions").glob("*.py")), allowed) == {}


def test_what_is_laid_out_keeps_to_it(course: Course) -> None:
    """The suite, the bank and the master of a new assignment import no more than those there."""
    scaffold.new_assignment(course, WEEK)
    suite = course.root / "autograder" / "suites" / WEEK
    assert wrong(suites(suite), FOR_SUITES) == {}
    assert wrong(list(suite.glob("variants/**/*.py")), packages(course)) == {}
    assert wrong([course.root / "solutions" / f"{WEEK}.py"], packages(course)) == {}


def ends_or_writes(source: str) -> list[str]:
    """Where a source raises SystemExit or writes to a stream of the process."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Raise) and node.exc and "SystemExit" in ast.unparse(node.exc):
            found.append(ast.unparse(node))
        if isinstance(node, ast.Call) and re.match(r"sys\.std(out|err)\.", ast.unparse(node.func)):
            found.append(ast.unparse(node))
    return found


def test_only_the_commands_end_the_program() -> None:
    """Outside cli/ nothing raises SystemExit or writes to the terminal; ruff sees the prints."""
    inner = "import sys\ndef f():\n    sys.stderr.write('x')\n    raise SystemExit(1)\n"
    assert set(ends_or_writes(inner)) == {"sys.stderr.write('x')", "raise SystemExit(1)"}
    apart = (PACKAGE / "cli", PACKAGE / "workflows" / "demo_submissions")
    found = {}
    for path in suites(PACKAGE):
        if not any(path.is_relative_to(folder) for folder in apart):
            found[str(path)] = ends_or_writes(path.read_text(encoding="utf-8"))
    assert not any(found.values()), found


def rooms(cell: str) -> set[str]:
    """The rooms that a row of docs/architecture.md names: modules and folders of the package."""
    names = re.findall(r"`(\w+)(?:\.py|/)`", cell)
    return {
        name for name in names if (PACKAGE / name).is_dir() or (PACKAGE / f"{name}.py").is_file()
    }


def layers() -> list[set[str]]:
    """The floors as import-linter reads them, from the top down."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (floors,) = (one["layers"] for one in contracts if one["type"] == "layers")
    return [set(re.findall(r"\w+", layer)) for layer in floors]


def test_every_room_has_a_floor() -> None:
    """The table places each module and package of the kit, once, in the order that is checked."""
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    table = page.partition("| floor |")[2].partition("\n\n")[0]
    rows = [rooms(line.split("|")[2]) for line in table.splitlines()[2:]]
    placed = [name for row in rows for name in sorted(row)]
    assert len(placed) == len(set(placed))
    checked = [row for layer in layers() for row in rows if layer <= row]
    assert len(checked) == len(layers())
    assert [row for row in rows if row not in checked] == []
    assert checked == sorted(checked, key=rows.index)
    modules = {path.stem for path in PACKAGE.glob("*.py")} - {"__init__"}
    packages = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert set(placed) == modules | packages
