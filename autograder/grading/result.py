"""The versioned record that grading one submission yields. `docs/result.md` describes it.

A Result holds no name of a student: grading is a function of the notebook, the suite and the
limits. Whose it is, is said by the folder in which it is stored.
"""

from enum import StrEnum

from msgspec import Struct

from autograder.core.i18n import Language
from autograder.core.problems import Problem
from autograder.course import Level, Limits

FORMAT_VERSION = 2


class GradingStatus(StrEnum):
    """How grading as a whole ended."""

    GRADED = "graded"
    UNGRADABLE = "ungradable"  # nothing to grade: `problems` says why
    GRADER_FAILED = "grader_failed"  # our fault: an instructor has to look


class TestStatus(StrEnum):
    """How one hidden test ended."""

    __test__ = False
    PASSED = "passed"
    CARRIED = "carried"  # passed once the reference stood in for what the exercise builds on
    FAILED = "failed"  # an answer came, and it is not right
    UNWRITTEN = "unwritten"
    MISSING = "missing"
    RAISED = "raised"
    TIMEOUT = "timeout"
    DIED = "died"
    BROKEN = "broken"  # the test itself failed: an instructor has to look


class TestOutcome(Struct, frozen=True):
    """One hidden test: what the student may read, and `detail` for the instructor alone."""

    __test__ = False
    test: str
    title: str
    status: TestStatus
    weight: float
    said: str = ""
    detail: str = ""
    seconds: float = 0

    @property
    def earned(self) -> bool:
        """Whether the test gives its share of the points."""
        return self.status in (TestStatus.PASSED, TestStatus.CARRIED)


class Certainty(StrEnum):
    """How well a misconception explains what was seen."""

    SURE = "sure"  # it alone, or with another one, gives the same answers to all hidden tests
    LIKELY = "likely"  # it explains the larger part, or what cannot be compared answer by answer


class Misconception(Struct, frozen=True):
    """A known wrong answer of the bank that answers as the student's code did."""

    id: str
    title: str
    hint: str
    certainty: Certainty


class ExerciseResult(Struct, frozen=True):
    """One exercise: its points, its tests, and what explains its failures.

    `carried` names what the reference stood in for when a test was carried forward.
    """

    exercise: str
    points: float
    max_points: float
    tests: tuple[TestOutcome, ...]
    carried: tuple[str, ...] = ()
    misconceptions: tuple[Misconception, ...] = ()


class Curve(Struct, frozen=True):
    """One number over the epochs of a training, for the student to see; no points depend on it.

    `values` are the student's, the mean of `runs` trainings, as far as they are finite; `lowest`
    and `highest` are those of the reference with the same random numbers.
    """

    name: str
    values: tuple[float, ...]
    lowest: tuple[float, ...]
    highest: tuple[float, ...]
    runs: int


class CellStatus(StrEnum):
    """How one code cell ended."""

    RAN = "ran"
    RAISED = "raised"
    LEFT_OUT = "left_out"  # it ended or outlasted the process, and the rest was run without it
    NOT_RUN = "not_run"


class CellResult(Struct, frozen=True):
    """One code cell, by its number among all cells, beginning with 1."""

    cell: int
    status: CellStatus


class Durations(Struct, frozen=True):
    """Seconds spent."""

    notebook: float = 0
    tests: float = 0
    total: float = 0


class ResultInputs(Struct, frozen=True):
    """What was graded, by what: a Result is a function of these alone."""

    assignment: str
    language: Language
    notebook: str  # SHA-256 of the file handed in
    release: str
    reference: str
    suite: str
    files: str  # what is handed out beside the notebook
    limits: Limits
    packages: tuple[str, ...]
    kit_version: str
    level: Level


class Result(Struct, frozen=True):
    """The outcome of grading one submission."""

    inputs: ResultInputs
    cache_key: str  # SHA-256 of `inputs`
    seed: int
    status: GradingStatus
    exercises: tuple[ExerciseResult, ...]
    problems: tuple[Problem, ...] = ()
    cells: tuple[CellResult, ...] = ()
    times: Durations = Durations()
    curves: tuple[Curve, ...] = ()
    format_version: int = FORMAT_VERSION

    @property
    def points(self) -> float:
        """The sum of the points of all exercises."""
        return round(sum(exercise.points for exercise in self.exercises), 2)

    @property
    def max_points(self) -> float:
        """What a complete solution gets."""
        return sum(exercise.max_points for exercise in self.exercises)

    @property
    def broken_tests(self) -> list[str]:
        """Hidden tests that could not be carried out: an instructor has to look."""
        return [
            f"{exercise.exercise}/{outcome.test}: {outcome.detail}"
            for exercise in self.exercises
            for outcome in exercise.tests
            if outcome.status is TestStatus.BROKEN
        ]


def points_for(outcomes: tuple[TestOutcome, ...], max_points: float) -> float:
    """The share of `max_points` that the tests passed or carried weigh, to two decimals."""
    total = sum(outcome.weight for outcome in outcomes)
    earned = sum(outcome.weight for outcome in outcomes if outcome.earned)
    return round(max_points * earned / total, 2) if total else 0.0
