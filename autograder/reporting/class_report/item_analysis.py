"""The hidden tests as items of a class: who passed which, how hard each was, what it separates."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from autograder.grading.result import ExerciseResult, TestOutcome, TestStatus
from autograder.reporting.class_report import statistics
from autograder.reporting.class_report.model import ProgressState, ReportPerson, StudentAssignment


class MatrixCellStatus(StrEnum):
    """One cell of the matrix."""

    PASSED = "passed"
    CARRIED = "carried"
    FAILED = "failed"
    UNWRITTEN = "unwritten"
    BROKEN = "broken"  # the test itself failed
    NONE = "none"  # not tested


MARKS = {
    TestStatus.PASSED: MatrixCellStatus.PASSED,
    TestStatus.CARRIED: MatrixCellStatus.CARRIED,
    TestStatus.UNWRITTEN: MatrixCellStatus.UNWRITTEN,
    TestStatus.MISSING: MatrixCellStatus.UNWRITTEN,
    TestStatus.BROKEN: MatrixCellStatus.BROKEN,
}


class ItemStatistics(Struct, frozen=True):
    """A hidden test: how many did what, how hard it was, and how well it separates."""

    __test__ = False
    number: int
    exercise: str
    test: str
    title: str
    tested: int
    passed: int
    carried: int
    failed: int
    unwritten: int
    difficulty: float | None
    discrimination: float | None


class Exercise(Struct, frozen=True):
    """An exercise: its tests, and how many failed without a known reason."""

    exercise: str
    tests: tuple[ItemStatistics, ...]
    unexplained: tuple[ReportPerson, ...]


Column = tuple[str, str]  # exercise, test


def test_columns(entries: Sequence[StudentAssignment]) -> dict[Column, str]:
    """All tests of all Results with their titles; those of a newer suite come at their place."""
    results = [
        entry.result for entry in entries if entry.state is ProgressState.GRADED and entry.result
    ]
    results.sort(key=lambda result: -sum(len(one.tests) for one in result.exercises))
    titles: dict[Column, str] = {}
    order: list[str] = []
    for result in results:
        for exercise in result.exercises:
            if exercise.exercise not in order:
                order.append(exercise.exercise)
            for outcome in exercise.tests:
                titles.setdefault((exercise.exercise, outcome.test), outcome.title)
    return dict(sorted(titles.items(), key=lambda item: order.index(item[0][0])))


def outcomes(entry: StudentAssignment) -> dict[Column, TestOutcome]:
    """How each test ended for one student; empty where nothing was tested."""
    if entry.result is None or entry.state is not ProgressState.GRADED:
        return {}
    return {
        (exercise.exercise, outcome.test): outcome
        for exercise in entry.result.exercises
        for outcome in exercise.tests
    }


def mark(outcome: TestOutcome | None) -> MatrixCellStatus:
    """The mark for how one test ended."""
    return (
        MatrixCellStatus.NONE
        if outcome is None
        else MARKS.get(outcome.status, MatrixCellStatus.FAILED)
    )


def exercises(
    entries: Sequence[StudentAssignment], columns: Mapping[Column, str]
) -> tuple[Exercise, ...]:
    """The exercises with the numbers of their tests, counted through."""
    worth = [_worth(entry) for entry in entries]
    tests: dict[str, list[ItemStatistics]] = {}
    for number, ((exercise, name), title) in enumerate(columns.items(), 1):
        found = [
            (earned, have[exercise, name]) for earned, have in worth if (exercise, name) in have
        ]
        tests.setdefault(exercise, []).append(_test(number, (exercise, name), title, found))
    return tuple(
        Exercise(exercise, tuple(found), _unexplained(entries, exercise))
        for exercise, found in tests.items()
    )


EarnedPoints = tuple[
    float, dict[Column, tuple[MatrixCellStatus, float]]
]  # points of all tests; of each, by name


def _worth(entry: StudentAssignment) -> EarnedPoints:
    """What a student's tests earned, in points, so that weights and exercises count as they do."""
    have: dict[Column, tuple[MatrixCellStatus, float]] = {}
    for exercise in entry.result.exercises if entry.result is not None else ():
        total = sum(outcome.weight for outcome in exercise.tests)
        for outcome in exercise.tests:
            share = outcome.weight / total if outcome.earned and total else 0
            have[exercise.exercise, outcome.test] = mark(outcome), exercise.max_points * share
    return sum(points for _, points in have.values()), have if outcomes(entry) else {}


def _test(
    number: int,
    column: Column,
    title: str,
    found: Sequence[tuple[float, tuple[MatrixCellStatus, float]]],
) -> ItemStatistics:
    """`found` has, for each student, the points of all tests, and this one's mark and points."""
    found = [(total, one) for total, one in found if one[0] is not MatrixCellStatus.BROKEN]
    marks = [mark for _, (mark, _) in found]
    passed = [mark in (MatrixCellStatus.PASSED, MatrixCellStatus.CARRIED) for mark in marks]
    rest = [total - own for total, (_, own) in found]
    return ItemStatistics(
        number=number,
        exercise=column[0],
        test=column[1],
        title=title,
        tested=len(marks),
        passed=marks.count(MatrixCellStatus.PASSED),
        carried=marks.count(MatrixCellStatus.CARRIED),
        failed=marks.count(MatrixCellStatus.FAILED),
        unwritten=marks.count(MatrixCellStatus.UNWRITTEN),
        difficulty=statistics.difficulty(passed),
        discrimination=statistics.separation(passed, rest),
    )


def exercise_results(
    entries: Iterable[StudentAssignment],
) -> Iterator[tuple[StudentAssignment, ExerciseResult]]:
    """Every exercise of every student, by the students' labels."""
    for entry in sorted(entries, key=lambda entry: entry.person.label):
        for exercise in entry.result.exercises if entry.result is not None else ():
            yield entry, exercise


def _unexplained(entries: Iterable[StudentAssignment], exercise: str) -> tuple[ReportPerson, ...]:
    """Who failed tests of an exercise, and no known misconception explains it."""
    return tuple(
        entry.person
        for entry, found in exercise_results(entries)
        if found.exercise == exercise
        and not found.misconceptions
        and any(mark(outcome) is MatrixCellStatus.FAILED for outcome in found.tests)
    )
