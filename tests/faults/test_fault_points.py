"""Fault points: each is used, each is tested, and nothing but a command of the kit reaches one."""

import ast
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.core import atomic_files, fault_points
from autograder.core.errors import SeminarError
from autograder.core.fault_points import FaultPoint
from autograder.course import Course, Level
from autograder.sandbox import launcher
from tests.support import fault_harness
from tests.support.classroom import ASSIGNMENT
from tests.support.notebooks import printed, run_all
from tests.support.settings import ROOT, SHORT

SERVER_TESTS = ROOT / "tests" / "serve" / "test_serve_faults.py"


def points_in(path: Path) -> Iterator[FaultPoint]:
    """Yield each `FaultPoint.NAME` in a source."""
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source if "FaultPoint" in source else "")  # some sources are no valid Python
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "FaultPoint":
            yield FaultPoint[node.attr]


def test_each_point_is_where_its_name_says() -> None:
    """Each fault point is in exactly one place of the program: the module in its name."""
    modules = sorted((ROOT / "autograder").rglob("*.py"))
    found = [f"{path.stem}.{point.split('.')[1]}" for path in modules for point in points_in(path)]
    assert sorted(found) == sorted(FaultPoint)


def test_each_point_has_a_test() -> None:
    """A test ends a command at each fault point."""
    tests = [*Path(__file__).parent.glob("test_crash_*.py"), SERVER_TESTS]
    assert {point for path in tests for point in points_in(path)} == set(FaultPoint)


def test_no_point_is_armed_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The variable alone does nothing: a worker or a test does not end at a fault point."""
    monkeypatch.setenv(fault_points.VARIABLE, FaultPoint.FILE_REPLACED)
    atomic_files.write_atomic(tmp_path / "file", b"data")
    assert (tmp_path / "file").read_bytes() == b"data"


@pytest.mark.parametrize("setting", ["no.such_point", f"{FaultPoint.RESULT_SAVED}:x"])
def test_an_unknown_point(course: Course, setting: str) -> None:
    """A setting that is no fault point is an error, with the variable and what to do."""
    finished = fault_harness.run(course, "grade", ASSIGNMENT, **{fault_points.VARIABLE: setting})

    assert finished.returncode == SeminarError.exit_code
    assert finished.stderr.startswith(f"seminar: {fault_points.VARIABLE}: '{setting}' is not")
    assert "Traceback" not in finished.stderr


def test_arming_removes_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    """No process that a command starts inherits the variable."""
    monkeypatch.setattr(fault_points, "_remaining", {})
    monkeypatch.setenv(fault_points.VARIABLE, f"{FaultPoint.RESULT_SAVED}:2")

    fault_points.arm()

    assert fault_points.VARIABLE not in os.environ
    assert fault_points._remaining == {FaultPoint.RESULT_SAVED: 2}


@pytest.mark.parametrize(
    "level", [Level.NONE, pytest.param(Level.FULL, marks=pytest.mark.full_wall)]
)
def test_no_guest_has_the_variable(monkeypatch: pytest.MonkeyPatch, level: Level) -> None:
    """Student code has the variables of the sandbox alone, even if the host has this one."""
    monkeypatch.setenv(fault_points.VARIABLE, FaultPoint.RESULT_SAVED)
    spec = launcher.SandboxSpec(level=level, packages=("numpy",), limits=SHORT)

    (run,) = run_all(spec, "import os; print(*os.environ)")

    variables = printed(run).split()
    assert "MPLCONFIGDIR" in variables
    assert fault_points.VARIABLE not in variables
