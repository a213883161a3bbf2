"""What the graders of all servers report about themselves, in the database."""

from typing import Any

from msgspec import Struct
from sqlalchemy import Column, Float, Integer, RowMapping, String, Table, delete, insert, select

from autograder.serve.database import METADATA, Database

VALID_SECONDS = 60.0  # a report that is older is of a server that was killed
MAX_TROUBLE = 500

REPORTS = Table(
    "serve_grader",
    METADATA,
    Column("server", String(64), primary_key=True),
    Column("capacity", Integer, nullable=False),
    Column("seconds", Float),
    Column("trouble", String(MAX_TROUBLE), nullable=False),
    Column("reported_at", Float, nullable=False),
)


class GraderReport(Struct, frozen=True):
    """How a grader is doing.

    `capacity` is how many attempts it has in hand at most, `seconds` how long each of the last ones
    was in its hand; None if it has graded none. `trouble` is the error that delays grading, if any.
    """

    capacity: int
    seconds: float | None = None
    trouble: str = ""


class GraderReports:
    """The reports of a database; safe to use from several threads."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, server: str, report: GraderReport, now: float) -> None:
        """Replace the report of a server."""
        values: dict[str, Any] = {
            "server": server,
            "capacity": report.capacity,
            "seconds": report.seconds,
            "trouble": report.trouble[:MAX_TROUBLE],
            "reported_at": now,
        }
        with self._database.transaction() as connection:
            connection.execute(delete(REPORTS).where(REPORTS.c.server == server))
            connection.execute(insert(REPORTS).values(values))

    def remove(self, server: str) -> None:
        """Remove the report of a server that grades no more."""
        with self._database.transaction() as connection:
            connection.execute(delete(REPORTS).where(REPORTS.c.server == server))

    def remove_all(self) -> None:
        """Remove the reports of all servers: for a server that knows that it is the only one."""
        with self._database.transaction() as connection:
            connection.execute(delete(REPORTS))

    def trouble(self, now: float) -> str:
        """Return an error that delays grading, for the instructor; empty if there is none."""
        return next((report.trouble for report in self._current(now) if report.trouble), "")

    def expected_wait(self, place: int, now: float) -> float | None:
        """Return in how many seconds an attempt at a place in the queue is graded.

        All servers share the queue. None while none of them has graded anything since its start,
        or an error delays each one.
        """
        per_second = sum(
            report.capacity / report.seconds
            for report in self._current(now)
            if report.seconds and not report.trouble
        )
        return place / per_second if per_second else None

    def _current(self, now: float) -> list[GraderReport]:
        query = select(REPORTS).where(REPORTS.c.reported_at > now - VALID_SECONDS)
        with self._database.reading() as connection:
            return [_report(row) for row in connection.execute(query).mappings()]


def _report(row: RowMapping) -> GraderReport:
    return GraderReport(row["capacity"], row["seconds"], row["trouble"])
