"""Suites: collected once, run on one submission after another by pytest's own rules."""

from pathlib import Path

import numpy as np
import pytest

from autograder.core.errors import SuiteError
from autograder.grading.result import TestStatus
from autograder.grading.suite_runner import Suite
from autograder.grading.test_run import TestObservation, TestRun
from autograder.sandbox.launcher import SandboxSpec
from autograder.sandbox.session import Session
from tests.support.notebooks import opened

pytestmark = pytest.mark.full_wall
CONFTEST = 'pytest_plugins = ("autograder.grading.pytest_plugin",)\n'
TESTS = '''
import pytest
from autograder.testing import assert_close

created = []

@pytest.fixture(scope="module")
def number():
    created.append(1)
    return len(created)

def test_double(student, reference):
    """Doubles"""
    assert_close(student.double(3), reference.double(3))

@pytest.mark.weight(2)
def test_scope(student, number):
    """Module scope"""
    assert_close(student.double(number), 2 * number)

@pytest.mark.long
def test_drawn(student, rng):
    """Random"""
    x = float(rng.random())
    raise ValueError(x)
'''
REFERENCE = "def double(x): return 2 * x"


def collect(tmp_path: Path, tests: str = TESTS) -> Suite:
    (tmp_path / "conftest.py").write_text(CONFTEST)
    directory = tmp_path / "week"
    directory.mkdir(exist_ok=True)
    (directory / "test_double.py").write_text(tests)
    return Suite(str(directory), REFERENCE)


def run(suite: Suite, session: Session, seed: int = 1) -> dict[str, TestObservation]:
    observations = suite.run(TestRun(session, suite.reference, seed, "en"))
    return {observation.outcome.test: observation for observation in observations}


def test_one_submission_after_another(tmp_path: Path, wall: SandboxSpec) -> None:
    """A run does not affect the next one; fixtures of any scope are made anew for each run."""
    suite = collect(tmp_path)
    with opened(wall, "def double(x): return x") as wrong, opened(wall, REFERENCE) as right:
        for session, status in ((wrong, "failed"), (right, "passed"), (wrong, "failed")):
            session.run_notebook()
            observations = run(suite, session)
            assert observations["test_double"].outcome.status == status
            assert observations["test_scope"].outcome.status == status
            assert observations["test_scope"].outcome.weight == 2


def test_inputs_depend_on_the_seed_and_the_test_alone(tmp_path: Path, wall: SandboxSpec) -> None:
    """The same seed gives the same inputs, also if the test runs alone; another does not."""
    suite = collect(tmp_path)
    with opened(wall, REFERENCE) as session:
        session.run_notebook()
        first, second, other = (
            run(suite, session, seed)["test_drawn"].outcome.detail for seed in (1, 1, 2)
        )
        alone = suite.run(TestRun(session, suite.reference, 1, "en"), lambda test: test.is_slow)
    assert first == second == alone[0].outcome.detail
    assert first != other


def test_a_test_that_fails_by_itself_is_broken(tmp_path: Path, wall: SandboxSpec) -> None:
    """An error of the test itself is marked as such, and the other tests run."""
    suite = collect(tmp_path)
    with opened(wall, REFERENCE) as session:
        session.run_notebook()
        observations = run(suite, session)
    assert observations["test_drawn"].outcome.status is TestStatus.BROKEN
    assert observations["test_double"].outcome.status is TestStatus.PASSED


def test_answers_are_kept_if_a_run_asks_for_it(tmp_path: Path, wall: SandboxSpec) -> None:
    """The observations have the answer to each request; a new test begins a new list."""
    suite = collect(tmp_path)
    with opened(wall, "def double(x): return x + 0.5") as session:
        session.run_notebook()
        observations = run(suite, session)
        kept = TestRun(session, suite.reference, 0, "en", keep_answers=True)
        double, scope = suite.run(kept, lambda test: test.name != "test_drawn")
    assert observations["test_double"].answers == ()
    assert np.frombuffer(double.answers[-2].numbers) == 3.5
    assert len(scope.answers) == len(double.answers)
    assert np.isclose(np.frombuffer(scope.answers[-2].numbers) % 1, 0.5)
    requests = [answer.request for answer in double.answers]
    assert len(set(requests)) == len(requests)


def test_a_changed_suite_is_collected_anew(tmp_path: Path) -> None:
    """A new Suite of changed files does not reuse their loaded modules."""
    assert {test.title for test in collect(tmp_path).tests} == {"Doubles", "Module scope", "Random"}
    changed = collect(tmp_path, TESTS.replace("Doubles", "Twice as much"))
    assert "Twice as much" in {test.title for test in changed.tests}


def test_a_suite_that_cannot_be_collected_is_an_error(tmp_path: Path) -> None:
    """The error names the directory; the suite is not treated as empty."""
    with pytest.raises(SuiteError, match="SyntaxError") as caught:
        collect(tmp_path, "def test_double(:\n")
    assert "week" in caught.value.where


KINDS_OF_TESTS = '''
import warnings
import pytest
from autograder.testing import assert_close

events = []

@pytest.fixture(autouse=True)
def count():
    events.append("begin")
    yield
    events.append("end")

@pytest.fixture
def unusable():
    raise ValueError("no fixture")

@pytest.fixture
def unclean():
    yield 1
    raise ValueError("not cleaned up")

@pytest.mark.parametrize("number", [1, 2])
def test_double(student, number):
    """Doubles"""
    assert_close(student.double(number), 2 * number)

def test_double__plain_assert():
    """Plain"""
    assert [1, 2] == [1, 3]

def test_double__unusable(unusable):
    """Unusable"""

def test_double__unclean(unclean):
    """Unclean"""
    warnings.warn("ignored")

def test_double__directory(tmp_path):
    """Directory"""
    assert not list(tmp_path.iterdir())

@pytest.mark.skipif(True, reason="never")
def test_double__skipped():
    """Skipped"""

@pytest.mark.filterwarnings("error")
def test_double__strict():
    """Strict"""
    warnings.warn("an error here")

def test_double__events():
    """Events"""
    unfinished = events.count("begin") - events.count("end")
    assert unfinished == 0
'''


KINDS_OF_FIXTURES = '''
import pytest
from autograder.testing import assert_close

made = []

@pytest.fixture(autouse=True)
def first():
    made.append("first")

@pytest.fixture
def number(rng):
    made.append("number")
    return rng.integers(100)

@pytest.fixture
def pair(number, student, rng):
    made.append("pair")
    return student.double(number), rng

@pytest.fixture
def reference(reference):
    return reference.double

@pytest.fixture
def shown(request):
    return request.node.name

@pytest.fixture
def one(other):
    return other

@pytest.fixture
def other(one):
    return one

@pytest.fixture
def broken(pair):
    raise ValueError("no fixture")

@pytest.fixture(scope="module")
def kept():
    return []

def test_double__order(pair, number, rng):
    """Order"""
    assert made[-3:] == ["first", "number", "pair"]
    assert_close(pair[0], 2 * number)
    assert pair[1] is rng

def test_double__made_anew(rng, number):
    """Anew"""
    assert made.count("pair") == 1
    assert_close(rng.random(), 2.0)

def test_double__overridden(student, reference):
    """Overridden"""
    assert_close(student.double(3), reference(3))

def test_double__request(shown):
    """Request"""
    assert shown == "test_double__request"

def test_double__circle(one):
    """Circle"""

def test_double__broken(broken):
    """Broken"""

def test_double__unknown(unknown):
    """Unknown"""

def test_double__kept(kept, number):
    """Kept"""
    kept.append(number)
    assert len(kept) == 1

class TestMethods:
    @pytest.fixture
    def own(self):
        return self

    def test_double__method(self, own):
        """Method"""
        assert own is self
'''


@pytest.mark.parametrize(
    ("source", "plain_count", "names_and_details"),
    [
        (
            KINDS_OF_TESTS,
            6,
            {
                "test_double__plain_assert": "At index 1 diff",
                "test_double__events": "assert 1 == 0",
            },
        ),
        (KINDS_OF_FIXTURES, 9, {"test_double__broken": "no fixture", "test_double__order": ""}),
    ],
    ids=["tests", "fixtures"],
)
def test_plain_items_end_as_under_the_protocol_of_pytest(
    tmp_path: Path,
    wall: SandboxSpec,
    source: str,
    plain_count: int,
    names_and_details: dict[str, str],
) -> None:
    """A test ends in the same way whether pytest's protocol for one test runs it or not."""
    suites = [collect(tmp_path, source) for _ in range(2)]
    assert len(suites[0]._plain_items) == plain_count
    suites[1]._plain_items = frozenset()
    with opened(wall, REFERENCE) as session:
        session.run_notebook()
        plain, protocol = (
            {
                name: (seen.outcome.status, seen.outcome.message, seen.outcome.detail, seen.reason)
                for name, seen in run(suite, session).items()
            }
            for suite in suites
        )
    assert plain == protocol
    for name, detail in names_and_details.items():
        assert detail in plain[name][2]
        assert plain[name][2] if detail else not plain[name][2]


def test_a_hook_of_a_course_sees_every_test(tmp_path: Path, wall: SandboxSpec) -> None:
    """Where a conftest.py has a hook around tests, pytest's protocol runs them."""
    hook = "\ndef pytest_runtest_call(item):\n    raise ValueError('hook')\n"
    (tmp_path / "week").mkdir()
    (tmp_path / "week" / "conftest.py").write_text(hook)
    with opened(wall, REFERENCE) as session:
        session.run_notebook()
        observations = run(collect(tmp_path), session)
    assert {seen.outcome.detail for seen in observations.values()} == {"ValueError: hook"}
