"""The generated documents are current, complete, and what the program prints."""

import importlib.util
import os
import subprocess
import sys
from types import ModuleType

import pytest

from autograder import testing
from tests.support.settings import ROOT

DOCS = ROOT / "docs"


@pytest.fixture(scope="module")
def reference_script() -> ModuleType:
    """Return docs/reference.py as a module."""
    spec = importlib.util.spec_from_file_location("reference_script", DOCS / "reference.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_pages_are_current(reference_script: ModuleType) -> None:
    """Each page is what docs/reference.py generates; `nox -s fix` writes them again."""
    for name, page in reference_script.PAGES.items():
        assert (DOCS / name).read_text(encoding="utf-8") == page(), name


def test_each_public_name_has_a_heading() -> None:
    """The reference of autograder.testing has a heading for each name in `__all__`."""
    page = (DOCS / "testing-api.md").read_text(encoding="utf-8")
    headings = [line.removeprefix("### ") for line in page.splitlines() if line[:4] == "### "]
    assert sorted(headings) == sorted(testing.__all__)


def test_signatures_are_complete(reference_script: ModuleType) -> None:
    """A signature has the values of constants as defaults, a class its fields."""
    assert "rtol: float = 0.0001" in reference_script.signature(testing.assert_close)
    assert reference_script.signature(testing.CallRecord).splitlines() == [
        "class CallRecord(Struct)",
        "    value: Any",
        "    args: tuple[Any, ...]",
        "    kwargs: dict[str, Any]",
    ]


@pytest.mark.parametrize("command", ["", "grade", "new exercise"])
def test_help_is_that_of_the_program(command: str) -> None:
    """The page of commands has what `--help` prints; `python -m autograder` prints the same."""
    arguments = [sys.executable, "-m", "autograder", *command.split(), "--help"]
    environment = {**os.environ, "COLUMNS": "80", "PYTHONPATH": str(ROOT)}
    help_text = subprocess.check_output(arguments, env=environment, text=True).strip()
    page = (DOCS / "commands.md").read_text(encoding="utf-8")
    assert help_text.replace("python -m autograder", "seminar") in page
