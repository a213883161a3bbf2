"""Who needs the instructor: stuck students, and problems with grading by what to do about them."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from msgspec import Struct

from autograder.core.problems import ProblemKind
from autograder.course import Level
from autograder.reporting.class_report.item_analysis import MatrixCellStatus, exercise_cell
from autograder.reporting.class_report.model import ProgressState, ReportPerson, StudentAssignment

LOW_SHARE = 0.5  # a student with less is stuck
FALL = 0.25  # and so is one whose share fell by as much since the assignment before
MAX_NAMED = 2  # exercises in one sentence


class Reason(StrEnum):
    """A problem of grading that an instructor has to solve, the most serious first."""

    GRADER_FAILED = "grader_failed"
    BROKEN_TEST = "broken_test"
    PROTOCOL_VIOLATION = "forged"
    UNGRADED = "ungraded"
    NOT_IMPORTED = "not_entered"
    OTHER_SUITE = "other_suite"
    WEAK_SANDBOX = "weak_wall"
    OUT_OF_TIME = "out_of_time"
    AMBIGUOUS_ANSWER = "doubtful"


class StuckReason(StrEnum):
    """Why a student needs help, the most serious first."""

    UNGRADABLE = "ungradable"
    MISSING_AGAIN = "missing_again"
    UNWRITTEN = "unwritten"
    LOW = "low"
    FELL = "fell"


class StuckStudent(Struct, frozen=True):
    """A student who needs help; `exercises` are those that miss the most points."""

    person: ReportPerson
    reason: StuckReason
    exercises: tuple[str, ...] = ()
    share: float | None = None
    previous_share: float | None = None


class AttentionGroup(Struct, frozen=True):
    """One reason and the students it applies to, each with a detail that may be empty."""

    reason: Reason
    people: tuple[tuple[ReportPerson, str], ...]


REASON_BY_PROBLEM = {
    ProblemKind.PROTOCOL_VIOLATION: Reason.PROTOCOL_VIOLATION,
    ProblemKind.OUT_OF_TIME: Reason.OUT_OF_TIME,
    # Intake had to choose which cell the student meant.
    ProblemKind.DAMAGED_TEXT: Reason.AMBIGUOUS_ANSWER,
    ProblemKind.UNREADABLE_CELL: Reason.AMBIGUOUS_ANSWER,
    ProblemKind.LONG_CELL: Reason.AMBIGUOUS_ANSWER,
    ProblemKind.MATCHED_BY_POSITION: Reason.AMBIGUOUS_ANSWER,
    ProblemKind.DEFINED_IN_OTHER_CELL: Reason.AMBIGUOUS_ANSWER,
    ProblemKind.DUPLICATE_CELL: Reason.AMBIGUOUS_ANSWER,
    ProblemKind.DUPLICATE_ANSWER: Reason.AMBIGUOUS_ANSWER,
    ProblemKind.ANSWER_IN_ADJACENT_CELL: Reason.AMBIGUOUS_ANSWER,
}


def stuck_students(
    entries: Iterable[StudentAssignment], exercises: Sequence[str], *, missing_counts: bool
) -> tuple[StuckStudent, ...]:
    """Return the students who need help: without a share first, then the lowest share first.

    `missing_counts`: the assignment is due and one was before it. A student who missed both is
    stuck, a student who missed only this one is not.
    """
    stuck = (_stuck_student(entry, exercises, missing_counts) for entry in entries)
    order = list(StuckReason)
    return tuple(
        sorted(
            (student for student in stuck if student is not None),
            key=lambda student: (
                student.share is not None,
                student.share or 0,
                order.index(student.reason),
            ),
        )
    )


def _stuck_student(
    entry: StudentAssignment, exercises: Sequence[str], missing_counts: bool
) -> StuckStudent | None:
    if entry.state is ProgressState.UNGRADABLE:
        return StuckStudent(entry.person, StuckReason.UNGRADABLE)
    if entry.state is ProgressState.MISSING:
        again = missing_counts and entry.previous_share is None
        return StuckStudent(entry.person, StuckReason.MISSING_AGAIN) if again else None
    share, previous_share = entry.share, entry.previous_share
    if entry.state is not ProgressState.GRADED or share is None:
        return None
    cells = {name: exercise_cell(entry, name) for name in exercises}
    cells = {name: cell for name, cell in cells.items() if cell.max_points}
    lost = sorted(cells, key=lambda name: cells[name].points - cells[name].max_points)
    unwritten = [n for n in lost if cells[n].status is MatrixCellStatus.UNWRITTEN]
    if unwritten and len(unwritten) >= len(cells) / 2:
        reason, names = StuckReason.UNWRITTEN, unwritten
    elif share < LOW_SHARE:
        reason, names = StuckReason.LOW, lost[:MAX_NAMED]
    elif previous_share is not None and share <= previous_share - FALL:
        reason, names = StuckReason.FELL, lost[:MAX_NAMED]
    else:
        return None
    return StuckStudent(entry.person, reason, tuple(names), share, previous_share)


def attention_groups(
    entries: Sequence[StudentAssignment], *, anonymous: bool
) -> tuple[AttentionGroup, ...]:
    """Return the problems with grading that a class has.

    Details quote submissions, so an anonymous report goes without them.
    """
    usual_suite = _usual_suite(entries)
    details: dict[Reason, dict[str, tuple[ReportPerson, list[str]]]] = {}
    for entry in sorted(entries, key=lambda entry: entry.person.label):
        for reason, detail in _reasons(entry, usual_suite):
            by_student = details.setdefault(reason, {})
            _, quotes = by_student.setdefault(entry.student, (entry.person, []))
            if detail and not anonymous:
                quotes.append(detail)
    return tuple(
        AttentionGroup(
            reason,
            tuple((person, " ".join(quotes)) for person, quotes in details[reason].values()),
        )
        for reason in Reason
        if reason in details
    )


def _reasons(entry: StudentAssignment, usual_suite: str) -> Iterator[tuple[Reason, str]]:
    result = entry.result
    if entry.state is ProgressState.UNGRADED:
        yield Reason.UNGRADED, ""
    if result is None:
        return
    if entry.grade is None:
        yield Reason.NOT_IMPORTED, ""
    if entry.state is ProgressState.GRADER_FAILED:
        texts = (problem.detail or problem.message for problem in result.problems)
        yield Reason.GRADER_FAILED, " ".join(texts)
    if entry.state is ProgressState.GRADED and usual_suite not in ("", result.inputs.suite):
        yield Reason.OTHER_SUITE, ""
    if result.inputs.level is not Level.FULL:
        yield Reason.WEAK_SANDBOX, str(result.inputs.level)
    for broken_test in result.broken_tests:
        yield Reason.BROKEN_TEST, broken_test
    for problem in result.problems:
        if problem.kind in REASON_BY_PROBLEM:
            yield REASON_BY_PROBLEM[problem.kind], problem.message


def _usual_suite(entries: Iterable[StudentAssignment]) -> str:
    """Return the fingerprint of the suite that graded the most submissions; "" if none did."""
    suites = [
        entry.result.inputs.suite
        for entry in entries
        if entry.state is ProgressState.GRADED and entry.result
    ]
    return max(sorted(set(suites)), key=suites.count, default="")
