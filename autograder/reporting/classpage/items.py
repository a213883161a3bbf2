"""The hidden tests as items of a class: who passed which, how hard each was, what it separates."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from autograder.grading.result import ExerciseResult, TestOutcome, TestStatus
from autograder.reporting.classpage import statistics
from autograder.reporting.classpage.facts import Entry, Person, State


class Mark(StrEnum):
    """One cell of the matrix."""

    PASSED = "passed"
    CARRIED = "carried"
    FAILED = "failed"
    UNWRITTEN = "unwritten"
    BROKEN = "broken"  # the test itself failed
    NONE = "none"  # not tested


MARKS = {
    TestStatus.PASSED: Mark.PASSED,
    TestStatus.CARRIED: Mark.CARRIED,
    TestStatus.UNWRITTEN: Mark.UNWRITTEN,
    TestStatus.MISSING: Mark.UNWRITTEN,
    TestStatus.BROKEN: Mark.BROKEN,
}


class Test(Struct, frozen=True):
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
    separation: float | None


class Exercise(Struct, frozen=True):
    """An exercise: its tests, and how many failed without a known reason."""

    exercise: str
    tests: tuple[Test, ...]
    unexplained: tuple[Person, ...]


Column = tuple[str, str]  # exercise, test


def columns(entries: Sequence[Entry]) -> dict[Column, str]:
    """All tests of all Results with their titles; those of a newer suite come at their place."""
    results = [entry.result for entry in entries if entry.state is State.GRADED and entry.result]
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


def outcomes(entry: Entry) -> dict[Column, TestOutcome]:
    """How each test ended for one student; empty where nothing was tested."""
    if entry.result is None or entry.state is not State.GRADED:
        return {}
    return {
        (exercise.exercise, outcome.test): outcome
        for exercise in entry.result.exercises
        for outcome in exercise.tests
    }


def mark(outcome: TestOutcome | None) -> Mark:
    """The mark for how one test ended."""
    return Mark.NONE if outcome is None else MARKS.get(outcome.status, Mark.FAILED)


def exercises(entries: Sequence[Entry], columns: Mapping[Column, str]) -> tuple[Exercise, ...]:
    """The exercises with the numbers of their tests, counted through."""
    worth = [_worth(entry) for entry in entries]
    tests: dict[str, list[Test]] = {}
    for number, ((exercise, name), title) in enumerate(columns.items(), 1):
        found = [
            (earned, have[exercise, name]) for earned, have in worth if (exercise, name) in have
        ]
        tests.setdefault(exercise, []).append(_test(number, (exercise, name), title, found))
    return tuple(
        Exercise(exercise, tuple(found), _unexplained(entries, exercise))
        for exercise, found in tests.items()
    )


Worth = tuple[float, dict[Column, tuple[Mark, float]]]  # points of all tests; of each, by name


def _worth(entry: Entry) -> Worth:
    """What a student's tests earned, in points, so that weights and exercises count as they do."""
    have: dict[Column, tuple[Mark, float]] = {}
    for exercise in entry.result.exercises if entry.result is not None else ():
        total = sum(outcome.weight for outcome in exercise.tests)
        for outcome in exercise.tests:
            share = outcome.weight / total if outcome.earned and total else 0
            have[exercise.exercise, outcome.test] = mark(outcome), exercise.max_points * share
    return sum(points for _, points in have.values()), have if outcomes(entry) else {}


def _test(
    number: int, column: Column, title: str, found: Sequence[tuple[float, tuple[Mark, float]]]
) -> Test:
    """`found` has, for each student, the points of all tests, and this one's mark and points."""
    found = [(total, one) for total, one in found if one[0] is not Mark.BROKEN]
    marks = [mark for _, (mark, _) in found]
    passed = [mark in (Mark.PASSED, Mark.CARRIED) for mark in marks]
    rest = [total - own for total, (_, own) in found]
    return Test(
        number=number,
        exercise=column[0],
        test=column[1],
        title=title,
        tested=len(marks),
        passed=marks.count(Mark.PASSED),
        carried=marks.count(Mark.CARRIED),
        failed=marks.count(Mark.FAILED),
        unwritten=marks.count(Mark.UNWRITTEN),
        difficulty=statistics.difficulty(passed),
        separation=statistics.separation(passed, rest),
    )


def exercise_results(entries: Iterable[Entry]) -> Iterator[tuple[Entry, ExerciseResult]]:
    """Every exercise of every student, by the students' labels."""
    for entry in sorted(entries, key=lambda entry: entry.person.label):
        for exercise in entry.result.exercises if entry.result is not None else ():
            yield entry, exercise


def _unexplained(entries: Iterable[Entry], exercise: str) -> tuple[Person, ...]:
    """Who failed tests of an exercise, and no known misconception explains it."""
    return tuple(
        entry.person
        for entry, found in exercise_results(entries)
        if found.exercise == exercise
        and not found.misconceptions
        and any(mark(outcome) is Mark.FAILED for outcome in found.tests)
    )
