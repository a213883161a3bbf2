"""Numbers about all assignments of a course, for the class and for each student."""

from collections.abc import Sequence

from msgspec import Struct, field, structs

from autograder.reporting.class_report.assignment_report import AssignmentReport
from autograder.reporting.class_report.model import (
    ClassFacts,
    ProgressState,
    ReportPerson,
    StudentAssignment,
)
from autograder.reporting.class_report.statistics import Spread


class WeekLine(Struct, frozen=True):
    """One assignment: counts, distribution of the shares, the most frequent misconception."""

    assignment: str
    title: str
    page: str
    handed_in: int
    shares: Spread | None
    missing: int
    late: int
    stuck: int
    attention_count: int = field(name="waiting")
    unread: int
    misconception: str
    misconception_count: int


class StudentLine(Struct, frozen=True):
    """One student over the weeks; `change` is the difference between the last two shares."""

    person: ReportPerson
    shares: tuple[float | None, ...]
    late: tuple[bool, ...]
    change: float | None
    missing: int
    pages: tuple[str, ...]  # relative URL for each week, "" without a page


class Overview(Struct, frozen=True):
    """All numbers of the overview page; `facts` are those of the last assignment."""

    facts: ClassFacts
    weeks: tuple[WeekLine, ...]
    students: tuple[StudentLine, ...]


def build_overview(reports: Sequence[AssignmentReport]) -> Overview:
    """Return the overview of a course; `reports` are about the same students."""
    by_student: dict[str, list[StudentAssignment]] = {}
    for report in reports:
        for entry in report.facts.entries:
            by_student.setdefault(entry.student, []).append(entry)
    students = map(_student_line, by_student.values())
    return Overview(
        facts=reports[-1].facts,
        weeks=tuple(map(_week_line, reports)),
        students=tuple(sorted(students, key=lambda line: line.person.label)),
    )


def _week_line(report: AssignmentReport) -> WeekLine:
    top = report.misconceptions[0] if report.misconceptions else None
    return WeekLine(
        assignment=report.facts.assignment,
        title=report.facts.title,
        page=report.facts.page,
        handed_in=len(report.rows),
        shares=report.shares,
        missing=len(report.missing),
        late=len(report.late),
        stuck=len(report.stuck),
        attention_count=report.attention_count,
        unread=len(report.unread),
        misconception=top.title if top else "",
        misconception_count=top.count if top else 0,
    )


def _student_line(entries: Sequence[StudentAssignment]) -> StudentLine:
    """Return the line of the student with these entries, one for each week."""
    shares = tuple(entry.share for entry in entries)
    earned = [share for share in shares if share is not None]
    pages = tuple(
        "" if entry.state is ProgressState.MISSING else entry.person.page for entry in entries
    )
    latest_page = next((page for page in reversed(pages) if page), "")
    return StudentLine(
        person=structs.replace(entries[-1].person, page=latest_page),
        shares=shares,
        late=tuple(entry.grade is not None and entry.grade.seconds_late > 0 for entry in entries),
        change=earned[-1] - earned[-2] if len(earned) > 1 else None,
        missing=shares.count(None),
        pages=pages,
    )
