"""View of the class report: a table for the terminal, and the numbers as JSON."""

from collections.abc import Sequence

import msgspec

from autograder.cli.listing import Listing
from autograder.reporting.class_report.assignment_report import AssignmentReport
from autograder.reporting.class_report.course_overview import Overview
from autograder.reporting.class_report.render import format_share

NUMBERS = ("handed in", "missing", "late", "median", "stuck", "problems", "to read")
MISCONCEPTIONS = "most frequent misconceptions"
TOP = 3  # most frequent misconceptions shown


def class_table(reports: Sequence[AssignmentReport]) -> Listing:
    """Return a table with a row for each assignment: counts, median, misconceptions."""
    rows = []
    for report in reports:
        median = format_share(report.shares.median if report.shares else None)
        top = [f"{cluster.count}× {cluster.title}" for cluster in report.misconceptions[:TOP]]
        numbers = (
            f"{len(report.rows)}/{report.students}",
            str(len(report.missing)),
            str(len(report.late)),
            median,
            str(len(report.stuck)),
            str(report.attention_count),
            str(len(report.unread)),
        )
        rows.append((report.facts.assignment, *numbers, "\n".join(top) or "–"))
    columns = ("assignment", *NUMBERS, MISCONCEPTIONS)
    return Listing("", columns, rows, numbers=NUMBERS, wrapped=(MISCONCEPTIONS,))


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
