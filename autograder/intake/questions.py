"""Which cell of a hand-in answers a question that a person marks: the last that was written in.

nbgrader gives an untouched answer no points without showing it to anybody, so an answer that was
written beside the cell for it has to be found.
"""

from collections.abc import Sequence

from autograder.intake.cells import NbCell, Release, Role, free, put_back, written
from autograder.intake.source import wording
from autograder.problems import Note, ProblemKind


def settle(cells: list[NbCell], release: Release) -> list[Note]:
    """Give each question exactly one cell in `cells`; returns what there is to tell about it."""
    known = release.named(Role.QUESTION).values()
    return [note for cell in known for note in _settle(cells, cell, release)]


def _settle(cells: list[NbCell], known: NbCell, release: Release) -> list[Note]:
    blank = wording(known.source)
    about = {"name": known.name}
    labelled = [i for i, c in enumerate(cells) if (c.role, c.name) == (known.role, known.name)]
    filled = [i for i in labelled if wording(cells[i].source) != blank]
    beside = [] if filled else _beside(cells, known, release, labelled)
    found = [*(filled or beside[:1] or labelled)]
    if not found:
        put_back(cells, known, release)
        return [Note(ProblemKind.MISSING_CELL, about)]
    keeper, kind = found[-1], cells[found[-1]].cell_type
    where = f"cell {cells[keeper].number}"
    for i in labelled:
        cells[i] = free(cells[i], run=cells[i].run)
    cells[keeper] = written(known, cells[keeper])
    notes = []
    if len(filled) > 1:
        notes.append(Note(ProblemKind.DUPLICATE_ANSWER, {**about, "count": len(filled)}, where))
    if keeper not in labelled:
        moved = ProblemKind.ANSWER_BESIDE if labelled else ProblemKind.LOST_LABEL
        notes.append(Note(moved, about, where))
    if kind != known.cell_type:
        notes.append(Note(ProblemKind.RETYPED_CELL, about, where))
    return notes


def _beside(
    cells: Sequence[NbCell], known: NbCell, release: Release, labelled: Sequence[int]
) -> list[int]:
    """The student's own text next to the cell for the answer, or to the text around it."""
    order = list(release.cells)
    place = order.index(known)
    above, below = order[place - 1 : place], order[place + 1 : place + 2]
    here = [wording(cell.source) for cell in cells]
    handed_out = {wording(cell.source) for cell in order} - {wording(known.source)}
    asked = [i for i, text in enumerate(here) if text in {wording(c.source) for c in above}]
    closed = [i for i, text in enumerate(here) if text in {wording(c.source) for c in below}]
    nearby = [i + 1 for i in labelled] + [i - 1 for i in labelled]
    nearby += [i + 1 for i in asked] + [i - 1 for i in closed]
    own = [i for i in nearby if 0 <= i < len(cells) and _is_own_text(cells[i])]
    own = [i for i in own if here[i] and here[i] not in handed_out]
    blank = wording(known.source)
    filled = [i for i in own if here[i] != blank]
    return filled or ([] if labelled else own)


def _is_own_text(cell: NbCell) -> bool:
    return cell.role is Role.FREE and cell.cell_type == "markdown"
