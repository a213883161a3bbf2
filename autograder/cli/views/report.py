"""The report for the terminal: a table that fits, and the numbers as JSON."""

from collections.abc import Sequence

import msgspec
from rich.table import Table

from autograder.reporting.class_report.assignment_report import AssignmentReport
from autograder.reporting.class_report.course_overview import Overview
from autograder.reporting.class_report.render import plain

TOP = 3  # misconceptions of an assignment that are named


def class_table(reports: Sequence[AssignmentReport]) -> Table:
    """A line for each assignment: how many, how well, and what most misunderstood."""
    table = Table()
    table.add_column("assignment", overflow="fold")
    for name in ("handed in", "missing", "late", "median", "look at"):
        table.add_column(name, justify="right")
    table.add_column("most frequent misconceptions", overflow="fold")
    for report in reports:
        median = plain(report.points.median) if report.points else "–"
        top = [f"{one.count}× {one.title}" for one in report.misconceptions[:TOP]]
        table.add_row(
            report.facts.assignment,
            f"{len(report.rows)}/{report.students}",
            str(len(report.missing)),
            str(len(report.late)),
            f"{median}/{plain(report.max_points)}",
            str(report.waiting),
            "\n".join(top) or "–",
        )
    return table


def as_json(reports: Sequence[AssignmentReport], overview: Overview | None) -> str:
    """All numbers and lists of the pages."""
    weeks = overview and {"weeks": overview.weeks, "students": overview.students}
    plain_values = {"assignments": [_numbers(report) for report in reports], "overview": weeks}
    return msgspec.json.format(msgspec.json.encode(plain_values), indent=1).decode()


def _numbers(report: AssignmentReport) -> dict[str, object]:
    facts = report.facts
    about = {"assignment": facts.assignment, "title": facts.title, "due": facts.due}
    numbers = msgspec.structs.asdict(report)
    del numbers["facts"]  # whole Results: they are files of their own
    return about | numbers
