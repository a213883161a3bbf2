"""Answers that were read by hand: they stay read as long as the student does not change them.

nbgrader wants every cell with manual points to be read again after each grading. The table
`seminar_answer` in the gradebook has a digest of each answer, so it is known whether an answer is
the one that was read. See decision 0031.
"""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    MetaData,
    String,
    Table,
    bindparam,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.orm import Session

from autograder.gradebook.submission_notebook import NormalizedSubmission
from autograder.gradebook.submission_rows import CELL, GRADE
from autograder.grading.spec import sha256_hex

ANSWER = Table(
    "seminar_answer",
    MetaData(),
    Column("grade_id", String(32), primary_key=True),
    Column("digest", String(64), nullable=False),
)
_GRADES = (
    select(GRADE.c.id, CELL.c.name, GRADE.c.manual_score, GRADE.c.needs_manual_grade)
    .add_columns(ANSWER.c.digest)
    .join(CELL, CELL.c.id == GRADE.c.cell_id)
    .outerjoin(ANSWER, ANSWER.c.grade_id == GRADE.c.id)
    .where(GRADE.c.notebook_id == bindparam("notebook"))
)


def answer_digests(submission: NormalizedSubmission) -> dict[str, str]:
    """Return a digest of the answer that each graded cell is about, by the name of the cell.

    Of a question it is a digest of the text with its images, of a check cell one of all code.
    """
    code = [cell.source for cell in submission.cells if cell.is_code and not _is_graded(cell)]
    digests = {}
    for cell, node in zip(submission.cells, submission.notebook.cells, strict=True):
        if _is_graded(cell):
            is_answer = cell.nbgrader.get("solution") or cell.nbgrader.get("task")
            answer = [cell.source, node.get("attachments", {})] if is_answer else code
            digests[cell.nbgrader["grade_id"]] = sha256_hex(
                json.dumps(answer, sort_keys=True).encode("utf-8", "surrogatepass")
            )
    return digests


def _is_graded(cell: Any) -> bool:
    return bool(cell.nbgrader.get("grade") or cell.nbgrader.get("task"))


def still_read(
    connection: Connection | Session, notebook_id: str, digests: Mapping[str, str]
) -> frozenset[str]:
    """Return the cells whose manual points are of the answers in `digests`.

    `notebook_id` is the key of the submitted notebook. Call it before nbgrader saves its points.
    """
    return frozenset(
        row.name
        for row in connection.execute(_GRADES, {"notebook": notebook_id})
        if row.manual_score is not None
        and not row.needs_manual_grade
        and row.digest is not None
        and row.digest == digests.get(row.name)
    )


def save(
    connection: Connection | Session,
    notebook_id: str,
    digests: Mapping[str, str],
    read: frozenset[str],
) -> None:
    """Store the digests of a submission; mark the cells `read` as not waiting to be read."""
    rows = connection.execute(_GRADES, {"notebook": notebook_id}).all()
    for row in rows:
        if row.name in read and row.needs_manual_grade:
            connection.execute(
                update(GRADE).where(GRADE.c.id == row.id).values(needs_manual_grade=False)
            )
    changed = [row for row in rows if row.digest != digests.get(row.name)]
    if changed:
        ids = [row.id for row in changed]
        connection.execute(delete(ANSWER).where(ANSWER.c.grade_id.in_(ids)))
        values = [
            {"grade_id": row.id, "digest": digests[row.name]}
            for row in changed
            if row.name in digests
        ]
        connection.execute(insert(ANSWER), values)
