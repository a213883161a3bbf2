"""nbgrader's tables, created in one transaction, and what the kit adds to them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nbgrader.api import Base
from sqlalchemy import URL, Connection, create_engine, inspect, make_url, text

# Digests of answers, for `read_answers`, which has the same table.
ANSWER_TABLE = """
    CREATE TABLE IF NOT EXISTS seminar_answer
    (grade_id VARCHAR(32) PRIMARY KEY, digest VARCHAR(64) NOT NULL)
"""
# Without these indexes nbgrader's sum of one submission's points scans the rows of the class.
_INDEXES = tuple(
    f"CREATE INDEX IF NOT EXISTS seminar_{table}_{column} ON {table} ({column})"
    for table, column in (
        ("grade", "notebook_id"),
        ("comment", "notebook_id"),
        ("submitted_notebook", "assignment_id"),
    )
)
ADDITIONS = (ANSWER_TABLE, *_INDEXES)


def sqlite_url(path: Path) -> str:
    """Return the SQLAlchemy URL of a SQLite file."""
    url = f"sqlite:///{path}"
    if make_url(url).database != str(path):  # `%20` in a path is not a space
        url = URL.create("sqlite", database=str(path)).render_as_string()
    return url


@contextmanager
def transaction(url: str) -> Iterator[Connection]:
    """Open a connection to the database at `url` for one transaction."""
    engine = create_engine(url)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def create_tables(connection: Connection) -> None:
    """Create the tables, and the version that `nbgrader db upgrade` reads, in a transaction.

    nbgrader itself stores the version seconds after the tables, from a subprocess; it could never
    upgrade a database that a crash left without a version.
    """
    # Imported on demand: they take a quarter of a second, and a class is graded many times.
    from alembic.config import Config
    from alembic.script import ScriptDirectory
    from nbgrader import dbutil

    config = Config()
    config.set_main_option("script_location", dbutil.ALEMBIC_DIR)
    version = ScriptDirectory.from_config(config).get_current_head()
    Base.metadata.create_all(connection)
    connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
    connection.execute(text("INSERT INTO alembic_version VALUES (:version)"), {"version": version})
    add_own_tables(connection)


def add_own_tables(connection: Connection) -> None:
    """Create what the kit adds, unless it exists: a gradebook made by nbgrader lacks it."""
    if inspect(connection).has_table("seminar_answer"):
        return  # CREATE INDEX would wait for every other transaction, even if there is an index
    for addition in ADDITIONS:
        connection.execute(text(addition))
