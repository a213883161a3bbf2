"""View of the class report: a table for the terminal, and the numbers as JSON."""

from collections.abc import Sequence

import msgspec
from rich.table import Table

from autograder.reporting.class_report.assignment_report import AssignmentReport
from autograder.reporting.class_report.course_overview import Overview
from autograder.reporting.class_report.render import format_share

TOP = 3  # most frequent misconceptions shown


def class_table(reports: Sequence[AssignmentReport]) -> Table:
    """Return a table with a row for each assignment: counts, median, misconceptions."""
    table = Table()
    table.add_column("assignment", overflow="fold")
    for name in ("handed in", "missing", "late", "median", "stuck", "problems", "to read"):
        table.add_column(name, justify="right")
    table.add_column("most frequent misconceptions", overflow="fold")
    for report in reports:
        median = format_share(report.shares.median if report.shares else None)
        top = [f"{cluster.count}× {cluster.title}" for cluster in report.misconceptions[:TOP]]
        table.add_row(
            report.facts.assignment,
            f"{len(report.rows)}/{report.students}",
            str(len(report.missing)),
            str(len(report.late)),
            median,
            str(len(report.stuck)),
            str(report.attention_count),
            str(len(report.unread)),
            "\n".join(top) or "–",
        )
    return table


def as_json(reports: Sequence[AssignmentReport], overview: Overview | None) -> str:
    """Return all numbers and lists of the pages as JSON."""
    weeks = overview and {"weeks": overview.weeks, "students": overview.students}
    plain_values = {"assignments": [_numbers(report) for report in reports], "overview": weeks}
    return msgspec.json.format(msgspec.json.encode(plain_values), indent=1).decode()


def _numbers(report: AssignmentReport) -> dict[str, object]:
    facts = report.facts
    about = {"assignment": facts.assignment, "title": facts.title, "due": facts.due}
    numbers = msgspec.structs.asdict(report)
    del numbers["facts"]  # the Results are files already
    return about | numbers
