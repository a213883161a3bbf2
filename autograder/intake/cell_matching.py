"""Recognises the release's cells in a hand-in: by their label, or by the very text of a cell."""

from collections.abc import Sequence

import msgspec
from msgspec import Struct

from autograder.core.problems import ProblemKind, ProblemNote
from autograder.intake.cell_source import normalized_code
from autograder.intake.ipynb_reader import ParsedCell
from autograder.intake.model import NotebookCell, Release, Role, as_free_cell


class MatchedCells(Struct, frozen=True):
    """The cells of a hand-in with their roles, and what there is to tell about them."""

    cells: tuple[NotebookCell, ...]
    notes: tuple[ProblemNote, ...]
    labelled: bool  # whether any label of this release was found


class _Index:
    """The cells of a release by label and by text."""

    def __init__(self, release: Release) -> None:
        self._by_label = {
            cell.nbgrader["grade_id"]: cell for cell in release.cells if "grade_id" in cell.nbgrader
        }
        self._by_text = {
            normalized_code(cell.source): cell
            for cell in release.cells
            if cell.role in (Role.PROVIDED, Role.CHECK)
        }

    def labelled(self, cell: ParsedCell) -> NotebookCell | None:
        """The cell whose label `cell` bears."""
        return self._by_label.get(cell.label)

    def find(self, cell: ParsedCell) -> NotebookCell | None:
        """The cell of the release that `cell` is, by its label or else by its text."""
        same = self._by_text.get(normalized_code(cell.source))
        alike = same if same is not None and same.cell_type == cell.cell_type else None
        return self.labelled(cell) or alike

    def is_unchanged(self, cell: ParsedCell) -> bool:
        """Whether `cell` is a check cell with the text that was handed out."""
        known = self.find(cell)
        return known is not None and known.role is Role.CHECK and _same(cell, known)


def match_cells(handed_in: Sequence[ParsedCell], release: Release) -> MatchedCells:
    """The cells in the student's order, each with its role; checks as they were handed out."""
    index = _Index(release)
    here = {
        known.name for cell in handed_in if index.is_unchanged(cell) and (known := index.find(cell))
    }
    cells: list[NotebookCell] = []
    notes: list[ProblemNote] = []
    placed = set[str]()
    for cell in handed_in:
        known = index.find(cell)
        if known is not None and known.role is Role.CHECK:
            new, note = _check(cell, known, known.name in here, known.name in placed)
            placed |= {part.name for part in new if part.role is Role.CHECK}
            cells += new
            notes += note
        else:
            cells.append(_own(cell, known))
    labelled = any(index.labelled(cell) for cell in handed_in)
    return MatchedCells(tuple(cells), tuple(notes), labelled)


def _own(cell: ParsedCell, known: NotebookCell | None) -> NotebookCell:
    """A cell that may hold what the student wrote, with the role that it claims."""
    own = NotebookCell(Role.FREE, "", cell.cell_type, cell.source, number=cell.number)
    if known is None:
        return own
    return msgspec.structs.replace(own, role=known.role, name=known.name)


def _check(
    cell: ParsedCell, known: NotebookCell, intact: bool, placed: bool
) -> tuple[list[NotebookCell], list[ProblemNote]]:
    """A check cell as it was handed out; what was made of it is a cell of the student's own.

    `intact` says whether it stands somewhere as it was, `placed` whether it has been met already.
    """
    original = msgspec.structs.replace(known, number=cell.number)
    about = {"name": known.name}
    where = f"cell {cell.number}"
    if _same(cell, known):
        if placed:
            return [], [ProblemNote(ProblemKind.COPIED_CHECK, about, where)]
        retyped = cell.cell_type != known.cell_type
        return [original], [ProblemNote(ProblemKind.CELL_TYPE_CHANGED, about, where)] * retyped
    own = [as_free_cell(_own(cell, None))]
    if intact or placed:
        return own, [ProblemNote(ProblemKind.COPIED_CHECK, about, where)]
    return [*own, known], [ProblemNote(ProblemKind.CHANGED_CHECK, about, where)]


def _same(cell: ParsedCell, known: NotebookCell) -> bool:
    return normalized_code(cell.source) == normalized_code(known.source)
