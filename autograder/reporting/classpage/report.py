"""What follows from the facts about one assignment: every number and list of the page."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct

from autograder.grading.result import Certainty, ExerciseResult, TestOutcome, TestStatus
from autograder.reporting.classpage import accuracy, attention, statistics
from autograder.reporting.classpage.accuracy import Accuracy, Curve
from autograder.reporting.classpage.attention import Group
from autograder.reporting.classpage.facts import ClassFacts, Entry, Person, State
from autograder.reporting.classpage.statistics import Bar, Spread


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


class Row(Struct, frozen=True):
    """One student: points, last week's, lateness, and a mark for each test."""

    person: Person
    state: State
    points: float | None
    max_points: float
    share: float | None
    before: float | None
    change: float | None
    entered: bool  # the points are the gradebook's
    waiting: bool
    seconds_late: float
    penalty: float
    marks: tuple[Mark, ...]


class Misconception(Struct, frozen=True):
    """A misconception, and who has it; of some it is only likely."""

    exercise: str
    id: str
    title: str
    hint: str
    count: int
    sure: tuple[Person, ...]
    likely: tuple[Person, ...]


class Report(Struct, frozen=True):
    """Everything that the page shows, from the class to each of its cells."""

    facts: ClassFacts
    students: int
    graded: int
    points: Spread | None
    max_points: float
    bars: tuple[Bar, ...]
    misconceptions: tuple[Misconception, ...]
    exercises: tuple[Exercise, ...]
    rows: tuple[Row, ...]  # by points, the most first
    late: tuple[Row, ...]
    missing: tuple[Person, ...]
    attention: tuple[Group, ...]
    accuracies: tuple[Accuracy, ...]
    curves: tuple[Curve, ...]

    @property
    def tests(self) -> list[Test]:
        """All tests, exercise by exercise."""
        return [test for exercise in self.exercises for test in exercise.tests]

    @property
    def waiting(self) -> int:
        """Students whose matter needs a human."""
        return len({person.label for group in self.attention for person, _ in group.people})


def report(facts: ClassFacts) -> Report:
    """The numbers and lists about a class."""
    entries = sorted(facts.entries, key=_by_points)
    there = [entry for entry in entries if entry.state is not State.MISSING]
    columns = _columns(there)
    rows = tuple(_row(entry, columns) for entry in there)
    scored = [row.points for row in rows if row.points is not None]
    max_points = max((row.max_points for row in rows), default=0.0)
    return Report(
        facts=facts,
        students=len(entries),
        graded=sum(entry.state is State.GRADED for entry in entries),
        points=statistics.spread(scored),
        max_points=max_points,
        bars=statistics.bars(scored, max_points),
        misconceptions=_misconceptions(there),
        exercises=_exercises(there, columns),
        rows=rows,
        late=tuple(sorted((r for r in rows if r.seconds_late), key=lambda r: -r.seconds_late)),
        missing=tuple(e.person for e in _by_label(entries) if e.state is State.MISSING),
        attention=attention.groups(there, anonymous=facts.anonymous),
        accuracies=accuracy.accuracies(there),
        curves=accuracy.curves(there),
    )


def _by_points(entry: Entry) -> tuple[float, str]:
    return (-entry.points if entry.points is not None else 1.0, entry.person.label)


def _by_label(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: entry.person.label)


Column = tuple[str, str]  # exercise, test


def _columns(entries: Sequence[Entry]) -> dict[Column, str]:
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


def _row(entry: Entry, columns: dict[Column, str]) -> Row:
    outcomes = _outcomes(entry)
    standing = entry.standing
    change = entry.share - entry.before if None not in (entry.share, entry.before) else None  # type: ignore[operator]
    return Row(
        person=entry.person,
        state=entry.state,
        points=entry.points,
        max_points=entry.max_points,
        share=entry.share,
        before=entry.before,
        change=change,
        entered=standing is not None,
        waiting=standing is not None and standing.waiting,
        seconds_late=standing.seconds_late if standing else 0,
        penalty=standing.penalty if standing else 0,
        marks=tuple(_mark(outcomes.get(column)) for column in columns),
    )


def _outcomes(entry: Entry) -> dict[Column, TestOutcome]:
    if entry.result is None or entry.state is not State.GRADED:
        return {}
    return {
        (exercise.exercise, outcome.test): outcome
        for exercise in entry.result.exercises
        for outcome in exercise.tests
    }


def _mark(outcome: TestOutcome | None) -> Mark:
    return Mark.NONE if outcome is None else MARKS.get(outcome.status, Mark.FAILED)


def _exercises(entries: Sequence[Entry], columns: dict[Column, str]) -> tuple[Exercise, ...]:
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
            have[exercise.exercise, outcome.test] = _mark(outcome), exercise.max_points * share
    return sum(points for _, points in have.values()), have if _outcomes(entry) else {}


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


def _exercise_results(entries: Iterable[Entry]) -> Iterable[tuple[Entry, ExerciseResult]]:
    for entry in _by_label(entries):
        for exercise in entry.result.exercises if entry.result is not None else ():
            yield entry, exercise


def _unexplained(entries: Iterable[Entry], exercise: str) -> tuple[Person, ...]:
    """Who failed tests of an exercise, and no known misconception explains it."""
    return tuple(
        entry.person
        for entry, found in _exercise_results(entries)
        if found.exercise == exercise
        and not found.misconceptions
        and any(_mark(outcome) is Mark.FAILED for outcome in found.tests)
    )


def _misconceptions(entries: Iterable[Entry]) -> tuple[Misconception, ...]:
    texts: dict[Column, tuple[str, str]] = {}
    who: dict[Column, dict[Certainty, list[Person]]] = {}
    for entry, exercise in _exercise_results(entries):
        for found in exercise.misconceptions:
            key = exercise.exercise, found.id
            texts.setdefault(key, (found.title, found.hint))
            people = who.setdefault(key, {certainty: [] for certainty in Certainty})
            people[found.certainty].append(entry.person)
    listed = [
        Misconception(
            *key,
            *texts[key],
            count=sum(len(people) for people in who[key].values()),
            sure=tuple(who[key][Certainty.SURE]),
            likely=tuple(who[key][Certainty.LIKELY]),
        )
        for key in who
    ]
    return tuple(sorted(listed, key=lambda one: -one.count))
