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

from autograder import course as courses
from autograder.core.errors import CourseError, SeminarError
from autograder.core.i18n import Language, suite_locale_dir, translate
from autograder.course import Level
from autograder.grading.learning_curves import learning_curves
from autograder.grading.outcomes import classify_error
from autograder.grading.result import TestOutcome
from autograder.grading.spec import load_spec, sandbox_spec, seed_for
from autograder.grading.test_run import TestObservation, TestRun, load_reference, runnable_cells
from autograder.intake import normalizer, submission_folder
from autograder.sandbox import isolation
from autograder.sandbox.faults import StudentError
from autograder.sandbox.figure_policy import SKIP
from autograder.sandbox.proxies import Student
from autograder.sandbox.session import Session

# FOLDED autograder/grading/pytest_plugin.py: 'A suite run by an inst


def open_manual_run(
    assignment: str, submission: Path | None, *, seed: int, sandboxed: bool
) -> TestRun:
    """A bench for the notebook `submission`, or for the reference solution without one.

    Raises SeminarError for a file that cannot be graded, WallError without the full wall.
    """
    course = courses.find_course(Path.cwd())
    level = isolation.require(course.config.sandbox.level) if sandboxed else Level.NONE
    kit = load_spec(course, assignment, level)
    if submission is None:
        cells = [(0, kit.reference)]
    else:
        try:
            data = submission_folder.read_bytes(submission)
        except OSError as error:
            raise CourseError(f"cannot be read ({error})", where=str(submission)) from None
        release = normalizer.read_release(kit.release, assignment)
        mended = normalizer.normalize(data, release, kit.language)
        if not mended.gradable:
            raise SeminarError(mended.problems[-1].message, where=str(submission))
        cells = runnable_cells(mended)
        seed = seed or seed_for(data, assignment)
    session = Session(sandbox_spec(kit), cells, figures=SKIP)
    session.run_notebook()
    return TestRun(session, load_reference(kit.reference), seed, kit.language)


# MAIN

RUN_KEY = pytest.StashKey[TestRun]()
EXTERNAL_RUN_KEY = pytest.StashKey[
    bool
]()  # a bench will be handed over: none is to be made by hand


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
    served = session.config.stash.get(EXTERNAL_RUN_KEY, False)
    if served or not session.items or session.config.option.collectonly:
        return
    option = session.config.option
    try:
        session.config.stash[RUN_KEY] = open_manual_run(
            session.items[0].path.parent.name,
            option.submission,
            seed=option.seed,
            sandboxed=not option.unsafe_no_sandbox,
        )
    except SeminarError as error:
        pytest.exit(str(error), returncode=error.exit_code)


def pytest_unconfigure(config: pytest.Config) -> None:
    """End the student's process."""
    bench = config.stash.get(RUN_KEY, None)
    if bench is not None:
        bench.session.close()


@pytest.fixture
def student(request: pytest.FixtureRequest) -> Student:
    """The notebook under test, in a living process."""
    bench = request.config.stash[RUN_KEY]
    bench.session.ensure_running()
    return bench.student(bench.session)


@pytest.fixture
def reference(request: pytest.FixtureRequest) -> types.ModuleType:
    """The reference solution."""
    return request.config.stash[RUN_KEY].reference


@pytest.fixture
def rng(request: pytest.FixtureRequest) -> np.random.Generator:
    """Random numbers: the same for the same submission and test, other ones for another."""
    bench = request.config.stash[RUN_KEY]
    return np.random.default_rng([bench.seed, zlib.crc32(request.node.name.encode())])


@pytest.fixture
def record_curves(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Has learning curves shown: `draw(names, histories, histories of the reference)`."""
    bench = request.config.stash[RUN_KEY]

    def keep(names: Sequence[str], mine: Sequence[object], reference: Sequence[object]) -> None:
        bench.curves = learning_curves(names, mine, reference)

    return keep


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Begin a new trace, with nothing left of what earlier tests gave student code to call."""
    item.config.stash[RUN_KEY].session.start_test()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[Any]:
    """Keep the outcome of each test: of its call, or of a set-up that failed."""
    report = yield
    if call.when == "call" or (call.when == "setup" and call.excinfo is not None):
        bench = item.config.stash[RUN_KEY]
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
    return translate(doc.split("\n")[0].rstrip("."), language, suite_locale_dir(item.path.parent))


def exercise_of(item: pytest.Item) -> str:
    """The exercise that a test file is for: its stem without `test_`.

    One of several files for an exercise ends in `__` and what it is about.
    """
    return item.path.stem.removeprefix("test_").partition("__")[0]


def _reading(
    item: pytest.Item, error: BaseException | None, seconds: float, language: Language
) -> TestObservation:
    marker = item.get_closest_marker("weight")
    status, said = classify_error(error)
    outcome = TestOutcome(
        test=item.name,
        title=title_of(item, language),
        status=status,
        weight=float(marker.args[0]) if marker else 1.0,
        said=said.render(language, suite_locale_dir(item.path.parent)) if said else "",
        detail=f"{type(error).__name__}: {error}" if error else "",
        seconds=round(seconds, 4),
    )
    if isinstance(error, StudentError):
        return TestObservation(exercise_of(item), outcome, error.fault, error.detail)
    return TestObservation(exercise_of(item), outcome)
