"""What follows from the facts about one assignment: every number and list of the page."""

from collections.abc import Iterable

from msgspec import Struct

from autograder.grading.result import Certainty
from autograder.reporting.class_report import accuracy, attention, item_analysis, statistics
from autograder.reporting.class_report.accuracy import Accuracy
from autograder.reporting.class_report.attention import Group
from autograder.reporting.class_report.item_analysis import (
    Column,
    Exercise,
    ItemStatistics,
    MatrixCellStatus,
)
from autograder.reporting.class_report.model import (
    Band,
    ClassCurve,
    ClassFacts,
    ProgressState,
    ReportPerson,
    StudentAssignment,
)
from autograder.reporting.class_report.statistics import Bar, Spread


class StudentRow(Struct, frozen=True):
    """One student: points, last week's, lateness, and a mark for each test."""

    person: ReportPerson
    state: ProgressState
    points: float | None
    max_points: float
    share: float | None
    before: float | None
    change: float | None
    entered: bool  # the points are the gradebook's
    waiting: bool
    seconds_late: float
    penalty: float
    marks: tuple[MatrixCellStatus, ...]


class MisconceptionCluster(Struct, frozen=True):
    """A misconception, and who has it; of some it is only likely."""

    exercise: str
    id: str
    title: str
    hint: str
    count: int
    sure: tuple[ReportPerson, ...]
    likely: tuple[ReportPerson, ...]


class AssignmentReport(Struct, frozen=True):
    """Everything that the page shows, from the class to each of its cells."""

    facts: ClassFacts
    students: int
    graded: int
    points: Spread | None
    max_points: float
    bars: tuple[Bar, ...]
    misconceptions: tuple[MisconceptionCluster, ...]
    exercises: tuple[Exercise, ...]
    rows: tuple[StudentRow, ...]  # by points, the most first
    late: tuple[StudentRow, ...]
    missing: tuple[ReportPerson, ...]
    attention: tuple[Group, ...]
    accuracies: tuple[Accuracy, ...]
    curves: tuple[ClassCurve, ...]
    band: Band  # of the reference's learning curves

    @property
    def tests(self) -> list[ItemStatistics]:
        """All tests, exercise by exercise."""
        return [test for exercise in self.exercises for test in exercise.tests]

    @property
    def waiting(self) -> int:
        """Students whose matter needs a human."""
        return len({person.label for group in self.attention for person, _ in group.people})


def report(facts: ClassFacts) -> AssignmentReport:
    """The numbers and lists about a class."""
    entries = sorted(facts.entries, key=_by_points)
    there = [entry for entry in entries if entry.state is not ProgressState.MISSING]
    columns = item_analysis.test_columns(there)
    rows = tuple(_row(entry, columns) for entry in there)
    scored = [row.points for row in rows if row.points is not None]
    max_points = max((row.max_points for row in rows), default=0.0)
    return AssignmentReport(
        facts=facts,
        students=len(entries),
        graded=sum(entry.state is ProgressState.GRADED for entry in entries),
        points=statistics.spread(scored),
        max_points=max_points,
        bars=statistics.bars(scored, max_points),
        misconceptions=_misconceptions(there),
        exercises=item_analysis.exercises(there, columns),
        rows=rows,
        late=tuple(sorted((r for r in rows if r.seconds_late), key=lambda r: -r.seconds_late)),
        missing=tuple(e.person for e in _by_label(entries) if e.state is ProgressState.MISSING),
        attention=attention.groups(there, anonymous=facts.anonymous),
        accuracies=accuracy.accuracies(there),
        curves=accuracy.curves(there),
        band=accuracy.band(there),
    )


def _by_points(entry: StudentAssignment) -> tuple[float, str]:
    return (-entry.points if entry.points is not None else 1.0, entry.person.label)


def _by_label(entries: Iterable[StudentAssignment]) -> list[StudentAssignment]:
    return sorted(entries, key=lambda entry: entry.person.label)


def _row(entry: StudentAssignment, columns: dict[Column, str]) -> StudentRow:
    outcomes = item_analysis.outcomes(entry)
    standing = entry.standing
    return StudentRow(
        person=entry.person,
        state=entry.state,
        points=entry.points,
        max_points=entry.max_points,
        share=entry.share,
        before=entry.previous_share,
        change=_change(entry),
        entered=standing is not None,
        waiting=standing is not None and standing.needs_manual_grading,
        seconds_late=standing.seconds_late if standing else 0,
        penalty=standing.penalty if standing else 0,
        marks=tuple(item_analysis.mark(outcomes.get(column)) for column in columns),
    )


def _change(entry: StudentAssignment) -> float | None:
    if entry.share is None or entry.previous_share is None:
        return None
    return entry.share - entry.previous_share


def _misconceptions(entries: Iterable[StudentAssignment]) -> tuple[MisconceptionCluster, ...]:
    texts: dict[Column, tuple[str, str]] = {}
    who: dict[Column, dict[Certainty, list[ReportPerson]]] = {}
    for entry, exercise in item_analysis.exercise_results(entries):
        for found in exercise.misconceptions:
            key = exercise.exercise, found.id
            texts.setdefault(key, (found.title, found.hint))
            people = who.setdefault(key, {certainty: [] for certainty in Certainty})
            people[found.certainty].append(entry.person)
    listed = [
        MisconceptionCluster(
            *key,
            *texts[key],
            count=sum(len(people) for people in who[key].values()),
            sure=tuple(who[key][Certainty.SURE]),
            likely=tuple(who[key][Certainty.LIKELY]),
        )
        for key in who
    ]
    return tuple(sorted(listed, key=lambda one: -one.count))
