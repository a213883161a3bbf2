"""The move from a SQLite file to a server: the gradebook of the file is copied as it is."""

import logging
from collections.abc import Mapping
from pathlib import Path

from nbgrader.api import Base
from sqlalchemy import URL, Connection, create_engine, inspect, select, text
from sqlalchemy.dialects.postgresql import insert

from autograder.core.errors import GradebookError
from autograder.gradebook.backend import HINT_UPGRADE
from autograder.gradebook.read_answers import ANSWER

BATCH = 1000  # rows
VERSION = text("SELECT version_num FROM alembic_version")
_CELL = """
    JOIN base_cell ON base_cell.id = {table}.cell_id
    JOIN submitted_notebook ON submitted_notebook.id = {table}.notebook_id
    JOIN submitted_assignment ON submitted_assignment.id = submitted_notebook.assignment_id
    JOIN assignment ON assignment.id = submitted_assignment.assignment_id
"""
MANUAL = f"""
    SELECT assignment.name, student_id, base_cell.name AS cell FROM grade
    {_CELL.format(table="grade")} WHERE manual_score IS NOT NULL
    UNION SELECT assignment.name, student_id, base_cell.name FROM comment
    {_CELL.format(table="comment")} WHERE manual_comment IS NOT NULL
"""

logger = logging.getLogger(__name__)


def copy_gradebook(file: Path, connection: Connection, where: str) -> None:
    """Copy the gradebook in a SQLite file into an empty one on a server, if there is a file.

    Logs what was copied. Raises GradebookError if the file is of another version of nbgrader.
    """
    if not file.is_file():
        return
    engine = create_engine(URL.create("sqlite", database=str(file)))
    try:
        with engine.connect() as source:
            has_version = inspect(source).has_table("alembic_version")
            version = source.execute(VERSION).scalar() if has_version else None
            if version != connection.execute(VERSION).scalar():
                raise GradebookError(
                    "is of another version of nbgrader, so it cannot be copied to the server",
                    where=str(file),
                    hint=HINT_UPGRADE,
                )
            tables = [*Base.metadata.sorted_tables]
            if inspect(source).has_table(ANSWER.name):
                tables.append(ANSWER)
            for table in tables:
                rows = source.execute(select(table)).mappings()
                for batch in rows.partitions(BATCH):
                    values: list[Mapping[str, object]] = [dict(row) for row in batch]
                    connection.execute(insert(table).on_conflict_do_nothing(), values)
            manual = source.execute(text(MANUAL)).all()
    finally:
        engine.dispose()
    logger.info(
        "copied %s to %s; answers with points or comments by hand: %d",
        *(file, where, len(manual)),
    )


def warn_of_missing_points(file: Path, connection: Connection) -> None:
    """Log points and comments by hand that are in the SQLite file, but not on the server."""
    if not file.is_file():
        return
    engine = create_engine(URL.create("sqlite", database=str(file)))
    try:
        with engine.connect() as source:
            if not inspect(source).has_table("grade"):
                return
            manual = {tuple(row) for row in source.execute(text(MANUAL))}
    finally:
        engine.dispose()
    missing = manual - {tuple(row) for row in connection.execute(text(MANUAL))} if manual else set()
    if missing:
        logger.warning(
            "points or comments by hand for %d answers are only in %s, not on the server, whose"
            " gradebook was not empty. To move them, set [gradebook] url to an empty database: the"
            " file is copied into it. If you do not need them, move the file away",
            *(len(missing), file),
        )
