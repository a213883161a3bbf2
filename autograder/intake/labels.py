"""Recognises the release's cells in a hand-in: by their label, or by the very text of a cell."""

from collections.abc import Sequence

import msgspec
from msgspec import Struct

from autograder.intake.cells import NbCell, Release, Role, free
from autograder.intake.file import Written
from autograder.intake.source import essence
from autograder.problems import Note, ProblemKind


class Recognised(Struct, frozen=True):
    """The cells of a hand-in with their roles, and what there is to tell about them."""

    cells: tuple[NbCell, ...]
    notes: tuple[Note, ...]
    labelled: bool  # whether any label of this release was found


class _Index:
    """The cells of a release by label and by text."""

    def __init__(self, release: Release) -> None:
        self._by_label = {
            cell.nbgrader["grade_id"]: cell for cell in release.cells if "grade_id" in cell.nbgrader
        }
        self._by_text = {
            essence(cell.source): cell
            for cell in release.cells
            if cell.role in (Role.GIVEN, Role.CHECK)
        }

    def labelled(self, cell: Written) -> NbCell | None:
        """The cell whose label `cell` bears."""
        return self._by_label.get(cell.label)

    def known(self, cell: Written) -> NbCell | None:
        """The cell of the release that `cell` is, by its label or else by its text."""
        same = self._by_text.get(essence(cell.source))
        alike = same if same is not None and same.cell_type == cell.cell_type else None
        return self.labelled(cell) or alike

    def is_intact(self, cell: Written) -> bool:
        """Whether `cell` is a check cell with the text that was handed out."""
        known = self.known(cell)
        return known is not None and known.role is Role.CHECK and _same(cell, known)


def recognise(handed_in: Sequence[Written], release: Release) -> Recognised:
    """The cells in the student's order, each with its role; checks as they were handed out."""
    index = _Index(release)
    here = {
        known.name for cell in handed_in if index.is_intact(cell) and (known := index.known(cell))
    }
    cells: list[NbCell] = []
    notes: list[Note] = []
    placed = set[str]()
    for cell in handed_in:
        known = index.known(cell)
        if known is not None and known.role is Role.CHECK:
            new, note = _check(cell, known, known.name in here, known.name in placed)
            placed |= {part.name for part in new if part.role is Role.CHECK}
            cells += new
            notes += note
        else:
            cells.append(_own(cell, known))
    labelled = any(index.labelled(cell) for cell in handed_in)
    return Recognised(tuple(cells), tuple(notes), labelled)


def _own(cell: Written, known: NbCell | None) -> NbCell:
    """A cell that may hold what the student wrote, with the role that it claims."""
    own = NbCell(Role.FREE, "", cell.cell_type, cell.source, number=cell.number)
    if known is None:
        return own
    return msgspec.structs.replace(own, role=known.role, name=known.name)


def _check(
    cell: Written, known: NbCell, intact: bool, placed: bool
) -> tuple[list[NbCell], list[Note]]:
    """A check cell as it was handed out; what was made of it is a cell of the student's own.

    `intact` says whether it stands somewhere as it was, `placed` whether it has been met already.
    """
    original = msgspec.structs.replace(known, number=cell.number)
    about = {"name": known.name}
    where = f"cell {cell.number}"
    if _same(cell, known):
        if placed:
            return [], [Note(ProblemKind.COPIED_CHECK, about, where)]
        retyped = cell.cell_type != known.cell_type
        return [original], [Note(ProblemKind.RETYPED_CELL, about, where)] * retyped
    own = [free(_own(cell, None))]
    if intact or placed:
        return own, [Note(ProblemKind.COPIED_CHECK, about, where)]
    return [*own, known], [Note(ProblemKind.CHANGED_CHECK, about, where)]


def _same(cell: Written, known: NbCell) -> bool:
    return essence(cell.source) == essence(known.source)
