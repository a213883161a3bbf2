"""Problems that need a human: what grading could not settle by itself, sorted by what to do."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from msgspec import Struct

from autograder.core.problems import Problem, ProblemKind
from autograder.course import Level
from autograder.reporting.class_report.model import ProgressState, ReportPerson, StudentAssignment


class Reason(StrEnum):
    """Why a human has to look, worst first."""

    GRADER_FAILED = "grader_failed"
    BROKEN_TEST = "broken_test"
    FORGED = "forged"
    UNGRADABLE = "ungradable"
    UNGRADED = "ungraded"
    NOT_ENTERED = "not_entered"
    OTHER_SUITE = "other_suite"
    WEAK_WALL = "weak_wall"
    OUT_OF_TIME = "out_of_time"
    DOUBTFUL = "doubtful"
    BY_HAND = "by_hand"


class Group(Struct, frozen=True):
    """One reason, and whom it is about, each with a detail that may be empty."""

    reason: Reason
    people: tuple[tuple[ReportPerson, str], ...]


# Where intake had to choose what a student may have meant.
DOUBTFUL = frozenset(
    {
        ProblemKind.DAMAGED_TEXT,
        ProblemKind.UNREADABLE_CELL,
        ProblemKind.LONG_CELL,
        ProblemKind.MATCHED_BY_POSITION,
        ProblemKind.DEFINED_IN_OTHER_CELL,
        ProblemKind.DUPLICATE_CELL,
        ProblemKind.DUPLICATE_ANSWER,
        ProblemKind.ANSWER_IN_ADJACENT_CELL,
    }
)
KINDS = {
    ProblemKind.PROTOCOL_VIOLATION: Reason.FORGED,
    ProblemKind.OUT_OF_TIME: Reason.OUT_OF_TIME,
} | dict.fromkeys(DOUBTFUL, Reason.DOUBTFUL)


def groups(entries: Sequence[StudentAssignment], *, anonymous: bool) -> tuple[Group, ...]:
    """All that needs a human; without details, which quote a hand-in, for an anonymous page."""
    usual = _usual_suite(entries)
    found: dict[Reason, dict[str, tuple[ReportPerson, list[str]]]] = {}
    for entry in sorted(entries, key=lambda entry: entry.person.label):
        for reason, detail in _reasons(entry, usual):
            _, details = found.setdefault(reason, {}).setdefault(entry.student, (entry.person, []))
            if detail and not anonymous:
                details.append(detail)
    return tuple(
        Group(reason, tuple((person, " ".join(said)) for person, said in found[reason].values()))
        for reason in Reason
        if reason in found
    )


def _reasons(entry: StudentAssignment, suite: str) -> Iterator[tuple[Reason, str]]:
    if entry.state is ProgressState.UNGRADED:
        yield Reason.UNGRADED, ""
    if entry.standing is not None and entry.standing.needs_manual_grading:
        yield Reason.BY_HAND, ""
    if entry.result is None:
        return
    if entry.standing is None:
        yield Reason.NOT_ENTERED, ""
    if entry.state is ProgressState.GRADER_FAILED:
        yield Reason.GRADER_FAILED, _details(entry.result.problems)
    if entry.state is ProgressState.UNGRADABLE:
        yield Reason.UNGRADABLE, " ".join(one.message for one in entry.result.problems if one.fatal)
    if entry.state is ProgressState.GRADED and suite not in ("", entry.result.inputs.suite):
        yield Reason.OTHER_SUITE, ""
    if entry.result.inputs.level is not Level.FULL:
        yield Reason.WEAK_WALL, str(entry.result.inputs.level)
    for broken in entry.result.broken_tests:
        yield Reason.BROKEN_TEST, broken
    for problem in entry.result.problems:
        if problem.kind in KINDS:
            yield KINDS[problem.kind], problem.message


def _usual_suite(entries: Iterable[StudentAssignment]) -> str:
    """The suite that most were graded by."""
    graded = [
        entry.result for entry in entries if entry.state is ProgressState.GRADED and entry.result
    ]
    suites = [result.inputs.suite for result in graded]
    return max(sorted(set(suites)), key=suites.count, default="")


def _details(problems: Iterable[Problem]) -> str:
    return " ".join(one.detail or one.message for one in problems)
