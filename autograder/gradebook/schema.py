"""nbgrader's tables in a new database, whole or not at all."""

from alembic.config import Config
from alembic.script import ScriptDirectory
from nbgrader import dbutil
from nbgrader.api import Base
from sqlalchemy import Connection, create_engine, text

# Without these the sum of one submission's points is looked for among those of the whole class.
INDEXES = tuple(
    f"CREATE INDEX IF NOT EXISTS seminar_{table}_{column} ON {table} ({column})"
    for table, column in (
        ("grade", "notebook_id"),
        ("comment", "notebook_id"),
        ("submitted_notebook", "assignment_id"),
    )
)


def create(url: str) -> None:
    """Make them in the database at `url`, with the version that `nbgrader db upgrade` reads."""
    engine = create_engine(url)
    try:
        with engine.begin() as connection:
            create_in(connection)
    finally:
        engine.dispose()


def create_in(connection: Connection) -> None:
    """Make them by an open connection, as a part of its transaction.

    nbgrader itself notes the version seconds after it has made the tables, by a program that it
    starts; a database that was left in between could never be upgraded.
    """
    config = Config()
    config.set_main_option("script_location", dbutil.ALEMBIC_DIR)
    version = ScriptDirectory.from_config(config).get_current_head()
    Base.metadata.create_all(connection)
    connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
    insert = text("INSERT INTO alembic_version (version_num) VALUES (:version)")
    connection.execute(insert, {"version": version})
    for index in INDEXES:
        connection.execute(text(index))
