"""Import rules that import-linter cannot check, and the table of layers in the documents.

import-linter checks the packages (pyproject.toml). It does not see hidden suites, variants,
masters and files made by `seminar new`, which are loaded by path.
"""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.authoring import scaffold
from autograder.course import Course, load_course
from tests.support.scaffold_helpers import WEEK
from tests.support.settings import ROOT

PACKAGE = ROOT / "autograder"
SUITES = PACKAGE / "suites"
FOR_SUITES = {"numpy", "pytest", "autograder.testing"}
HANDED_OUT = {"data"}  # in the release of week 7
NOT_LAYERED = {"__init__", "__main__"}  # the package itself and `python -m autograder`


def imported_modules(source: str) -> Iterator[str]:
    """Yield the modules that a source imports, also within functions."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


def forbidden_imports(source: str, allowed: set[str]) -> list[str]:
    """Return the imports that are neither in the standard library nor allowed.

    A module of the kit is allowed by its full name, any other by its top-level package.
    """
    forbidden = []
    for name in imported_modules(source):
        top = name.partition(".")[0]
        is_allowed = name in allowed if top == "autograder" else top in allowed
        if not is_allowed and top not in sys.stdlib_module_names:
            forbidden.append(name)
    return forbidden


def violations(paths: list[Path], allowed: set[str]) -> dict[str, list[str]]:
    """Return the forbidden imports of each file that has any."""
    assert paths
    imports = {
        str(path): forbidden_imports(path.read_text(encoding="utf-8"), allowed) for path in paths
    }
    return {path: names for path, names in imports.items() if names}


def student_packages(course: Course) -> set[str]:
    """Return the packages that students of the course may import."""
    return {name.replace("-", "_") for name in course.config.packages}


def python_files(directory: Path) -> list[Path]:
    """Return the Python files without the variants, which are code as students write it."""
    files = directory.rglob("*.py")
    return [path for path in files if "variants" not in path.relative_to(directory).parts]


@pytest.mark.parametrize(
    ("source", "module"),
    [
        ("import autograder.content.master", "autograder.content.master"),
        ("from autograder.grading.result import Result", "autograder.grading.result"),
        ("from autograder import grading", "autograder"),
        ("from .conftest import helper", ".conftest"),
        ("def test_it():\n    import nbgrader.api", "nbgrader.api"),
    ],
)
def test_forbidden_import_is_found(source: str, module: str) -> None:
    """An import that no suite may have is found anywhere in the source."""
    assert forbidden_imports(source, FOR_SUITES) == [module]


def test_suites_import_only_the_public_api() -> None:
    """Hidden suites import pytest, NumPy and autograder.testing, and nothing else."""
    assert violations(python_files(SUITES), FOR_SUITES) == {}


def test_variants_import_what_students_may() -> None:
    """Variants, right and wrong, import only the packages of the course."""
    variants = list(SUITES.glob("*/variants/**/*.py"))
    assert violations(variants, student_packages(load_course(ROOT))) == {}


def test_masters_import_what_students_may() -> None:
    """A master imports only the packages of the course and the files handed out with it."""
    allowed = student_packages(load_course(ROOT)) | HANDED_OUT
    assert violations(sorted((ROOT / "solutions").glob("*.py")), allowed) == {}


def test_scaffold_follows_the_import_rules(course: Course) -> None:
    """Suite, variants and master of a new assignment follow the same rules."""
    scaffold.create_assignment(course, WEEK)
    suite = course.root / "autograder" / "suites" / WEEK
    assert violations(python_files(suite), FOR_SUITES) == {}
    assert violations(list(suite.glob("variants/**/*.py")), student_packages(course)) == {}
    assert violations([course.root / "solutions" / f"{WEEK}.py"], student_packages(course)) == {}


def exits_and_writes(source: str) -> list[str]:
    """Return the statements that raise SystemExit or write to a standard stream."""
    statements = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Raise) and node.exc and "SystemExit" in ast.unparse(node.exc):
            statements.append(ast.unparse(node))
        if isinstance(node, ast.Call) and re.match(r"sys\.std(out|err)\.", ast.unparse(node.func)):
            statements.append(ast.unparse(node))
    return statements


def test_only_the_commands_exit_or_print() -> None:
    """Outside cli/ nothing raises SystemExit or writes to the terminal; ruff finds the prints."""
    inner = "import sys\ndef f():\n    sys.stderr.write('x')\n    raise SystemExit(1)\n"
    assert set(exits_and_writes(inner)) == {"sys.stderr.write('x')", "raise SystemExit(1)"}
    exempt = (
        PACKAGE / "cli",
        PACKAGE / "workflows" / "demo_submissions",
        PACKAGE / "sandbox" / "guest" / "server.py",  # gives student code its `exit`
    )
    statements = {
        str(path): exits_and_writes(path.read_text(encoding="utf-8"))
        for path in python_files(PACKAGE)
        if not any(path.is_relative_to(directory) for directory in exempt)
    }
    assert not any(statements.values()), statements


def contract_layers() -> list[set[str]]:
    """Return the layers of the contract in pyproject.toml, from the top down."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (layers,) = (contract["layers"] for contract in contracts if contract["type"] == "layers")
    return [set(re.findall(r"\w+", layer)) for layer in layers]


def documented_layers() -> list[set[str]]:
    """Return the layers in the table of docs/architecture.md, from the top down."""
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    table = page.partition("| layer |")[2].partition("\n\n")[0]
    return [set(re.findall(r"`(\w+)/`", row.split("|")[2])) for row in table.splitlines()[2:]]


def test_documented_layers_are_the_contract() -> None:
    """The table names every module and package of the kit once, in the order of the contract."""
    assert documented_layers() == contract_layers()
    placed = [name for layer in contract_layers() for name in sorted(layer)]
    assert len(placed) == len(set(placed))
    modules = {path.stem for path in PACKAGE.glob("*.py")} - NOT_LAYERED
    packages = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert set(placed) == modules | packages
