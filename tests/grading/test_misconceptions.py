"""Failed tests run once more to be explained: which ones, with what effect, for how long."""

import time
from pathlib import Path

import numpy as np
import pytest

from autograder.grading.misconceptions import MAX_RERUN_SECONDS, answer_again
from autograder.grading.result import TestStatus
from autograder.grading.suite_runner import Suite
from autograder.grading.test_run import TestObservation, TestRun
from autograder.sandbox.launcher import SandboxSpec
from tests.support.notebooks import opened

pytestmark = [pytest.mark.slow, pytest.mark.full_wall]
CONFTEST = 'pytest_plugins = ("autograder.grading.pytest_plugin",)\n'
TESTS = '''
import pytest
from autograder.testing import assert_close

def test_double(student, rng):
    """Doubles"""
    x = float(rng.random())
    assert_close(student.double(x), 2 * x)

def test_zero(student):
    """Zero"""
    assert_close(student.double(0), 0)

def test_large(student):
    """Large"""
    assert_close(student.double(1000), 2000)

@pytest.mark.drawn
def test_drawn(student):
    """Drawn"""
    assert_close(student.double(1), 2)
'''
REFERENCE = "def double(x): return 2 * x"


@pytest.fixture
def suite(tmp_path: Path) -> Suite:
    """A suite with three tests whose answers can be compared, and one with another."""
    (tmp_path / "conftest.py").write_text(CONFTEST)
    directory = tmp_path / "week"
    directory.mkdir()
    (directory / "test_double.py").write_text(TESTS)
    return Suite(str(directory), REFERENCE)


def explained(
    suite: Suite, wall: SandboxSpec, code: str, left_out: frozenset[tuple[str, str]] = frozenset()
) -> dict[str, TestObservation]:
    """The observations of a notebook, after its failed tests ran again."""
    with opened(wall, code) as session:
        session.run_notebook()
        run = TestRun(session, suite.reference, 7, "en")
        before = list(suite.run(run))
        after = answer_again(suite, run, before, left_out)
        assert run.observations == before
        assert [o.outcome for o in after] == [o.outcome for o in before]
    return {observation.outcome.test: observation for observation in after}


def ran_again(observations: dict[str, TestObservation]) -> set[str]:
    return {name for name, observation in observations.items() if observation.again}


def test_failed_tests_run_again_with_the_seed_of_the_tables(
    suite: Suite, wall: SandboxSpec
) -> None:
    """The answers are those to other inputs; passed and drawn tests do not run again."""
    observations = explained(suite, wall, "def double(x): return 3 * x")
    assert ran_again(observations) == {"test_double", "test_large"}
    again = observations["test_double"].again
    assert again is not None
    assert again.outcome.status is TestStatus.FAILED
    (answer,) = np.frombuffer(again.answers[-2].numbers)
    assert f"came: {str(answer)[:6]}" not in observations["test_double"].outcome.detail
    assert f"came: {str(answer)[:6]}" in again.outcome.detail
    for observation in observations.values():
        assert observation.answers == ()


def test_tests_may_be_left_out(suite: Suite, wall: SandboxSpec) -> None:
    """A test that will run with a substitute runs again only there."""
    left_out = frozenset({("double", "test_double")})
    observations = explained(suite, wall, "def double(x): return 3 * x", left_out)
    assert ran_again(observations) == {"test_large"}


def test_a_call_that_never_ends_is_not_repeated(suite: Suite, wall: SandboxSpec) -> None:
    """A test that ran out of time or ended the process does not run again; the others do."""
    for ending in ("while True: pass", "import os; os._exit(1)"):
        code = f"def double(x):\n    if x == 1000:\n        {ending}\n    return 3 * x + 1"
        observations = explained(suite, wall, code)
        assert ran_again(observations) == {"test_double", "test_zero"}


def test_running_again_ends_in_time(suite: Suite, wall: SandboxSpec) -> None:
    """A function that loops only when it is called again costs some seconds and no result."""
    code = (
        "calls = []\n"
        "def double(x):\n"
        "    calls.append(x)\n"
        "    while calls.count(0) == 2: pass\n"
        "    return 3 * x + 1"
    )
    began = time.monotonic()
    with opened(wall, code) as session:
        session.run_notebook()
        run = TestRun(session, suite.reference, 7, "en")
        observations = suite.run(run)
        began = time.monotonic()
        after = {o.outcome.test: o for o in answer_again(suite, run, observations)}
    assert time.monotonic() - began < 2 * MAX_RERUN_SECONDS
    assert after["test_zero"].again is None
    assert after["test_zero"].outcome.status is TestStatus.FAILED
