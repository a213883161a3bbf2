"""Text that names code names code that exists: strings, configuration, templates, documents.

A type checker does not see `"autograder.sandbox.guest.server"` in nbgrader's configuration, in
the command of a worker or in a document; a renamed module would break it at run time only.
"""

import fnmatch
import importlib
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from tests.support.settings import ROOT

DOTTED = re.compile(r"\bautograder(?:\.[A-Za-z_]\w*)+")
IMPORT = re.compile(r"from (autograder[\w.]*) import (?:\(([\w, \n]+)\)|([\w, ]+))")
TEST_MODULE = re.compile(r"\btest_[\w*]+\.py\b")
TEST_FUNCTION = re.compile(r"`(test_\w+)`")
MODULE_PATH = re.compile(r"\bautograder/[\w/]+\.py\b")
TEXT_SUFFIXES = (".py", ".md", ".toml", ".j2", ".html", ".yml", ".cfg", ".po")
# The changelog and the decisions tell what was; a tutorial and a test name files to be made.
NOT_CHECKED = (
    "CHANGELOG.md",
    "docs/decisions/",
    "assignments/",
    "tests/project/test_code_names.py",
)
MADE_LATER = re.compile(r"huber|absolute_error|gone\.py|suites/(new|week8)|_kit/|suites/\.\.\.")
SUFFIXES = {"py", "toml", "po", "ipynb", "zip"}


def tracked_files() -> list[Path]:
    """Return the tracked text files that may name code."""
    listing = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    return [
        ROOT / name
        for name in listing.splitlines()
        if name.endswith(TEXT_SUFFIXES)
        and not name.startswith(NOT_CHECKED)
        and "/variants/" not in name
        and (ROOT / name).is_file()
    ]


@cache
def exists(dotted: str) -> bool:
    """Return whether a dotted name is a module, or an attribute of one."""
    parts = dotted.split(".")
    for end in range(len(parts), 0, -1):
        try:
            value: object = importlib.import_module(".".join(parts[:end]))
        except ImportError:
            continue
        for name in parts[end:]:
            if not hasattr(value, name):
                return False
            value = getattr(value, name)
        return True
    return False


def unknown_names(text: str) -> list[str]:
    """Return the names of modules, symbols and files in a text that do not exist."""
    dotted = {name for name in DOTTED.findall(text) if name.rpartition(".")[2] not in SUFFIXES}
    for module, listed, on_one_line in IMPORT.findall(text):
        names = [name.split(" as ")[0].strip() for name in (listed or on_one_line).split(",")]
        dotted |= {f"{module}.{name}" for name in names if name}
    paths = {path for path in MODULE_PATH.findall(text) if not MADE_LATER.search(path)}
    return sorted(
        [name for name in dotted if not name.endswith(".") and not exists(name)]
        + [path for path in paths if not (ROOT / path).is_file()]
    )


@pytest.mark.parametrize(
    "text",
    [
        "exporter_class = 'autograder.gradebook.gone.Exporter'",
        "from autograder.course import Courze",
        "see `autograder/sandbox/wall.py`",
    ],
)
def test_an_unknown_name_is_found(text: str) -> None:
    """A name of code that does not exist is found: the test below can fail."""
    assert len(unknown_names(text)) == 1


def test_every_name_in_text_exists() -> None:
    """Every module, symbol and file of the package that a text names exists."""
    unknown = {
        str(path.relative_to(ROOT)): names
        for path in tracked_files()
        if (names := unknown_names(path.read_text(encoding="utf-8")))
    }
    assert unknown == {}


def test_documents_name_existing_tests() -> None:
    """Each test module that a document names as a proof exists."""
    modules = {path.name for path in (ROOT / "tests").rglob("test_*.py")}
    unknown = {
        (path.name, name)
        for path in tracked_files()
        if path.suffix == ".md"
        for name in TEST_MODULE.findall(path.read_text(encoding="utf-8"))
        if not MADE_LATER.search(name) and not fnmatch.filter(modules | suite_tests(), name)
    }
    assert unknown == set()


def test_documents_name_existing_test_functions() -> None:
    """Each test that a row of a document names beside its module is in a module of that row."""
    modules = {path.name: path for path in (ROOT / "tests").rglob("test_*.py")}
    unknown = set()
    for name in ("serve.md", "security.md"):
        for line in (ROOT / "docs" / name).read_text(encoding="utf-8").splitlines():
            named = [modules[module] for module in TEST_MODULE.findall(line) if module in modules]
            code = "".join(path.read_text(encoding="utf-8") for path in named)
            tests = TEST_FUNCTION.findall(line)
            unknown |= {(name, test) for test in tests if f"def {test}(" not in code}
    assert unknown == set()


def suite_tests() -> set[str]:
    """Return the names of the modules of the hidden suites."""
    return {path.name for path in (ROOT / "autograder" / "suites").rglob("test_*.py")}
