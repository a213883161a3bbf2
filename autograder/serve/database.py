"""The database of the server, whose tables are in the modules that read and write them.

It is a SQLite file in the classroom, or the PostgreSQL database of the gradebook, which several
server processes can share. Times are seconds since the epoch.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, MetaData, create_engine, event
from sqlalchemy.exc import DBAPIError

from autograder.core.errors import GradebookError
from autograder.course import Course
from autograder.gradebook import repository
from autograder.gradebook.postgres_backend import PostgresBackend
from autograder.gradebook.schema import sqlite_url

BUSY_TIMEOUT = 30.0  # seconds to wait for another process that writes to the SQLite file

METADATA = MetaData()


class Database:
    """Connections to the tables of the server; safe to use from several threads."""

    def __init__(self, course: Course) -> None:
        backend = repository.backend_of(course)
        self.is_shared = isinstance(backend, PostgresBackend)  # with other server processes
        file_url = sqlite_url(course.classroom.server_database)
        self._engine = _create_engine(
            backend.url if isinstance(backend, PostgresBackend) else file_url
        )
        # On PostgreSQL a transaction would take two more round trips for each query.
        reading = {"isolation_level": "AUTOCOMMIT"} if self.is_shared else {"only_reads": True}
        self._reading_engine = self._engine.execution_options(**reading)

    def create_tables(self) -> None:
        """Create the tables unless they exist; raises GradebookError if there is no database."""
        with self.transaction() as connection:
            METADATA.create_all(connection)

    def close(self) -> None:
        """Close the connections."""
        self._engine.dispose()

    def transaction(self) -> AbstractContextManager[Connection]:
        """Open a transaction that may write; raises GradebookError if the database fails."""
        return self._begin(self._engine)

    def reading(self) -> AbstractContextManager[Connection]:
        """Open a connection for one query, which waits for no writer; raises the same."""
        return self._begin(self._reading_engine)

    @contextmanager
    def _begin(self, engine: Engine) -> Iterator[Connection]:
        try:
            with engine.begin() as connection:
                yield connection
        except DBAPIError as error:
            what = " ".join(str(error.orig).split())
            where = self._engine.url.render_as_string(hide_password=True)
            hint = "Make the database reachable and writable; nothing that was received is lost"
            raise GradebookError(what, where=where, hint=hint) from error


def _create_engine(url: str) -> Engine:
    if not url.startswith("sqlite"):
        return create_engine(url, pool_pre_ping=True)
    engine = create_engine(url, connect_args={"timeout": BUSY_TIMEOUT})

    def configure(connection: Any, _: object) -> None:
        # What was acknowledged survives a power failure; readers do not wait for a writer.
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.isolation_level = None  # SQLAlchemy's own BEGIN, below

    def begin(connection: Connection) -> None:
        # Without IMMEDIATE two transactions that read before they write would deadlock.
        only_reads = connection.get_execution_options().get("only_reads")
        connection.exec_driver_sql("BEGIN" if only_reads else "BEGIN IMMEDIATE")

    event.listen(engine, "connect", configure)
    event.listen(engine, "begin", begin)
    return engine
