"""The pytest plugin of hidden suites: fixtures `student`, `reference`, `rng`; outcomes by test.

Loaded by `suites/conftest.py`. `suite.py` runs a suite with a `Bench` of its own; an instructor
runs it by hand with `pytest autograder/suites/<assignment> --submission FILE`.
"""

import traceback
import types
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
from msgspec import Struct

from autograder.course import Language
from autograder.errors import SeminarError
from autograder.grading.compare import Disagreement
from autograder.grading.curves import learning_curves
from autograder.grading.result import Curve, TestOutcome, TestStatus
from autograder.messages import Phrase, locale_of, phrase, translate
from autograder.sandbox.faults import Fault, StudentError
from autograder.sandbox.session import Session
from autograder.sandbox.student import Student
from autograder.sandbox.trace import Trace

# Exceptions whose name a student may read; a name of their own making could carry an input out.
NAMED = (
    "Arithmetic Assertion Attribute Axis EOF FileNotFound FloatingPoint Import Indentation Index"
    " Key LinAlg Lookup Memory ModuleNotFound Name OS Overflow Permission Recursion Runtime"
    " Syntax Tab Type UnboundLocal Unicode Value ZeroDivision"
)
NAMEABLE = frozenset(f"{name}Error" for name in NAMED.split())
SAYINGS = {
    Fault.UNWRITTEN: "Not written yet.",
    Fault.MISSING: "There is no {name} to call.",
    Fault.ABSENT: "There is no attribute {name}.",
    Fault.RAISED: "Your code stopped with {error}.",
    Fault.ARGUMENTS: (
        "Your function cannot be called with the arguments that the exercise names."
        " Leave the first line of the stub (def ...) as it was."
    ),
    Fault.TIMEOUT: "The call took too long and was stopped.",
    Fault.EXHAUSTED: "Not tested: the time for the whole notebook was used up.",
    Fault.MEMORY: "Your code ran out of memory.",
    Fault.FLOODED: "Your code printed without end.",
    Fault.DIED: "Your code ended the whole Python process.",
    Fault.UNREADABLE: "What came back is too large or cannot be read.",
    Fault.MALFORMED: "The call was not answered properly.",
}
STATUSES = {
    Fault.UNWRITTEN: TestStatus.UNWRITTEN,
    Fault.MISSING: TestStatus.MISSING,
    Fault.ABSENT: TestStatus.MISSING,
    Fault.TIMEOUT: TestStatus.TIMEOUT,
    Fault.EXHAUSTED: TestStatus.TIMEOUT,
    Fault.DIED: TestStatus.DIED,
    Fault.FLOODED: TestStatus.DIED,
    Fault.MALFORMED: TestStatus.DIED,
}


class Reading(Struct, frozen=True):
    """An outcome with its exercise, the fault behind it if there is one, and the answers given."""

    exercise: str
    outcome: TestOutcome
    fault: Fault | None = None
    about: str = ""
    trace: Trace = ()

    @property
    def passed(self) -> bool:
        """Whether the test passed."""
        return self.outcome.status is TestStatus.PASSED


class Bench:
    """One run of a suite: what it tests, against what, and what came of it.

    `student` gives the proxy of what is tested; it is asked anew for each test.
    """

    def __init__(
        self,
        session: Session,
        reference: types.ModuleType,
        seed: int,
        language: Language,
        student: Callable[[Session], Student] = Student,
    ) -> None:
        self.session, self.reference, self.student = session, reference, student
        self.seed, self.language = seed, language
        self.readings: list[Reading] = []
        self.curves: tuple[Curve, ...] = ()


BENCH = pytest.StashKey[Bench]()
SERVED = pytest.StashKey[bool]()  # a bench will be handed over: none is to be made by hand


def load_reference(source: str) -> types.ModuleType:
    """The reference solution as a module."""
    module = types.ModuleType("reference")
    exec(compile(source, "reference", "exec"), module.__dict__)
    return module


def pytest_addoption(parser: pytest.Parser) -> None:
    """Options for running a suite by hand."""
    group = parser.getgroup("seminar")
    group.addoption(
        "--submission", type=Path, help="the notebook to test (default: the reference solution)"
    )
    group.addoption(
        "--seed", type=int, default=0, help="the seed of the random inputs (see the Result)"
    )
    group.addoption(
        "--unsafe-no-sandbox",
        action="store_true",
        help="run the notebook without a wall: only for notebooks of your own",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Register the markers."""
    for line in (
        "weight(n): how much a test counts within its exercise",
        "long: takes too long to be run on every known answer when a failure is explained",
        "drawn: right answers differ, for something is drawn at random",
    ):
        config.addinivalue_line("markers", line)


def pytest_collection_finish(session: pytest.Session) -> None:
    """By hand, set up a bench for the notebook that was named."""
    served = session.config.stash.get(SERVED, False)
    if served or not session.items or session.config.option.collectonly:
        return
    from autograder.grading.byhand import make_bench

    option = session.config.option
    try:
        session.config.stash[BENCH] = make_bench(
            session.items[0].path.parent.name,
            option.submission,
            seed=option.seed,
            walled=not option.unsafe_no_sandbox,
        )
    except SeminarError as error:
        pytest.exit(str(error), returncode=error.exit_code)


def pytest_unconfigure(config: pytest.Config) -> None:
    """End the student's process."""
    bench = config.stash.get(BENCH, None)
    if bench is not None:
        bench.session.close()


@pytest.fixture
def student(request: pytest.FixtureRequest) -> Student:
    """The notebook under test, in a living process."""
    bench = request.config.stash[BENCH]
    bench.session.ensure()
    return bench.student(bench.session)


@pytest.fixture
def reference(request: pytest.FixtureRequest) -> types.ModuleType:
    """The reference solution."""
    return request.config.stash[BENCH].reference


@pytest.fixture
def rng(request: pytest.FixtureRequest) -> np.random.Generator:
    """Random numbers: the same for the same submission and test, other ones for another."""
    bench = request.config.stash[BENCH]
    return np.random.default_rng([bench.seed, zlib.crc32(request.node.name.encode())])


@pytest.fixture
def draw(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Has learning curves shown: `draw(names, histories, histories of the reference)`."""
    bench = request.config.stash[BENCH]

    def keep(names: Sequence[str], mine: Sequence[object], reference: Sequence[object]) -> None:
        bench.curves = learning_curves(names, mine, reference)

    return keep


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Begin a new trace, with nothing left of what earlier tests gave student code to call."""
    item.config.stash[BENCH].session.begin_test()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[Any]:
    """Keep the outcome of each test: of its call, or of a set-up that failed."""
    report = yield
    if call.when == "call" or (call.when == "setup" and call.excinfo is not None):
        bench = item.config.stash[BENCH]
        error = call.excinfo.value if call.excinfo else None
        reading = _reading(item, error, call.duration, bench.language)
        trace = tuple(bench.session.log)
        bench.readings.append(msgspec.structs.replace(reading, trace=trace))
    if call.excinfo is not None:
        # A traceback is part of a cycle: the answers in its frames would stay until it is found.
        traceback.clear_frames(call.excinfo.tb)
    return report


def title_of(item: pytest.Item, language: Language) -> str:
    """The first line of a test's docstring, in the student's language."""
    doc = (getattr(item, "function", None).__doc__ or item.name).strip()
    return translate(doc.split("\n")[0].rstrip("."), language, locale_of(item.path.parent))


def exercise_of(item: pytest.Item) -> str:
    """The exercise that a test file is for: its stem without `test_`.

    One of several files for an exercise ends in `__` and what it is about.
    """
    return item.path.stem.removeprefix("test_").partition("__")[0]


def _reading(
    item: pytest.Item, error: BaseException | None, seconds: float, language: Language
) -> Reading:
    marker = item.get_closest_marker("weight")
    status, said = _verdict(error)
    outcome = TestOutcome(
        test=item.name,
        title=title_of(item, language),
        status=status,
        weight=float(marker.args[0]) if marker else 1.0,
        said=said.render(language, locale_of(item.path.parent)) if said else "",
        detail=f"{type(error).__name__}: {error}" if error else "",
        seconds=round(seconds, 4),
    )
    if isinstance(error, StudentError):
        return Reading(exercise_of(item), outcome, error.fault, error.detail)
    return Reading(exercise_of(item), outcome)


def error_name(name: str) -> Phrase:
    """The type of an exception as a student may read it."""
    return phrase("{value}", value=name) if name in NAMEABLE else phrase("an error")


def _verdict(error: BaseException | None) -> tuple[TestStatus, Phrase | None]:
    if error is None:
        return TestStatus.PASSED, None
    if isinstance(error, Disagreement):
        return TestStatus.FAILED, error.said
    if isinstance(error, StudentError):
        status = STATUSES.get(error.fault, TestStatus.RAISED)
        return status, phrase(
            SAYINGS[error.fault], error=error_name(error.detail), name=error.detail
        )
    return TestStatus.BROKEN, phrase("This test could not be carried out; your instructor knows.")
