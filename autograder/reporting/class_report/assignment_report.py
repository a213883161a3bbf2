"""All numbers and lists of the report on one assignment."""

from collections.abc import Iterable

from msgspec import Struct, field

from autograder.grading.result import Certainty
from autograder.reporting.class_report import accuracy, attention, item_analysis, statistics
from autograder.reporting.class_report.accuracy import Accuracy
from autograder.reporting.class_report.attention import AttentionGroup
from autograder.reporting.class_report.item_analysis import (
    Column,
    ExerciseStatistics,
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
    """One student: points, shares, lateness, and a status for each test."""

    person: ReportPerson
    state: ProgressState
    points: float | None
    max_points: float
    share: float | None
    previous_share: float | None = field(name="before")
    change: float | None  # of the share, since the assignment before
    in_gradebook: bool = field(name="entered")
    needs_manual_grading: bool = field(name="waiting")
    seconds_late: float
    penalty: float
    statuses: tuple[MatrixCellStatus, ...] = field(name="marks")


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
    points: Spread | None
    max_points: float
    bars: tuple[Bar, ...]
    misconceptions: tuple[MisconceptionCluster, ...]
    exercises: tuple[ExerciseStatistics, ...]
    rows: tuple[StudentRow, ...]  # the most points first
    late: tuple[StudentRow, ...]
    missing: tuple[ReportPerson, ...]
    attention: tuple[AttentionGroup, ...]
    accuracies: tuple[Accuracy, ...]
    curves: tuple[ClassCurve, ...]
    band: Band  # of the reference's learning curves

    @property
    def tests(self) -> list[ItemStatistics]:
        """All tests, exercise by exercise."""
        return [test for exercise in self.exercises for test in exercise.tests]

    @property
    def attention_count(self) -> int:
        """The number of students in any attention group."""
        return len({person.label for group in self.attention for person, _ in group.people})


def build_report(facts: ClassFacts) -> AssignmentReport:
    """Return the report on one assignment of a class."""
    entries = sorted(facts.entries, key=_points_order)
    submitted = [entry for entry in entries if entry.state is not ProgressState.MISSING]
    missing = [entry.person for entry in entries if entry.state is ProgressState.MISSING]
    columns = item_analysis.test_columns(submitted)
    rows = tuple(_row(entry, columns) for entry in submitted)
    points = [row.points for row in rows if row.points is not None]
    max_points = max((row.max_points for row in rows), default=0.0)
    late = [row for row in rows if row.seconds_late]
    return AssignmentReport(
        facts=facts,
        students=len(entries),
        graded=sum(entry.state is ProgressState.GRADED for entry in entries),
        points=statistics.spread(points),
        max_points=max_points,
        bars=statistics.bars(points, max_points),
        misconceptions=_misconceptions(submitted),
        exercises=item_analysis.exercise_statistics(submitted, columns),
        rows=rows,
        late=tuple(sorted(late, key=lambda row: -row.seconds_late)),
        missing=tuple(sorted(missing, key=lambda person: person.label)),
        attention=attention.attention_groups(submitted, anonymous=facts.anonymous),
        accuracies=accuracy.accuracies(submitted),
        curves=accuracy.class_curves(submitted),
        band=accuracy.reference_band(submitted),
    )


def _points_order(entry: StudentAssignment) -> tuple[float, str]:
    return (-entry.points if entry.points is not None else 1.0, entry.person.label)


def _row(entry: StudentAssignment, columns: Iterable[Column]) -> StudentRow:
    grade, share, previous_share = entry.grade, entry.share, entry.previous_share
    cells = item_analysis.matrix_cells(entry)
    return StudentRow(
        person=entry.person,
        state=entry.state,
        points=entry.points,
        max_points=entry.max_points,
        share=share,
        previous_share=previous_share,
        change=None if share is None or previous_share is None else share - previous_share,
        in_gradebook=grade is not None,
        needs_manual_grading=grade is not None and grade.needs_manual_grading,
        seconds_late=grade.seconds_late if grade else 0,
        penalty=grade.penalty if grade else 0,
        statuses=tuple(
            cells[column].status if column in cells else MatrixCellStatus.NONE for column in columns
        ),
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
