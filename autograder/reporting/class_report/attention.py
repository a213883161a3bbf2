"""Submissions that an instructor has to look at, grouped by what to do about them."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from msgspec import Struct

from autograder.core.problems import ProblemKind
from autograder.course import Level
from autograder.reporting.class_report.model import ProgressState, ReportPerson, StudentAssignment


class Reason(StrEnum):
    """Why an instructor has to look, the most serious first."""

    GRADER_FAILED = "grader_failed"
    BROKEN_TEST = "broken_test"
    PROTOCOL_VIOLATION = "forged"
    UNGRADABLE = "ungradable"
    UNGRADED = "ungraded"
    NOT_IMPORTED = "not_entered"
    OTHER_SUITE = "other_suite"
    WEAK_SANDBOX = "weak_wall"
    OUT_OF_TIME = "out_of_time"
    AMBIGUOUS_ANSWER = "doubtful"
    MANUAL_GRADING = "by_hand"


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


def attention_groups(
    entries: Sequence[StudentAssignment], *, anonymous: bool
) -> tuple[AttentionGroup, ...]:
    """Return all reasons that apply to a class.

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
    if entry.grade is not None and entry.grade.needs_manual_grading:
        yield Reason.MANUAL_GRADING, ""
    if result is None:
        return
    if entry.grade is None:
        yield Reason.NOT_IMPORTED, ""
    if entry.state is ProgressState.GRADER_FAILED:
        texts = (problem.detail or problem.message for problem in result.problems)
        yield Reason.GRADER_FAILED, " ".join(texts)
    if entry.state is ProgressState.UNGRADABLE:
        texts = (problem.message for problem in result.problems if problem.fatal)
        yield Reason.UNGRADABLE, " ".join(texts)
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
