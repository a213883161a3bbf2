"""The public API of hidden suites: its examples run, and it is what suites and documents use."""

import ast
import doctest
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from autograder import testing
from autograder.course import Level
from autograder.grading.spec import SUITES
from autograder.sandbox.launcher import SandboxSpec
from autograder.sandbox.proxies import Student
from autograder.testing import assertions, forms, random_inputs
from tests.support.notebooks import opened
from tests.support.settings import ROOT, SHORT

STUDENT_CODE = """
import numpy as np

def double(x):
    return 2 * x

def double_in_place(x):
    x *= 2

class Layer:
    def __init__(self):
        self.params = {"W": np.ones(2)}
    def forward(self, x):
        return 2 * x
"""


@pytest.mark.parametrize(
    "module", [testing, assertions, forms, random_inputs], ids=lambda module: module.__name__
)
def test_examples(module: ModuleType) -> None:
    """The examples of the docstrings are correct; `student` is a notebook with STUDENT_CODE."""
    sandbox = SandboxSpec(level=Level.NONE, packages=("numpy",), limits=SHORT)
    with opened(sandbox, STUDENT_CODE) as session:
        session.run_notebook()
        api = {name: getattr(testing, name) for name in testing.__all__}
        names = {**api, "np": np, "student": Student(session)}
        results = doctest.testmod(module, extraglobs=names, optionflags=doctest.ELLIPSIS)
    assert results.attempted > 0
    assert results.failed == 0


def test_every_function_has_an_example() -> None:
    """Every public name is in an example of its own docstring or of the package's."""
    for name in testing.__all__:
        value = getattr(testing, name)
        assert value.__doc__, name
        own = value.__doc__ if value.__module__.startswith("autograder.testing") else ""
        examples = [
            example.source
            for text in (own, testing.__doc__ or "")
            for example in doctest.DocTestParser().get_examples(text)
        ]
        is_type_of_results = name in ("CallRecord", "LazyMessage")
        assert is_type_of_results or any(name in source for source in examples), name


def test_suites_use_the_whole_api() -> None:
    """The bundled suites use every function; test_layers.py checks their other imports."""
    used = {
        alias.name
        for path in SUITES.rglob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "autograder.testing"
        for alias in node.names
    }
    assert used | {"CallRecord", "LazyMessage"} == set(testing.__all__)


def test_the_api_is_documented() -> None:
    """docs/suites.md names everything that suites may import."""
    text = Path(ROOT / "docs" / "suites.md").read_text(encoding="utf-8")
    assert [name for name in testing.__all__ if f"`{name}" not in text] == []
