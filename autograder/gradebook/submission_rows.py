"""The rows of one submission in nbgrader's tables, read and written in one go.

nbgrader's `Gradebook` looks up each cell by a query of its own, and commits after each cell.
`RowsGradebook` gives nbgrader's own steps the rows that were read at once. See decision 0028.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, TypeVar

from msgspec import Struct, structs
from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    GradeCell,
    MissingEntry,
    Notebook,
    SourceCell,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
    TaskCell,
    new_uuid,
)
from sqlalchemy import Connection, bindparam, func, insert, select, update

# nbgrader's tables by their models. `BaseCell` holds a row for each role of a cell: a question
# answered in words has one for its grade and one for its comment.
ASSIGNMENT, NOTEBOOK, CELL, SOURCE, STUDENT, SUBMITTED, SUBMITTED_NOTEBOOK, GRADE, COMMENT = (
    model.__table__
    for model in (
        *(Assignment, Notebook, BaseCell, SourceCell, Student),
        *(SubmittedAssignment, SubmittedNotebook, Grade, Comment),
    )
)
GRADED, COMMENTED = ("GradeCell", "TaskCell"), ("SolutionCell", "TaskCell")
CELLS = (
    select(
        *(CELL.c.id, CELL.c.name, CELL.c.type, CELL.c.notebook_id),
        func.coalesce(GradeCell.__table__.c.max_score, TaskCell.__table__.c.max_score, 0.0),
    )
    .select_from(CELL)
    .outerjoin(GradeCell.__table__, GradeCell.__table__.c.id == CELL.c.id)
    .outerjoin(TaskCell.__table__, TaskCell.__table__.c.id == CELL.c.id)
)
SUBMISSION = (
    select(
        *(SUBMITTED.c.id, SUBMITTED_NOTEBOOK.c.id.label("notebook_id")),
        *(SUBMITTED.c.timestamp, SUBMITTED.c.extension),
        SUBMITTED_NOTEBOOK.c.late_submission_penalty,
    )
    .join(SUBMITTED_NOTEBOOK, SUBMITTED_NOTEBOOK.c.assignment_id == SUBMITTED.c.id)
    .where(
        SUBMITTED.c.assignment_id == bindparam("assignment"),
        SUBMITTED.c.student_id == bindparam("student"),
        SUBMITTED_NOTEBOOK.c.notebook_id == bindparam("notebook"),
    )
)


RowT = TypeVar("RowT")


class CellRow(Struct, frozen=True):
    """A cell of the assignment in one of its roles, and the notebook that it belongs to."""

    id: str
    name: str
    type: str
    notebook_id: str
    max_score: float


class GradeRow(Struct):
    """The grade of one cell."""

    id: str
    cell_id: str
    auto_score: float | None = None
    manual_score: float | None = None
    extra_credit: float | None = None
    needs_manual_grade: bool = True

    @property
    def score(self) -> float:
        """The points: those given by hand, if any, with extra credit."""
        score = self.auto_score if self.manual_score is None else self.manual_score
        return 0.0 if score is None else score + (self.extra_credit or 0.0)

    def set_auto_score(self, score: float) -> None:
        """Enter points that need no manual grading."""
        self.auto_score, self.needs_manual_grade = score, False


class CommentRow(Struct):
    """The comment on one cell."""

    id: str
    cell_id: str
    auto_comment: str | None = None
    manual_comment: str | None = None

    @property
    def comment(self) -> str | None:
        """The text: that written by hand, if any."""
        return self.auto_comment if self.manual_comment is None else self.manual_comment


class SubmissionRows(Struct):
    """The rows of one submission; grades and comments by the name of their cell."""

    id: str
    notebook_id: str
    timestamp: datetime | None
    extension: timedelta | None
    late_submission_penalty: float | None
    grades: dict[str, GradeRow]
    comments: dict[str, CommentRow]


def _columns(table: Any, kind: type[Struct]) -> Any:
    """Return the query of the rows of a submitted notebook, with the fields of `kind`."""
    columns = (table.c[name] for name in kind.__struct_fields__)
    return select(*columns).where(table.c.notebook_id == bindparam("notebook"))


def _update(table: Any, *columns: str) -> Any:
    """Return the update of these columns of a row."""
    values = {column: bindparam(column) for column in columns}
    return update(table).where(table.c.id == bindparam("row")).values(values)


GRADES, COMMENTS = _columns(GRADE, GradeRow), _columns(COMMENT, CommentRow)
AUTO_GRADE, AUTO_COMMENT = ("auto_score", "needs_manual_grade"), ("auto_comment",)
UPDATE_GRADES, UPDATE_COMMENTS = _update(GRADE, *AUTO_GRADE), _update(COMMENT, *AUTO_COMMENT)


class AssignmentRows:
    """The rows of an assignment, and access to those of its submissions.

    `due` is the due date; `graded_cells` and `sources` are the cells of its notebook by name.
    """

    def __init__(self, connection: Connection, assignment: str) -> None:
        query = select(ASSIGNMENT.c.id, ASSIGNMENT.c.duedate).where(ASSIGNMENT.c.name == assignment)
        self._id, self.due = connection.execute(query).one()
        query = select(NOTEBOOK.c.name, NOTEBOOK.c.id).where(NOTEBOOK.c.assignment_id == self._id)
        notebook_ids = dict(connection.execute(query).all())
        self._notebook_id = notebook_ids.pop(assignment)
        self._other_notebook_ids = tuple(notebook_ids.values())
        query = CELLS.where(CELL.c.notebook_id.in_((self._notebook_id, *self._other_notebook_ids)))
        self._cells = [CellRow(*row) for row in connection.execute(query)]
        self._names = {cell.id: cell.name for cell in self._cells}
        self.graded_cells = {
            cell.name: cell
            for cell in self._cells
            if cell.type in GRADED and cell.notebook_id == self._notebook_id
        }
        query = select(SOURCE).where(SOURCE.c.notebook_id == self._notebook_id)
        self.sources = {row.name: row for row in connection.execute(query)}

    def read(self, connection: Connection, student: str) -> SubmissionRows | None:
        """Return the rows of a student's submission; None if there is none."""
        keys = {"assignment": self._id, "student": student, "notebook": self._notebook_id}
        row = connection.execute(SUBMISSION, keys).one_or_none()
        if row is None:
            return None
        grades = connection.execute(GRADES, {"notebook": row.notebook_id})
        comments = connection.execute(COMMENTS, {"notebook": row.notebook_id})
        return SubmissionRows(
            **row._mapping,
            grades={self._names[grade.cell_id]: GradeRow(*grade) for grade in grades},
            comments={self._names[comment.cell_id]: CommentRow(*comment) for comment in comments},
        )

    def create(self) -> SubmissionRows:
        """Return the rows of a new submission, which `insert` adds to the gradebook."""
        blank_rows = self._blank_rows(self._notebook_id)
        return SubmissionRows(new_uuid(), new_uuid(), None, None, None, *blank_rows)

    def insert(self, connection: Connection, student: str, rows: SubmissionRows) -> None:
        """Insert the rows of a new submission, and the student unless there is one."""
        if not connection.execute(select(STUDENT.c.id).where(STUDENT.c.id == student)).first():
            connection.execute(insert(STUDENT), {"id": student})
        keys = {"assignment_id": self._id, "student_id": student}
        times = {"timestamp": rows.timestamp, "extension": rows.extension}
        connection.execute(insert(SUBMITTED), {"id": rows.id, **keys, **times})
        _insert_notebook(connection, self._notebook_id, rows)
        for notebook_id in self._other_notebook_ids:
            # nbgrader gives no points for a notebook that was not handed in.
            grades, comments = self._blank_rows(notebook_id)
            for grade in grades.values():
                grade.set_auto_score(0.0)
            other = structs.replace(rows, notebook_id=new_uuid(), grades=grades, comments=comments)
            _insert_notebook(connection, notebook_id, other)

    def update(self, connection: Connection, rows: SubmissionRows) -> None:
        """Write what grading has changed, and nothing that is given by hand."""
        times = {"timestamp": rows.timestamp, "extension": rows.extension}
        connection.execute(update(SUBMITTED).where(SUBMITTED.c.id == rows.id).values(times))
        if rows.grades:
            values = [_values(row, AUTO_GRADE) for row in rows.grades.values()]
            connection.execute(UPDATE_GRADES, values)
        if rows.comments:
            values = [_values(row, AUTO_COMMENT) for row in rows.comments.values()]
            connection.execute(UPDATE_COMMENTS, values)

    def total_score(self, connection: Connection, rows: SubmissionRows) -> float:
        """Return the sum of the points as the database adds them up."""
        query = select(func.coalesce(func.sum(Grade.score), 0.0))
        query = query.where(Grade.notebook_id == rows.notebook_id)
        return float(connection.execute(query).scalar_one())

    def write_penalty(self, connection: Connection, rows: SubmissionRows) -> None:
        """Write the late penalty."""
        notebook = update(SUBMITTED_NOTEBOOK).where(SUBMITTED_NOTEBOOK.c.id == rows.notebook_id)
        penalty = {"late_submission_penalty": rows.late_submission_penalty}
        connection.execute(notebook.values(penalty))

    def _blank_rows(self, notebook_id: str) -> tuple[dict[str, GradeRow], dict[str, CommentRow]]:
        cells = [cell for cell in self._cells if cell.notebook_id == notebook_id]
        return (
            {cell.name: GradeRow(new_uuid(), cell.id) for cell in cells if cell.type in GRADED},
            {
                cell.name: CommentRow(new_uuid(), cell.id)
                for cell in cells
                if cell.type in COMMENTED
            },
        )


class RowsGradebook:
    """Answers what nbgrader's steps ask its `Gradebook` about one submission, from its rows."""

    def __init__(self, assignment: AssignmentRows, rows: SubmissionRows) -> None:
        self._assignment, self._rows, self.db = assignment, rows, self

    def commit(self) -> None:
        """Do nothing: `AssignmentRows` writes all rows at the end."""

    def find_source_cell(self, name: str, *_: str) -> Any:
        """Return a cell of the source notebook."""
        return _find(self._assignment.sources, name)

    def find_graded_cell(self, name: str, *_: str) -> CellRow:
        """Return a cell with points."""
        return _find(self._assignment.graded_cells, name)

    def find_grade(self, name: str, *_: str) -> GradeRow:
        """Return the grade of a cell."""
        return _find(self._rows.grades, name)

    def find_comment(self, name: str, *_: str) -> CommentRow:
        """Return the comment on a cell."""
        return _find(self._rows.comments, name)


def _find(rows: Mapping[str, RowT], name: str) -> RowT:
    try:
        return rows[name]
    except KeyError:
        raise MissingEntry(f"the gradebook has no cell {name}") from None


def _insert_notebook(connection: Connection, notebook_id: str, rows: SubmissionRows) -> None:
    keys = {"assignment_id": rows.id, "notebook_id": notebook_id}
    connection.execute(insert(SUBMITTED_NOTEBOOK), {"id": rows.notebook_id, **keys})
    for table, cells in ((GRADE, rows.grades), (COMMENT, rows.comments)):
        values = [
            {"notebook_id": rows.notebook_id, **structs.asdict(row)} for row in cells.values()
        ]
        if values:
            connection.execute(insert(table), values)


def _values(row: GradeRow | CommentRow, columns: tuple[str, ...]) -> dict[str, Any]:
    # SQLAlchemy would set every column that is named here, those of the instructor, too.
    return {"row": row.id, **{column: getattr(row, column) for column in columns}}
