"""Which cell of a hand-in answers a question that a person marks: the last that was written in.

nbgrader gives an untouched answer no points without showing it to anybody, so an answer that was
written beside the cell for it has to be found.
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
    """Give each question exactly one cell in `cells`; returns what there is to tell about it."""
    known = release.named(Role.QUESTION).values()
    return [note for cell in known for note in _settle(cells, cell, release)]


def _settle(cells: list[NotebookCell], known: NotebookCell, release: Release) -> list[ProblemNote]:
    blank = normalized_text(known.source)
    about = {"name": known.name}
    labelled = [i for i, c in enumerate(cells) if (c.role, c.name) == (known.role, known.name)]
    filled = [i for i in labelled if normalized_text(cells[i].source) != blank]
    beside = [] if filled else _adjacent_text(cells, known, release, labelled)
    found = [*(filled or beside[:1] or labelled)]
    if not found:
        insert_in_order(cells, known, release)
        return [ProblemNote(ProblemKind.MISSING_CELL, about)]
    keeper, kind = found[-1], cells[found[-1]].cell_type
    where = f"cell {cells[keeper].number}"
    for i in labelled:
        cells[i] = as_free_cell(cells[i], run=cells[i].run)
    cells[keeper] = with_source(known, cells[keeper])
    notes = []
    if len(filled) > 1:
        notes.append(
            ProblemNote(ProblemKind.DUPLICATE_ANSWER, {**about, "count": len(filled)}, where)
        )
    if keeper not in labelled:
        moved = ProblemKind.ANSWER_IN_ADJACENT_CELL if labelled else ProblemKind.LOST_LABEL
        notes.append(ProblemNote(moved, about, where))
    if kind != known.cell_type:
        notes.append(ProblemNote(ProblemKind.CELL_TYPE_CHANGED, about, where))
    return notes


def _adjacent_text(
    cells: Sequence[NotebookCell], known: NotebookCell, release: Release, labelled: Sequence[int]
) -> list[int]:
    """The student's own text next to the cell for the answer, or to the text around it."""
    order = list(release.cells)
    place = order.index(known)
    above, below = order[place - 1 : place], order[place + 1 : place + 2]
    here = [normalized_text(cell.source) for cell in cells]
    handed_out = {normalized_text(cell.source) for cell in order} - {normalized_text(known.source)}
    asked = [i for i, text in enumerate(here) if text in {normalized_text(c.source) for c in above}]
    closed = [
        i for i, text in enumerate(here) if text in {normalized_text(c.source) for c in below}
    ]
    nearby = [i + 1 for i in labelled] + [i - 1 for i in labelled]
    nearby += [i + 1 for i in asked] + [i - 1 for i in closed]
    own = [i for i in nearby if 0 <= i < len(cells) and _is_own_text(cells[i])]
    own = [i for i in own if here[i] and here[i] not in handed_out]
    blank = normalized_text(known.source)
    filled = [i for i in own if here[i] != blank]
    return filled or ([] if labelled else own)


def _is_own_text(cell: NotebookCell) -> bool:
    return cell.role is Role.FREE and cell.cell_type == "markdown"
