"""The versioned record of grading one submission. `docs/result.md` describes it.

A Result contains no name of a student: grading is a function of the notebook, the suite and the
limits. The directory in which it is stored identifies the student.
"""

from enum import StrEnum

from msgspec import Struct, field

from autograder.core.i18n import Language
from autograder.core.problems import Problem
from autograder.course import Level, Limits

RESULT_FORMAT = 2


class GradingStatus(StrEnum):
    """How grading as a whole ended."""

    GRADED = "graded"
    UNGRADABLE = "ungradable"  # nothing to grade; `problems` has the reason
    GRADER_FAILED = "grader_failed"  # an error of the grader: an instructor has to look


class TestStatus(StrEnum):
    """How one hidden test ended."""

    __test__ = False
    PASSED = "passed"
    CARRIED = "carried"  # passed with the reference substituted for a wrong prerequisite
    FAILED = "failed"  # the answer is wrong
    UNWRITTEN = "unwritten"
    MISSING = "missing"
    RAISED = "raised"
    TIMEOUT = "timeout"
    DIED = "died"
    BROKEN = "broken"  # an error of the test itself: an instructor has to look


class TestOutcome(Struct, frozen=True):
    """One hidden test: `message` for the student, `detail` for the instructor alone."""

    __test__ = False
    test: str
    title: str
    status: TestStatus
    weight: float
    message: str = field(name="said", default="")
    detail: str = ""
    seconds: float = 0

    @property
    def earned(self) -> bool:
        """Whether the test counts for the points."""
        return self.status in (TestStatus.PASSED, TestStatus.CARRIED)


class Certainty(StrEnum):
    """How well a misconception explains the failures."""

    SURE = "sure"  # alone or with a second one, it gives the same answers to all hidden tests
    LIKELY = "likely"  # it explains most of them, or some can be compared by outcome only


class Misconception(Struct, frozen=True):
    """A wrong variant of the bank that answers as the student's code does."""

    id: str
    title: str
    hint: str
    certainty: Certainty


class ExerciseResult(Struct, frozen=True):
    """One exercise: its points, its tests, and the misconceptions behind its failures.

    `carried` names the prerequisites that were substituted when tests were carried forward.
    """

    exercise: str
    points: float
    max_points: float
    tests: tuple[TestOutcome, ...]
    carried: tuple[str, ...] = ()
    misconceptions: tuple[Misconception, ...] = ()


class Curve(Struct, frozen=True):
    """One quantity per epoch of a training, shown to the student; no points depend on it.

    `values` are the student's: the mean of `runs` training runs, up to the first that is not
    finite. `lowest` and `highest` are those of the reference with the same random numbers.
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
    LEFT_OUT = "left_out"  # it ended its process or timed out; the other cells ran without it
    NOT_RUN = "not_run"
    KEPT = "kept"  # nothing depends on it: it has the outputs with which it was handed in


class CellResult(Struct, frozen=True):
    """One code cell, by its number among all cells, counted from 1."""

    cell: int
    status: CellStatus


class Durations(Struct, frozen=True):
    """Seconds spent in each phase."""

    notebook: float = 0
    tests: float = 0
    total: float = 0


class ResultInputs(Struct, frozen=True):
    """The inputs of grading, large ones by their hash: a Result is a function of these alone."""

    assignment: str
    language: Language
    notebook: str  # SHA-256 of the submission
    release: str
    reference: str
    suite: str
    files: str  # of the release beside the notebook
    limits: Limits
    packages: tuple[str, ...]
    kit_version: str
    level: Level


class Result(Struct, frozen=True):
    """The result of grading one submission."""

    inputs: ResultInputs
    cache_key: str = field(name="key")  # SHA-256 of `inputs`
    seed: int
    status: GradingStatus
    exercises: tuple[ExerciseResult, ...]
    problems: tuple[Problem, ...] = ()
    cells: tuple[CellResult, ...] = ()
    times: Durations = Durations()
    curves: tuple[Curve, ...] = ()
    format_version: int = RESULT_FORMAT

    @property
    def points(self) -> float:
        """The sum of the points of all exercises, to two decimals."""
        return round(sum(exercise.points for exercise in self.exercises), 2)

    @property
    def max_points(self) -> float:
        """The points of a complete solution."""
        return sum(exercise.max_points for exercise in self.exercises)

    @property
    def broken_tests(self) -> list[str]:
        """The hidden tests that failed by an error of their own, each with its detail."""
        return [
            f"{exercise.exercise}/{outcome.test}: {outcome.detail}"
            for exercise in self.exercises
            for outcome in exercise.tests
            if outcome.status is TestStatus.BROKEN
        ]


def points_for(outcomes: tuple[TestOutcome, ...], max_points: float) -> float:
    """Return the weighted share of the earned tests times `max_points`, to two decimals."""
    total = sum(outcome.weight for outcome in outcomes)
    earned = sum(outcome.weight for outcome in outcomes if outcome.earned)
    return round(max_points * earned / total, 2) if total else 0.0
