"""A suite is collected once and run on one submission after another, by pytest's own rules."""

from pathlib import Path

import numpy as np
import pytest

from autograder.core.errors import SuiteError
from autograder.grading.result import TestStatus
from autograder.grading.suite_runner import Suite
from autograder.grading.test_run import TestObservation, TestRun
from autograder.sandbox.launcher import SandboxSpec
from autograder.sandbox.session import Session
from tests.notebooks import opened

pytestmark = pytest.mark.full_wall
CONFTEST = 'pytest_plugins = ("autograder.grading.pytest_plugin",)\n'
TESTS = '''
import pytest
from autograder.testing import assert_close

made = []

@pytest.fixture(scope="module")
def kept():
    made.append(1)
    return len(made)

def test_double(student, reference):
    """Doubles"""
    assert_close(student.double(3), reference.double(3))

@pytest.mark.weight(2)
def test_kept(student, kept):
    """Module scope"""
    assert_close(student.double(kept), 2 * kept)

@pytest.mark.long
def test_drawn(student, rng):
    """Random"""
    x = float(rng.random())
    raise ValueError(x)
'''
REFERENCE = "def double(x): return 2 * x"


def suite(tmp_path: Path, tests: str = TESTS) -> Suite:
    (tmp_path / "conftest.py").write_text(CONFTEST)
    folder = tmp_path / "week"
    folder.mkdir(exist_ok=True)
    (folder / "test_double.py").write_text(tests)
    return Suite(str(folder), REFERENCE)


def run(found: Suite, session: Session, seed: int = 1) -> dict[str, TestObservation]:
    readings = found.run(TestRun(session, found.reference, seed, "en"))
    return {reading.outcome.test: reading for reading in readings}


def test_one_submission_after_another(tmp_path: Path, wall: SandboxSpec) -> None:
    """What came of one submission does not show in the next; scopes begin anew with each run."""
    found = suite(tmp_path)
    with opened(wall, "def double(x): return x") as wrong, opened(wall, REFERENCE) as right:
        for session, status in ((wrong, "failed"), (right, "passed"), (wrong, "failed")):
            session.run_notebook()
            readings = run(found, session)
            assert readings["test_double"].outcome.status == status
            assert readings["test_kept"].outcome.status == status
            assert readings["test_kept"].outcome.weight == 2


def test_inputs_depend_on_the_seed_and_the_test_alone(tmp_path: Path, wall: SandboxSpec) -> None:
    """The same seed draws the same, also when the test runs by itself; another one does not."""
    found = suite(tmp_path)
    with opened(wall, REFERENCE) as session:
        session.run_notebook()
        one, again, other = (
            run(found, session, seed)["test_drawn"].outcome.detail for seed in (1, 1, 2)
        )
        alone = found.run(TestRun(session, found.reference, 1, "en"), lambda test: test.is_slow)
    assert one == again == alone[0].outcome.detail
    assert one != other


def test_a_test_that_fails_by_itself_is_broken(tmp_path: Path, wall: SandboxSpec) -> None:
    """An error of the test is told as such, and the others run all the same."""
    found = suite(tmp_path)
    with opened(wall, REFERENCE) as session:
        session.run_notebook()
        readings = run(found, session)
    assert readings["test_drawn"].outcome.status is TestStatus.BROKEN
    assert readings["test_double"].outcome.status is TestStatus.PASSED


def test_the_trace_holds_what_the_test_was_answered(tmp_path: Path, wall: SandboxSpec) -> None:
    """Each request of a test leaves its answer; a new test begins a new trace."""
    found = suite(tmp_path)
    with opened(wall, "def double(x): return x + 0.5") as session:
        session.run_notebook()
        readings = run(found, session)
    assert [answer.value for answer in readings["test_double"].trace][-1] == 3.5
    assert len(readings["test_kept"].trace) == len(readings["test_double"].trace)
    assert np.isclose(readings["test_kept"].trace[-1].value % 1, 0.5)


def test_a_changed_suite_is_collected_anew(tmp_path: Path) -> None:
    """A suite whose files have changed is read again, not taken from memory."""
    assert {test.title for test in suite(tmp_path).tests} == {"Doubles", "Module scope", "Random"}
    changed = suite(tmp_path, TESTS.replace("Doubles", "Twice as much"))
    assert "Twice as much" in {test.title for test in changed.tests}


def test_a_suite_that_cannot_be_collected_is_an_error(tmp_path: Path) -> None:
    """A mistake in a test file is told with the folder; it is not graded as if it had no tests."""
    with pytest.raises(SuiteError, match="SyntaxError") as caught:
        suite(tmp_path, "def test_double(:\n")
    assert "week" in caught.value.where
