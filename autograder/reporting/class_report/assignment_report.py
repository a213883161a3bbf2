"""All numbers and lists of the report on one assignment."""

import math
from collections.abc import Iterable

from msgspec import Struct, field

from autograder.grading.result import Certainty
from autograder.reporting.class_report import accuracy, attention, item_analysis, statistics
from autograder.reporting.class_report.accuracy import Accuracy
from autograder.reporting.class_report.attention import AttentionGroup, StuckStudent
from autograder.reporting.class_report.item_analysis import (
    Column,
    ExerciseCell,
    ExerciseStatistics,
    ItemStatistics,
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
    """One student: points, shares, lateness, and a cell for each exercise.

    `share` is that of the points without `unread_points`.
    """

    person: ReportPerson
    state: ProgressState
    points: float | None
    max_points: float
    unread_points: float
    share: float | None
    previous_share: float | None = field(name="before")
    change: float | None  # of the share, since the assignment before
    in_gradebook: bool = field(name="entered")
    seconds_late: float
    penalty: float
    cells: tuple[ExerciseCell, ...]


class MisconceptionCluster(Struct, frozen=True):
    """The students with one misconception, by the certainty of the diagnosis."""

    exercise: str
    id: str
    title: str
    hint: str
    count: int
    sure: tuple[ReportPerson, ...]
    likely: tuple[ReportPerson, ...]


class AssignmentReport(Struct, frozen=True):
    """All numbers and lists of the page about one assignment."""

    facts: ClassFacts
    students: int
    graded: int
    shares: Spread | None  # of the points without those that wait to be read
    max_points: float
    bars: tuple[Bar, ...]  # of the shares, in percent
    misconceptions: tuple[MisconceptionCluster, ...]
    exercises: tuple[ExerciseStatistics, ...]
    rows: tuple[StudentRow, ...]  # the lowest share first
    late: tuple[StudentRow, ...]
    missing: tuple[ReportPerson, ...]
    stuck: tuple[StuckStudent, ...]
    attention: tuple[AttentionGroup, ...]
    unread: tuple[ReportPerson, ...]  # whose answers wait to be read
    accuracies: tuple[Accuracy, ...]
    curves: tuple[ClassCurve, ...]
    band: Band  # of the reference's learning curves

    @property
    def tests(self) -> list[ItemStatistics]:
        """All tests, exercise by exercise."""
        return [test for exercise in self.exercises for test in exercise.tests]

    @property
    def attention_count(self) -> int:
        """The number of students with a problem of grading."""
        return len({person.label for group in self.attention for person, _ in group.people})


def build_report(facts: ClassFacts) -> AssignmentReport:
    """Return the report on one assignment of a class."""
    entries = sorted(facts.entries, key=_share_order)
    submitted = [entry for entry in entries if entry.state is not ProgressState.MISSING]
    missing = [entry.person for entry in entries if entry.state is ProgressState.MISSING]
    exercises = item_analysis.exercise_statistics(submitted, item_analysis.test_columns(submitted))
    names = [exercise.exercise for exercise in exercises]
    rows = tuple(_row(entry, names) for entry in submitted)
    shares = [row.share for row in rows if row.share is not None]
    late = [row for row in rows if row.seconds_late]
    unread = [entry.person for entry in submitted if entry.needs_manual_grading]
    return AssignmentReport(
        facts=facts,
        students=len(entries),
        graded=sum(entry.state is ProgressState.GRADED for entry in entries),
        shares=statistics.spread(shares),
        max_points=max((row.max_points for row in rows), default=0.0),
        bars=statistics.bars([100 * share for share in shares], 100),
        misconceptions=_misconceptions(submitted),
        exercises=exercises,
        rows=rows,
        late=tuple(sorted(late, key=lambda row: -row.seconds_late)),
        missing=tuple(sorted(missing, key=lambda person: person.label)),
        stuck=attention.stuck_students(
            entries, names, missing_counts=bool(facts.previous_title) and facts.now >= facts.due
        ),
        attention=attention.attention_groups(submitted, anonymous=facts.anonymous),
        unread=tuple(sorted(unread, key=lambda person: person.label)),
        accuracies=accuracy.accuracies(submitted),
        curves=accuracy.class_curves(submitted),
        band=accuracy.reference_band(submitted),
    )


def _share_order(entry: StudentAssignment) -> tuple[float, str]:
    share = entry.share
    return (share if share is not None else math.inf, entry.person.label)


def _row(entry: StudentAssignment, exercises: Iterable[str]) -> StudentRow:
    grade, share, previous_share = entry.grade, entry.share, entry.previous_share
    return StudentRow(
        person=entry.person,
        state=entry.state,
        points=entry.points,
        max_points=entry.max_points,
        unread_points=entry.unread_points,
        share=share,
        previous_share=previous_share,
        change=None if share is None or previous_share is None else share - previous_share,
        in_gradebook=grade is not None,
        seconds_late=grade.seconds_late if grade else 0,
        penalty=grade.penalty if grade else 0,
        cells=tuple(item_analysis.exercise_cell(entry, name) for name in exercises),
    )


def _misconceptions(entries: Iterable[StudentAssignment]) -> tuple[MisconceptionCluster, ...]:
    """Return the misconceptions of a class, the most frequent first."""
    texts: dict[Column, tuple[str, str]] = {}
    people: dict[Column, dict[Certainty, list[ReportPerson]]] = {}
    for entry, exercise in item_analysis.exercise_results(entries):
        for misconception in exercise.misconceptions:
            key = exercise.exercise, misconception.id
            texts.setdefault(key, (misconception.title, misconception.hint))
            by_certainty = people.setdefault(key, {certainty: [] for certainty in Certainty})
            by_certainty[misconception.certainty].append(entry.person)
    clusters = [
        MisconceptionCluster(
            *key,
            *texts[key],
            count=sum(map(len, by_certainty.values())),
            sure=tuple(by_certainty[Certainty.SURE]),
            likely=tuple(by_certainty[Certainty.LIKELY]),
        )
        for key, by_certainty in people.items()
    ]
    return tuple(sorted(clusters, key=lambda cluster: -cluster.count))
