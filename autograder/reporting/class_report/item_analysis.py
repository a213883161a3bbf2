"""Item analysis of the hidden tests: who passed which, difficulty and discrimination of each."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from msgspec import Struct, field

from autograder.grading.result import ExerciseResult, TestStatus
from autograder.reporting.class_report import statistics
from autograder.reporting.class_report.model import ProgressState, ReportPerson, StudentAssignment

Column = tuple[str, str]  # exercise, test
CERTAIN = 1.65  # standard errors (1 / √n) below 0 that are not chance, in one of twenty tests
MIN_COUNT = 10  # with fewer students, discrimination is mostly chance


class MatrixCellStatus(StrEnum):
    """How an exercise, or one of its tests, ended for a student; a test is never PARTLY."""

    PASSED = "passed"
    CARRIED = "carried"
    PARTLY = "partly"
    FAILED = "failed"
    UNWRITTEN = "unwritten"
    BROKEN = "broken"  # the test itself failed
    NONE = "none"  # not tested


STATUSES = {
    TestStatus.PASSED: MatrixCellStatus.PASSED,
    TestStatus.CARRIED: MatrixCellStatus.CARRIED,
    TestStatus.UNWRITTEN: MatrixCellStatus.UNWRITTEN,
    TestStatus.MISSING: MatrixCellStatus.UNWRITTEN,
    TestStatus.BROKEN: MatrixCellStatus.BROKEN,
}


SOLVED = (MatrixCellStatus.PASSED, MatrixCellStatus.CARRIED)


class MatrixCell(NamedTuple):
    """How a test ended for a student, and the points that it earned."""

    status: MatrixCellStatus
    points: float


class ExerciseCell(NamedTuple):
    """One exercise of a student in the matrix: its points before the late penalty."""

    status: MatrixCellStatus
    points: float
    max_points: float


class TestDoubt(StrEnum):
    """Why an author should look at a test."""

    __test__ = False
    BROKEN = "broken"  # it could not be carried out for some
    NONE_PASS = "none_pass"
    REVERSED = "reversed"  # weaker students pass it more often


class ItemStatistics(Struct, frozen=True):
    """Counts, difficulty and discrimination of a hidden test; `number` is its column."""

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
    discrimination: float | None = field(name="separation")
    doubt: TestDoubt | None


class ExerciseStatistics(Struct, frozen=True):
    """The tests of an exercise; `unexplained` failed them without a known misconception.

    `solved` counts the students with all points of the exercise.
    """

    exercise: str
    max_points: float
    solved: int
    tests: tuple[ItemStatistics, ...]
    unexplained: tuple[ReportPerson, ...]


def test_columns(entries: Iterable[StudentAssignment]) -> dict[Column, str]:
    """Return the title of each test in any graded Result, grouped by exercise.

    The Results with the most tests set the order, because a newer suite may have added some.
    """
    graded = [entry.exercises for entry in entries if entry.state is ProgressState.GRADED]
    graded.sort(key=lambda exercises: -sum(len(exercise.tests) for exercise in exercises))
    titles: dict[Column, str] = {}
    positions: dict[str, int] = {}
    for exercise in chain.from_iterable(graded):
        positions.setdefault(exercise.exercise, len(positions))
        for outcome in exercise.tests:
            titles.setdefault((exercise.exercise, outcome.test), outcome.title)
    return dict(sorted(titles.items(), key=lambda item: positions[item[0][0]]))


def matrix_cells(entry: StudentAssignment) -> dict[Column, MatrixCell]:
    """Return how each test ended for one student; empty if nothing was graded."""
    cells = {}
    for exercise in entry.exercises if entry.state is ProgressState.GRADED else ():
        total = sum(outcome.weight for outcome in exercise.tests)
        for outcome in exercise.tests:
            share = outcome.weight / total if outcome.earned and total else 0
            status = STATUSES.get(outcome.status, MatrixCellStatus.FAILED)
            points = exercise.max_points * share
            cells[exercise.exercise, outcome.test] = MatrixCell(status, points)
    return cells


def exercise_statistics(
    entries: Sequence[StudentAssignment], columns: Mapping[Column, str]
) -> tuple[ExerciseStatistics, ...]:
    """Return the statistics of each exercise; tests are numbered across exercises from 1."""
    rows = [matrix_cells(entry) for entry in entries]
    totals = [sum(cell.points for cell in row.values()) for row in rows]
    tests: dict[str, list[ItemStatistics]] = {}
    for number, (column, title) in enumerate(columns.items(), 1):
        cells = [
            (total, row[column]) for total, row in zip(totals, rows, strict=True) if column in row
        ]
        tests.setdefault(column[0], []).append(_item_statistics(number, column, title, cells))
    by_exercise = {exercise: _exercise_cells(entries, exercise) for exercise in tests}
    return tuple(
        ExerciseStatistics(
            exercise,
            max_points=max(cell.max_points for cell in by_exercise[exercise]),
            solved=sum(cell.status in SOLVED for cell in by_exercise[exercise]),
            tests=tuple(items),
            unexplained=_unexplained(entries, exercise),
        )
        for exercise, items in tests.items()
    )


def exercise_cell(entry: StudentAssignment, name: str) -> ExerciseCell:
    """Return a student's cell for one exercise; NONE without a Result for it."""
    exercise = next((item for item in entry.exercises if item.exercise == name), None)
    if exercise is None or entry.state is not ProgressState.GRADED or not exercise.tests:
        return ExerciseCell(MatrixCellStatus.NONE, 0.0, 0.0)
    statuses = {STATUSES.get(test.status, MatrixCellStatus.FAILED) for test in exercise.tests}
    if MatrixCellStatus.BROKEN in statuses:
        status = MatrixCellStatus.BROKEN
    elif statuses == {MatrixCellStatus.UNWRITTEN}:
        status = MatrixCellStatus.UNWRITTEN
    elif statuses <= {*SOLVED}:
        carried = MatrixCellStatus.CARRIED in statuses
        status = MatrixCellStatus.CARRIED if carried else MatrixCellStatus.PASSED
    else:
        status = MatrixCellStatus.PARTLY if exercise.points else MatrixCellStatus.FAILED
    return ExerciseCell(status, exercise.points, exercise.max_points)


def _exercise_cells(entries: Iterable[StudentAssignment], name: str) -> list[ExerciseCell]:
    return [exercise_cell(entry, name) for entry in entries]


def _item_statistics(
    number: int, column: Column, title: str, cells: Iterable[tuple[float, MatrixCell]]
) -> ItemStatistics:
    """Return the statistics of one test from pairs of a student's total points and cell."""
    all_cells = list(cells)
    tested = [item for item in all_cells if item[1].status is not MatrixCellStatus.BROKEN]
    statuses = [cell.status for _, cell in tested]
    passed = [status in SOLVED for status in statuses]
    discrimination = statistics.discrimination(
        passed, [total - cell.points for total, cell in tested]
    )
    doubt = None
    if len(tested) < len(all_cells):
        doubt = TestDoubt.BROKEN
    elif not any(passed):
        doubt = TestDoubt.NONE_PASS
    elif len(tested) >= MIN_COUNT and (discrimination or 0) * math.sqrt(len(tested)) < -CERTAIN:
        doubt = TestDoubt.REVERSED
    return ItemStatistics(
        number=number,
        exercise=column[0],
        test=column[1],
        title=title,
        tested=len(statuses),
        passed=statuses.count(MatrixCellStatus.PASSED),
        carried=statuses.count(MatrixCellStatus.CARRIED),
        failed=statuses.count(MatrixCellStatus.FAILED),
        unwritten=statuses.count(MatrixCellStatus.UNWRITTEN),
        difficulty=statistics.difficulty(passed),
        discrimination=discrimination,
        doubt=doubt,
    )


def exercise_results(
    entries: Iterable[StudentAssignment],
) -> Iterator[tuple[StudentAssignment, ExerciseResult]]:
    """Yield every exercise of every student, ordered by the students' labels."""
    for entry in sorted(entries, key=lambda entry: entry.person.label):
        for exercise in entry.exercises:
            yield entry, exercise


def _unexplained(entries: Iterable[StudentAssignment], name: str) -> tuple[ReportPerson, ...]:
    """Return who failed tests of an exercise without a known misconception."""
    return tuple(
        entry.person
        for entry, exercise in exercise_results(entries)
        if exercise.exercise == name
        and not exercise.misconceptions
        and any(
            STATUSES.get(outcome.status, MatrixCellStatus.FAILED) is MatrixCellStatus.FAILED
            for outcome in exercise.tests
        )
    )
