"""A gradebook kept by a PostgreSQL server, which lets several graders write at once."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, create_engine, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from autograder.core.errors import GradebookError, SeminarError
from autograder.course import Course
from autograder.gradebook import nbgrader_config, schema

DRIVER = "psycopg"
ADVISORY_LOCK_ID = 0x73656D69  # an advisory lock of the server: who makes tables and cells
MISSING = "Install it: pip install 'seminar-kit[postgresql]'"
HINT_CONNECTION = (
    "Start the server, or mend [gradebook] url in course.toml; a password belongs into ~/.pgpass"
    " or PGPASSWORD"
)
UPGRADE = "Make a copy of the database, run `nbgrader db upgrade`, and the same command again"
RETRY_HINT = "Run the same command again: what is done is kept, and it goes on from there"
# By the beginning of PostgreSQL's code for it.
FAULTS = {
    "08": ("the connection to the server was lost", RETRY_HINT),
    "25006": ("the server only lets it be read", HINT_CONNECTION),
    "28": ("the server refuses this user", HINT_CONNECTION),
    "3D": ("the server has no such database", HINT_CONNECTION),
    "42P01": ("is of another version of nbgrader", UPGRADE),
    "42703": ("is of another version of nbgrader", UPGRADE),
    "42501": ("this user may not write to it", HINT_CONNECTION),
    "53100": ("the server's disk is full", f"Make room there. {RETRY_HINT}"),
    "57P": ("the server was stopped", RETRY_HINT),
}
# Somebody else was at the same rows: by the second try they have finished.
RETRYABLE_CODES = ("40", "55P03", "23505")


def prepare(course: Course) -> None:
    """Have the tables, and be able to write; raises GradebookError for what stands against it."""
    create(course)


def exists(course: Course) -> bool:
    """Whether the tables are there."""
    with _connected(course) as connection:
        return bool(inspect(connection).has_table("alembic_version"))


def create(course: Course) -> None:
    """Have nbgrader's tables and the course in them; whoever comes second finds them made.

    nbgrader enters a course that it does not find; of two at once one would fail at that.
    """
    with alone(course) as connection:
        if not inspect(connection).has_table("alembic_version"):
            schema.create_in(connection)
        known = text("INSERT INTO course (id) VALUES (:id) ON CONFLICT DO NOTHING")
        connection.execute(known, {"id": course.config.id})


def wait(_course: Course) -> None:
    """Nobody has to: the server orders who writes what."""


@contextmanager
def alone(course: Course) -> Iterator[Connection]:
    """Be the only one who makes tables, or the cells of an assignment."""
    with _connected(course) as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:ours)"), {"ours": ADVISORY_LOCK_ID})
        yield connection


def identity(course: Course) -> object:
    """The address: what is behind it is the server's own affair."""
    return nbgrader_config.url(course)


def rows(course: Course, query: str, values: Mapping[str, str]) -> Sequence[Sequence[Any]]:
    """The rows of a query."""
    with _connected(course) as connection:
        return list(connection.execute(text(query), values))


def explain(error: BaseException, course: Course) -> SeminarError | None:
    """A fault of the server in words; None for anything else."""
    cause = _cause_of(error)
    if cause is None:
        return None
    where = make_url(nbgrader_config.url(course)).render_as_string(hide_password=True)
    code = _code(cause)
    if not code:  # it was never reached
        said = " ".join(str(cause.orig).split())
        return GradebookError(f"cannot be reached ({said})", where=where, hint=HINT_CONNECTION)
    for beginning, (what, next_step) in FAULTS.items():
        if code.startswith(beginning):
            return GradebookError(what, where=where, hint=next_step)
    return None


def stops_all(error: BaseException) -> bool:
    """Whether nobody's points could be entered now, not even at a second try."""
    cause = _cause_of(error)
    return cause is not None and not _code(cause).startswith(RETRYABLE_CODES)


@contextmanager
def _connected(course: Course) -> Iterator[Connection]:
    """A connection of its own, for one transaction."""
    try:
        engine = create_engine(nbgrader_config.url(course))
    except ImportError:
        raise GradebookError(
            f"PostgreSQL is asked for, but its driver {DRIVER} is not installed",
            where="[gradebook] url",
            hint=MISSING,
        ) from None
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def _cause_of(error: BaseException | None) -> Any:
    while error is not None and not isinstance(error, DBAPIError):
        error = error.__cause__ or error.__context__
    return error


def _code(cause: Any) -> str:
    return getattr(cause.orig, "sqlstate", None) or ""
