"""A gradebook on a PostgreSQL server, to which several graders can write at once."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from autograder.core.errors import GradebookError
from autograder.gradebook import schema, transfer
from autograder.gradebook.backend import HINT_UPGRADE, DatabaseFault, GradebookBackend, find_cause

ADVISORY_LOCK_ID = 0x73656D69  # held while tables or cells are created
HINT_CONNECTION = (
    "Start the server, or correct [gradebook] url in course.toml; a password belongs in"
    " ~/.pgpass or PGPASSWORD"
)
HINT_RETRY = "Run the same command again: what is done is kept, and it goes on from there"
# By the beginning of PostgreSQL's SQLSTATE, which is empty if no server answered.
_FAULTS: dict[str, DatabaseFault] = {
    " ": (GradebookError, "cannot be reached ({})", HINT_CONNECTION),
    "08": (GradebookError, "the connection to the server was lost", HINT_RETRY),
    "25006": (GradebookError, "the server is read-only", HINT_CONNECTION),
    "28": (GradebookError, "the server refuses this user", HINT_CONNECTION),
    "3D": (GradebookError, "the server has no such database", HINT_CONNECTION),
    "42P01": (GradebookError, "is of another version of nbgrader", HINT_UPGRADE),
    "42703": (GradebookError, "is of another version of nbgrader", HINT_UPGRADE),
    "42501": (GradebookError, "this user may not write to it", HINT_CONNECTION),
    "53100": (GradebookError, "the server's disk is full", f"Make room there. {HINT_RETRY}"),
    "57P": (GradebookError, "the server was stopped", HINT_RETRY),
}


class PostgresBackend(GradebookBackend):
    """The gradebook of the course `course_id` in the database at `url`.

    `old_file` is the SQLite file that the course had before, if any.
    """

    faults = _FAULTS
    # Conflicts with another transaction, which has ended by the time of a retry.
    retryable = ("40", "55P03", "23505")

    def __init__(self, url: str, course_id: str, old_file: Path) -> None:
        self.url, self.course_id, self.classroom = url, course_id, old_file.parent
        self.old_file = old_file
        self.where = make_url(url).render_as_string(hide_password=True)

    def exists(self) -> bool:
        """Return whether the database has nbgrader's tables."""
        with self.translate_errors(), self._connect() as connection:
            return _has_tables(connection)

    def create_schema(self) -> None:
        """Create nbgrader's tables and the row of the course unless they exist.

        Creates the row because nbgrader's own "insert if missing" is a race: of two processes
        one would fail. Copies the old file into a gradebook without assignments.
        """
        with self.translate_errors(), self.exclusive_lock() as connection:
            if not _has_tables(connection):
                schema.create_tables(connection)
            schema.add_own_tables(connection)
            if not connection.execute(text("SELECT 1 FROM assignment LIMIT 1")).first():
                transfer.copy_gradebook(self.old_file, connection, self.where)
            insert = text("INSERT INTO course (id) VALUES (:id) ON CONFLICT DO NOTHING")
            connection.execute(insert, {"id": self.course_id})

    def check(self) -> None:
        """Check that the server answers, and that an existing gradebook can be read."""
        if self.exists():
            self.rows("SELECT id FROM student LIMIT 1", {})

    def ensure_ready(self) -> None:
        """Create the gradebook unless it exists; log points by hand that only the file has."""
        self.create_schema()
        with self.translate_errors(), self._connect() as connection:
            transfer.warn_of_missing_points(self.old_file, connection)

    @contextmanager
    def exclusive_lock(self) -> Iterator[Connection]:
        """Acquire an advisory lock until the end of the transaction."""
        with self._connect() as connection:
            lock = text("SELECT pg_advisory_xact_lock(:id)")
            connection.execute(lock, {"id": ADVISORY_LOCK_ID})
            yield connection

    def fingerprint(self) -> object:
        """Return the URL."""
        return self.url

    def rows(self, query: str, parameters: Mapping[str, str]) -> Sequence[Sequence[Any]]:
        """Return the rows of a SQL query."""
        with self.translate_errors(), self._connect() as connection:
            return list(connection.execute(text(query), parameters))

    def database_error(self, error: BaseException) -> str:
        """Return SQLSTATE and text of the server's or the driver's error."""
        cause = find_cause(error, DBAPIError)
        if cause is None:
            return ""
        code = getattr(cause.orig, "sqlstate", None) or ""
        return f"{code} {' '.join(str(cause.orig).split())}"

    @contextmanager
    def _connect(self) -> Iterator[Connection]:
        """Open a connection for one transaction."""
        try:
            with schema.transaction(self.url) as connection:
                yield connection
        except ImportError:
            raise GradebookError(
                "PostgreSQL is asked for, but its driver psycopg is not installed",
                where="[gradebook] url",
                hint="Install it: pip install 'seminar-kit[postgresql]'",
            ) from None


def _has_tables(connection: Connection) -> bool:
    return bool(inspect(connection).has_table("alembic_version"))
