"""Golden submissions: whatever is handed in gets the Result that stands beside it.

`golden/bank.py` says how they are kept, `golden/rewrite.py` writes what is expected anew.
"""

import json
from pathlib import Path

import msgspec
import pytest

from autograder import course as courses
from autograder.core.problems import ProblemKind
from autograder.executors import executor
from autograder.grading.grade import GradingJob, GradingOutcome, grade
from autograder.grading.result import Durations, GradingStatus
from autograder.grading.result import TestStatus as Verdict
from tests.golden import bank, mangled

pytestmark = [pytest.mark.slow, pytest.mark.full_wall]
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
NOTHING = ("blank", "forged_score", "cut_off", "empty_file", "other_assignment")


@pytest.fixture(scope="session")
def jobs(released: Path) -> dict[str, GradingJob]:
    """A job for each golden submission."""
    return bank.jobs(courses.load_course(released))


@pytest.fixture(scope="session")
def batch(jobs: dict[str, GradingJob]) -> dict[str, GradingOutcome]:
    """All of them, graded as one class."""
    return dict(executor.run_jobs(jobs, workers=2))


@pytest.mark.parametrize("name", bank.NAMES)
def test_golden(name, jobs, batch):
    """Status, points, verdicts and every sentence are the ones that were judged to be right."""
    expected = json.loads(bank.expected_file(name).read_text(encoding="utf-8"))
    assert bank.excerpt(name, jobs[name], batch) == expected


@pytest.mark.parametrize("name", HONEST)
def test_nobody_else_is_touched(name, jobs, batch):
    """In a class full of endless loops and cheats, an honest Result is what it is alone."""
    assert timeless(batch[name]) == timeless(grade(jobs[name]))


@pytest.mark.parametrize("name", FULL_MARKS)
def test_full_marks(name, batch):
    """What is right gets all points, however it is written and whatever runs beside it."""
    result = batch[name].result
    assert result.points == result.max_points > 0


@pytest.mark.parametrize("name", NOTHING)
def test_no_points(name, batch):
    """What holds no answer gets no points, whatever it claims."""
    assert batch[name].result.points == 0


@pytest.mark.parametrize("name", bank.NAMES)
def test_who_loses_points_is_told_why(name, batch):
    """Every lost point comes with a sentence: at the test, or about the file as a whole."""
    result = batch[name].result
    silent = [
        outcome.test
        for exercise in result.exercises
        for outcome in exercise.tests
        if outcome.status is not Verdict.PASSED and not outcome.said
    ]
    assert silent == []
    if result.status is GradingStatus.UNGRADABLE:
        assert [found.message for found in result.problems if found.fatal]


def test_nothing_is_our_fault(batch):
    """No golden submission breaks a hidden test or the grader itself."""
    for name, graded in batch.items():
        outcomes = [o for exercise in graded.result.exercises for o in exercise.tests]
        assert Verdict.BROKEN not in {outcome.status for outcome in outcomes}, name
        kinds = {found.kind for found in graded.result.problems}
        assert ProblemKind.GRADER_FAILED not in kinds, name


def test_every_folder_is_a_submission():
    """Each folder of `golden/` has one source and an expected Result, and so has each builder."""
    folders = {path.parent.name for path in bank.FOLDER.glob("*/expected.json")}
    assert folders == set(bank.NAMES)
    sources = [path.parent.name for name in bank.SOURCES for path in bank.FOLDER.glob(f"*/{name}")]
    assert sorted([*sources, *mangled.BUILDERS]) == sorted(bank.NAMES)


def timeless(graded: GradingOutcome) -> GradingOutcome:
    """What was graded without the seconds that it took."""
    result = graded.result
    exercises = tuple(
        msgspec.structs.replace(
            exercise,
            tests=tuple(msgspec.structs.replace(test, seconds=0) for test in exercise.tests),
        )
        for exercise in result.exercises
    )
    result = msgspec.structs.replace(result, exercises=exercises, times=Durations())
    return GradingOutcome(result, graded.outputs)
