"""nbgrader's tables, created in one transaction, and the kit's indexes on them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic.config import Config
from alembic.script import ScriptDirectory
from nbgrader import dbutil
from nbgrader.api import Base
from sqlalchemy import URL, Connection, create_engine, make_url, text

# Without these indexes nbgrader's sum of one submission's points scans the rows of the class.
INDEXES = tuple(
    f"CREATE INDEX IF NOT EXISTS seminar_{table}_{column} ON {table} ({column})"
    for table, column in (
        ("grade", "notebook_id"),
        ("comment", "notebook_id"),
        ("submitted_notebook", "assignment_id"),
    )
)


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
    config = Config()
    config.set_main_option("script_location", dbutil.ALEMBIC_DIR)
    version = ScriptDirectory.from_config(config).get_current_head()
    Base.metadata.create_all(connection)
    connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
    connection.execute(text("INSERT INTO alembic_version VALUES (:version)"), {"version": version})
    for index in INDEXES:
        connection.execute(text(index))
