"""What follows from the facts about one assignment: every number and list of the page."""

from collections.abc import Iterable

from msgspec import Struct

from autograder.grading.result import Certainty
from autograder.reporting.classpage import accuracy, attention, items, statistics
from autograder.reporting.classpage.accuracy import Accuracy
from autograder.reporting.classpage.attention import Group
from autograder.reporting.classpage.facts import Band, ClassFacts, Curve, Entry, Person, State
from autograder.reporting.classpage.items import Column, Exercise, Mark, Test
from autograder.reporting.classpage.statistics import Bar, Spread


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
    band: Band  # of the reference's learning curves

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
    columns = items.columns(there)
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
        exercises=items.exercises(there, columns),
        rows=rows,
        late=tuple(sorted((r for r in rows if r.seconds_late), key=lambda r: -r.seconds_late)),
        missing=tuple(e.person for e in _by_label(entries) if e.state is State.MISSING),
        attention=attention.groups(there, anonymous=facts.anonymous),
        accuracies=accuracy.accuracies(there),
        curves=accuracy.curves(there),
        band=accuracy.band(there),
    )


def _by_points(entry: Entry) -> tuple[float, str]:
    return (-entry.points if entry.points is not None else 1.0, entry.person.label)


def _by_label(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: entry.person.label)


def _row(entry: Entry, columns: dict[Column, str]) -> Row:
    outcomes = items.outcomes(entry)
    standing = entry.standing
    return Row(
        person=entry.person,
        state=entry.state,
        points=entry.points,
        max_points=entry.max_points,
        share=entry.share,
        before=entry.before,
        change=_change(entry),
        entered=standing is not None,
        waiting=standing is not None and standing.waiting,
        seconds_late=standing.seconds_late if standing else 0,
        penalty=standing.penalty if standing else 0,
        marks=tuple(items.mark(outcomes.get(column)) for column in columns),
    )


def _change(entry: Entry) -> float | None:
    if entry.share is None or entry.before is None:
        return None
    return entry.share - entry.before


def _misconceptions(entries: Iterable[Entry]) -> tuple[Misconception, ...]:
    texts: dict[Column, tuple[str, str]] = {}
    who: dict[Column, dict[Certainty, list[Person]]] = {}
    for entry, exercise in items.exercise_results(entries):
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
