"""The pytest plugin of hidden suites: their fixtures, markers and options.

`suite_runner` provides the TestRun of each run. Without it, when an instructor runs `pytest
autograder/suites/<assignment> --submission FILE`, the plugin opens one for that notebook.
"""

import traceback
import types
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from autograder.core.errors import CourseError, SeminarError
from autograder.core.i18n import Language, lazy, suite_locale_dir, translate
from autograder.course import Level, find_course
from autograder.grading.learning_curves import learning_curves
from autograder.grading.notebook_layout import layout_of
from autograder.grading.outcomes import classify_error, located_message
from autograder.grading.result import TestOutcome
from autograder.grading.spec import load_spec, sandbox_spec, seed_for, submission_spec
from autograder.grading.test_run import (
    NOT_CALLED,
    TestObservation,
    TestRun,
    load_reference,
    runnable_cells,
)
from autograder.grading.traits import WEIGHT_KEY, exercise_of, set_weights
from autograder.intake import normalizer, submission_folder
from autograder.sandbox import isolation
from autograder.sandbox.faults import Fault, StudentError
from autograder.sandbox.proxies import Student, call_each, fetch_value
from autograder.sandbox.session import Session
from autograder.sandbox.trace import fingerprints
from autograder.testing import AnswerMismatch

RUN_KEY = pytest.StashKey[TestRun]()
EXTERNAL_RUN_KEY = pytest.StashKey[bool]()  # True if `suite_runner` provides the run


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of a manual run."""
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
        help="run the notebook without a sandbox: only for notebooks that you trust",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Register the markers and the fixtures."""
    config.pluginmanager.register(RunFixtures(config))
    for line in (
        "weight(n): how much a test counts within its exercise, in a file without TRAITS",
        "long: takes too long to run on every variant when a failure is explained",
        "drawn: right answers differ because the tested code draws random numbers",
    ):
        config.addinivalue_line("markers", line)


def pytest_collection_modifyitems(session: pytest.Session, items: list[pytest.Item]) -> None:
    """Set the weight of each test by the traits of its exercise."""
    try:
        set_weights(items)
    except SeminarError as error:
        if session.config.stash.get(EXTERNAL_RUN_KEY, False):
            raise
        pytest.exit(str(error), returncode=error.exit_code)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Open the run of a manual `pytest` command."""
    option = session.config.option
    is_external = session.config.stash.get(EXTERNAL_RUN_KEY, False)
    if is_external or not session.items or option.collectonly:
        return
    try:
        session.config.stash[RUN_KEY] = open_manual_run(
            session.items[0].path.parent.name,
            option.submission,
            seed=option.seed,
            sandboxed=not option.unsafe_no_sandbox,
        )
    except SeminarError as error:
        pytest.exit(str(error), returncode=error.exit_code)


def open_manual_run(
    assignment: str, submission: Path | None, *, seed: int, sandboxed: bool
) -> TestRun:
    """Return a run for the notebook `submission`, or for the reference solution without one.

    Raises SeminarError for a file that cannot be graded, SandboxUnavailableError if the course's
    isolation level is not available.
    """
    course = find_course(Path.cwd())
    level = isolation.require(course.config.sandbox.level) if sandboxed else Level.NONE
    spec = load_spec(course, assignment, level)
    cells, layout = [(0, spec.reference)], None
    if submission is not None:
        try:
            data = submission_folder.read_bytes(submission)
        except OSError as error:
            raise CourseError(f"cannot be read ({error})", where=str(submission)) from None
        spec = submission_spec(spec, data)
        release = normalizer.read_release(spec.release, assignment)
        notebook = normalizer.normalize(data, release, spec.language)
        if not notebook.gradable:
            raise SeminarError(notebook.problems[-1].message, where=str(submission))
        cells, layout = runnable_cells(notebook), layout_of(notebook, release)
        seed = seed or seed_for(data, assignment)
    session = Session(sandbox_spec(spec), cells, layout=layout)
    session.run_notebook()
    return TestRun(session, load_reference(spec.reference), seed, spec.language)


def pytest_unconfigure(config: pytest.Config) -> None:
    """End the guest process."""
    run = config.stash.get(RUN_KEY, None)
    if run is not None:
        run.session.close()


class RunFixtures:
    """The fixtures of the run of a configuration.

    As methods they need no `request`, of which pytest makes a new one for each fixture of each
    test: that would take longer than most fixtures.
    """

    def __init__(self, config: pytest.Config) -> None:
        self._config = config

    @property
    def _run(self) -> TestRun:
        return self._config.stash[RUN_KEY]

    @pytest.fixture
    def student(self) -> Student:
        """Return a proxy of the notebook's namespace, in a running guest process."""
        run = self._run
        run.session.ensure_running()
        return run.make_student(run.session)

    @pytest.fixture
    def reference(self) -> types.ModuleType:
        """Return the reference solution as a module."""
        return self._run.reference

    @pytest.fixture
    def rng(self) -> np.random.Generator:
        """Return a random generator seeded by the submission and the name of the test."""
        run = self._run
        return np.random.default_rng([run.seed, zlib.crc32(run.test_name.encode())])

    @pytest.fixture
    def record_curves(self) -> Callable[..., None]:
        """Return a function that shows learning curves to the student.

        Called as `record_curves(names, histories, reference_histories)`, see `learning_curves`.
        """
        run = self._run

        def record(
            names: Sequence[str], histories: Sequence[object], reference_histories: Sequence[object]
        ) -> None:
            run.curves = learning_curves(names, histories, reference_histories)

        return record


@pytest.fixture(name="plain_asserts")
def plain_asserts_fixture() -> AbstractContextManager[None]:
    """Return a block in which a failed `assert` is a wrong answer."""
    return plain_asserts()


@contextmanager
def plain_asserts() -> Iterator[None]:
    """Take a failed `assert`, and any error in a comparison, for a wrong answer, as nbgrader does.

    Outside of it a plain `assert` that fails is a broken test. The student reads no more than
    that the answer is wrong. Raises AnswerMismatch; errors of student code, unknown names and
    missing modules stay what they are.
    """
    try:
        yield
    except (AnswerMismatch, StudentError, NameError, ImportError):
        raise
    except Exception as error:
        detail = f"{type(error).__name__}: {error}"
        raise AnswerMismatch(lazy("The answer is not right."), detail) from error


@pytest.fixture(name="fetch_value")
def fetch_value_fixture() -> Callable[[Any], Any]:
    """Return a function that copies a value which the notebook binds to a name.

    `student.answer` is a proxy, even for a number; `fetch_value(student.answer)` is the number.
    """
    return fetch_value


@pytest.fixture(name="call_each")
def call_each_fixture() -> Callable[[Any, Iterable[Sequence[object]]], list[Any]]:
    """Return a function that calls a function of the student several times in one request.

    `call_each(student.f, cases)` is `[student.f(*case) for case in cases]`, but faster.
    """
    return call_each


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Begin a new trace, and expire the callbacks that earlier tests gave to student code."""
    run = item.config.stash[RUN_KEY]
    exercise, is_long = exercise_of(item), item.get_closest_marker("long") is not None
    run.session.start_test(exercise, is_long=is_long)
    run.session.identify_requests = run.keep_answers
    run.test_name = item.name
    run.test_started = run.session.processor_time()
    if run.is_hopeless(exercise, item.name):
        raise StudentError(Fault.TIMEOUT, NOT_CALLED)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[Any]:
    """Record the observation of each test: of its call, or of a setup that failed."""
    report = yield
    error = call.excinfo.value if call.excinfo else None
    record(item, call.when, error, call.duration)
    return report


def record(item: pytest.Item, when: str, error: BaseException | None, seconds: float) -> None:
    """Record the observation of a test if its call has ended, or its setup has failed."""
    if when == "call" or (when == "setup" and error is not None):
        run = item.config.stash[RUN_KEY]
        observation = _observation(item, error, seconds, run)
        spent = run.session.processor_time() - run.test_started
        if not 0 <= spent < float("inf"):  # the guest process is a new one
            spent = seconds
        answers = fingerprints(run.session.log) if run.keep_answers else ()
        run.observations.append(msgspec.structs.replace(observation, answers=answers, spent=spent))
    if error is not None:
        # A traceback is part of a reference cycle, so the answers in its frames would stay in
        # memory until the next garbage collection.
        traceback.clear_frames(error.__traceback__)


def title_of(item: pytest.Item, language: Language) -> str:
    """Return the first line of a test's docstring, in the student's language."""
    doc = (getattr(item, "function", None).__doc__ or item.name).strip()
    return translate(doc.split("\n")[0].rstrip("."), language, suite_locale_dir(item.path.parent))


def _observation(
    item: pytest.Item, error: BaseException | None, seconds: float, run: TestRun
) -> TestObservation:
    status, message = classify_error(error)
    shown = located_message(error, run.places) or message
    locale_dir = suite_locale_dir(item.path.parent)
    outcome = TestOutcome(
        test=item.name,
        title=title_of(item, run.language),
        status=status,
        weight=item.stash[WEIGHT_KEY].weight,
        message=shown.render(run.language, locale_dir) if shown else "",
        detail=f"{type(error).__name__}: {error}" if error else "",
        seconds=round(seconds, 4),
    )
    reason = str(message) if message else ""
    if isinstance(error, StudentError):
        fault, detail = error.fault, error.detail
        return TestObservation(exercise_of(item), outcome, fault, detail, reason=reason)
    return TestObservation(exercise_of(item), outcome, reason=reason)
