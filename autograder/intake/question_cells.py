"""Assigns a cell to each question that is graded by hand: the last one that the student edited.

nbgrader gives no points to an unchanged answer cell and does not show it for grading, so an
answer that was written next to its cell has to be found.
"""

from collections.abc import Sequence

from autograder.core.problems import ProblemKind, ProblemNote
from autograder.intake.cell_source import normalized_text
from autograder.intake.model import (
    NotebookCell,
    Release,
    Role,
    as_free_cell,
    insert_in_order,
    with_source,
)


def assign_question_cells(cells: list[NotebookCell], release: Release) -> list[ProblemNote]:
    """Assign exactly one of `cells`, or a new one, to each question; return notes about it."""
    questions = release.cells_by_name(Role.QUESTION).values()
    return [note for question in questions for note in _assign_cell(cells, question, release)]


def _assign_cell(
    cells: list[NotebookCell], question: NotebookCell, release: Release
) -> list[ProblemNote]:
    key, values = (question.role, question.name), {"name": question.name}
    labelled = [i for i, cell in enumerate(cells) if (cell.role, cell.name) == key]
    stub = normalized_text(question.source)
    edited = [i for i in labelled if normalized_text(cells[i].source) != stub]
    adjacent = [] if edited else _adjacent_text(cells, question, release, labelled)
    candidates = edited or adjacent[:1] or labelled
    if not candidates:
        insert_in_order(cells, question, release)
        return [ProblemNote(ProblemKind.MISSING_CELL, values)]
    chosen = candidates[-1]
    cell_type, detail = cells[chosen].cell_type, f"cell {cells[chosen].number}"
    for i in labelled:
        cells[i] = as_free_cell(cells[i], run=cells[i].run)
    cells[chosen] = with_source(question, cells[chosen])
    notes = []
    if len(edited) > 1:
        count = {"count": len(edited)}
        notes.append(ProblemNote(ProblemKind.DUPLICATE_ANSWER, {**values, **count}, detail))
    if chosen not in labelled:
        kind = ProblemKind.ANSWER_IN_ADJACENT_CELL if labelled else ProblemKind.LOST_LABEL
        notes.append(ProblemNote(kind, values, detail))
    if cell_type != question.cell_type:
        notes.append(ProblemNote(ProblemKind.CELL_TYPE_CHANGED, values, detail))
    return notes


def _adjacent_text(
    cells: Sequence[NotebookCell], question: NotebookCell, release: Release, labelled: Sequence[int]
) -> list[int]:
    """Return the indices of the student's text next to the answer cell or the texts around it."""
    released = [normalized_text(cell.source) for cell in release.cells]
    position = release.cells.index(question)
    stub = released[position]
    above, below = released[position - 1 : position], released[position + 1 : position + 2]
    ignored = set(released) - {stub} | {""}
    texts = [normalized_text(cell.source) for cell in cells]
    indices = [i + 1 for i in labelled] + [i - 1 for i in labelled]
    indices += [i + 1 for i, text in enumerate(texts) if text in above]
    indices += [i - 1 for i, text in enumerate(texts) if text in below]
    free = [i for i in indices if 0 <= i < len(cells) and cells[i].role is Role.FREE]
    written = [i for i in free if cells[i].cell_type == "markdown" and texts[i] not in ignored]
    return [i for i in written if texts[i] != stub] or ([] if labelled else written)
