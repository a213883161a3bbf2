"""Golden submissions: every submission gets its expected Result.

`golden/bank.py` describes the files; `golden/rewrite.py` rewrites the expected Results.
"""

from pathlib import Path

import msgspec
import pytest

from autograder.core.problems import ProblemKind
from autograder.course import load_course
from autograder.executors import executor
from autograder.grading.grade import GradingJob, GradingOutcome, grade
from autograder.grading.result import Durations, GradingStatus, TestStatus
from tests.grading.golden import bank
from tests.support.shared_fixtures import build_once

pytestmark = [pytest.mark.slow, pytest.mark.full_wall]
EXPECTED = bank.expected_results()
HONEST = ("reference", "unusual", "wrong_shape")
FULL_MARKS = (
    "reference",
    "unusual",
    "lost_metadata",
    "old_format",
    "all_in_one_cell",
    "all_in_first_cell",
    "endless_loop_in_cell",
    "memory_in_cell",
    "printing_in_cell",
    "exit_in_cell",
)
NO_POINTS = ("blank", "forged_score", "cut_off", "empty_file", "other_assignment")


@pytest.fixture(scope="session")
def jobs(released: Path) -> dict[str, GradingJob]:
    """A job for each golden submission."""
    return bank.jobs(load_course(released))


@pytest.fixture(scope="session")
def batch(
    jobs: dict[str, GradingJob], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, GradingOutcome]:
    """Their outcomes, graded as one class."""
    return build_once(
        tmp_path_factory, "golden", lambda _: dict(executor.run_jobs(jobs, workers=2))
    )


@pytest.mark.parametrize("name", bank.NAMES)
def test_golden(name: str, jobs: dict[str, GradingJob], batch: dict[str, GradingOutcome]) -> None:
    """Status, points, outcomes and messages are those of the reviewed Result."""
    assert bank.excerpt(name, jobs[name], batch) == EXPECTED[name]


@pytest.mark.parametrize("name", HONEST)
def test_other_submissions_change_nothing(
    name: str, jobs: dict[str, GradingJob], batch: dict[str, GradingOutcome]
) -> None:
    """Beside endless loops and cheats, an honest submission gets the same Result as alone."""
    assert without_seconds(batch[name]) == without_seconds(grade(jobs[name]))


@pytest.mark.parametrize("name", FULL_MARKS)
def test_full_marks(name: str, batch: dict[str, GradingOutcome]) -> None:
    """A right solution gets all points, however it is written."""
    result = batch[name].result
    assert result.points == result.max_points > 0


@pytest.mark.parametrize("name", NO_POINTS)
def test_no_points(name: str, batch: dict[str, GradingOutcome]) -> None:
    """A submission without answers gets no points, whatever it claims.

    A wrong answer that depends on its arguments has one trait all the same: it leaves them alone.
    """
    tests = [test for exercise in batch[name].result.exercises for test in exercise.tests]
    earned = {test.test.partition("__")[0] for test in tests if test.earned}
    assert earned <= {"test_arguments_stay"}


@pytest.mark.parametrize("name", bank.NAMES)
def test_every_lost_point_has_a_message(name: str, batch: dict[str, GradingOutcome]) -> None:
    """The message is at the test, or about the whole file."""
    result = batch[name].result
    silent = [
        outcome.test
        for exercise in result.exercises
        for outcome in exercise.tests
        if outcome.status is not TestStatus.PASSED and not outcome.message
    ]
    assert silent == []
    if result.status is GradingStatus.UNGRADABLE:
        assert [problem.message for problem in result.problems if problem.fatal]


def test_no_grader_failures(batch: dict[str, GradingOutcome]) -> None:
    """No golden submission breaks a hidden test or the grader itself."""
    for name, outcome in batch.items():
        tests = [test for exercise in outcome.result.exercises for test in exercise.tests]
        assert TestStatus.BROKEN not in {test.status for test in tests}, name
        kinds = {problem.kind for problem in outcome.result.problems}
        assert ProblemKind.GRADER_FAILED not in kinds, name


def test_every_submission_has_an_expected_result() -> None:
    """Each golden submission has one source, and each source an expected Result."""
    assert len(set(bank.NAMES)) == len(bank.NAMES)
    assert tuple(EXPECTED) == bank.NAMES


def without_seconds(outcome: GradingOutcome) -> GradingOutcome:
    """Return the outcome without durations."""
    result = outcome.result
    exercises = tuple(
        msgspec.structs.replace(
            exercise,
            tests=tuple(msgspec.structs.replace(test, seconds=0) for test in exercise.tests),
        )
        for exercise in result.exercises
    )
    result = msgspec.structs.replace(result, exercises=exercises, times=Durations())
    return GradingOutcome(result, outcome.outputs)
