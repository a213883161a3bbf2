"""What follows from the facts about all assignments: week over week, for class and student."""

from collections.abc import Sequence

from msgspec import Struct, structs

from autograder.reporting.class_report import statistics
from autograder.reporting.class_report.assignment_report import AssignmentReport
from autograder.reporting.class_report.model import CourseFacts, ReportPerson
from autograder.reporting.class_report.statistics import Spread


class WeekLine(Struct, frozen=True):
    """One assignment: who handed in, how it went, and what most misunderstood."""

    assignment: str
    title: str
    page: str
    handed_in: int
    shares: Spread | None
    missing: int
    late: int
    waiting: int
    misconception: str
    misconception_count: int


class StudentLine(Struct, frozen=True):
    """One student over the weeks: a share or None for each, and the way between the last two."""

    person: ReportPerson
    shares: tuple[float | None, ...]
    late: tuple[bool, ...]
    change: float | None
    missing: int
    pages: tuple[str, ...]  # of each week, as far as there are any


class Overview(Struct, frozen=True):
    """Everything that the overview shows."""

    facts: CourseFacts
    weeks: tuple[WeekLine, ...]
    students: tuple[StudentLine, ...]


def overview(facts: CourseFacts, reports: Sequence[AssignmentReport]) -> Overview:
    """The course week over week; `reports` are those of the same weeks."""
    pages = [{row.person.label: row.person.page for row in made.rows} for made in reports]
    return Overview(
        facts=facts,
        weeks=tuple(_week_line(facts, number, made) for number, made in enumerate(reports)),
        students=tuple(
            _student_line(facts, student, pages)
            for student in sorted(facts.people, key=lambda who: facts.people[who].label)
        ),
    )


def _week_line(facts: CourseFacts, number: int, made: AssignmentReport) -> WeekLine:
    week = facts.weeks[number]
    top = made.misconceptions[0] if made.misconceptions else None
    return WeekLine(
        assignment=week.assignment,
        title=week.title,
        page=week.page,
        handed_in=len(made.rows),
        shares=statistics.spread([one for one in week.shares.values() if one is not None]),
        missing=len(made.missing),
        late=len(made.late),
        waiting=made.waiting,
        misconception=top.title if top else "",
        misconception_count=top.count if top else 0,
    )


def _student_line(facts: CourseFacts, student: str, pages: Sequence[dict[str, str]]) -> StudentLine:
    person = facts.people[student]
    shares = tuple(week.shares.get(student) for week in facts.weeks)
    handed_in = [share for share in shares if share is not None]
    own = tuple(page.get(person.label, "") for page in pages)
    newest = next((page for page in reversed(own) if page), "")
    return StudentLine(
        person=structs.replace(person, page=newest),
        shares=shares,
        late=tuple(student in week.late for week in facts.weeks),
        change=handed_in[-1] - handed_in[-2] if len(handed_in) > 1 else None,
        missing=shares.count(None),
        pages=own,
    )
