"""Answers that were read by hand: they stay read as long as the student does not change them.

nbgrader wants every cell with manual points to be read again after each grading. The table
`seminar_answer` in the gradebook has a digest of each answer, so it is known whether an answer is
the one that was read. See decision 0031.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
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
    pairs = zip(submission.cells, submission.notebook.cells, strict=True)
    return _digests([(cell.nbgrader, cell.source, node) for cell, node in pairs])


def stored_digests(autograded: Path) -> dict[str, str]:
    """Return the digests of an autograded notebook; empty without a readable one."""
    try:
        cells = nbformat.read(autograded, as_version=4).cells
    except (OSError, ValueError, nbformat.ValidationError):
        return {}
    return _digests([(cell.metadata.get("nbgrader", {}), cell.source, cell) for cell in cells])


def _digests(cells: Sequence[tuple[Mapping[str, Any], str, NotebookNode]]) -> dict[str, str]:
    """Return the digests of cells, each given by nbgrader's metadata, its source and its node."""
    code = [
        source
        for metadata, source, node in cells
        if node.cell_type == "code" and not _is_graded(metadata)
    ]
    digests = {}
    for metadata, source, node in cells:
        if _is_graded(metadata):
            is_answer = metadata.get("solution") or metadata.get("task")
            answer = [source, node.get("attachments", {})] if is_answer else code
            text = json.dumps(answer, sort_keys=True)
            digests[metadata["grade_id"]] = sha256_hex(text.encode("utf-8", "surrogatepass"))
    return digests


def _is_graded(metadata: Mapping[str, Any]) -> bool:
    return bool(metadata.get("grade") or metadata.get("task"))


def still_read(
    connection: Connection | Session,
    notebook_id: str,
    digests: Mapping[str, str],
    earlier: Mapping[str, str] = {},
) -> frozenset[str]:
    """Return the cells whose manual points are of the answers in `digests`.

    `notebook_id` is the key of the submitted notebook. `earlier` has the digests of answers that
    were imported before the table existed. Call it before nbgrader saves its points.
    """
    return frozenset(
        row.name
        for row in connection.execute(_GRADES, {"notebook": notebook_id})
        if row.manual_score is not None
        and not row.needs_manual_grade
        and row.name in digests
        and (row.digest or earlier.get(row.name)) == digests[row.name]
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
