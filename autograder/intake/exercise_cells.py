"""Assigns a cell to each exercise, despite copies, lost labels and code in other cells.

A notebook is run from top to bottom, so the last cell that defines a name counts. Two kinds of
cells do not count: an unchanged stub, if the exercise is written in another cell, and text.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache

import msgspec
from msgspec import Struct

from autograder.core.problems import ProblemKind, ProblemNote
from autograder.intake.cell_source import (
    CellText,
    analyze,
    defined_names,
    normalized_code,
    normalized_text,
)
from autograder.intake.model import (
    NotebookCell,
    Release,
    Role,
    as_free_cell,
    insert_in_order,
    with_source,
)

_Analyzer = Callable[[str], CellText]


class _CellCandidates(Struct, frozen=True):
    """The indices of the cells that may be the cell of one exercise."""

    labelled: list[int]
    text: list[int]  # labelled, but not code
    stubs: list[int]  # unchanged code of the release
    defining: list[int]  # code that defines the exercise, apart from stubs
    claimed_by_other: list[int]  # labelled as another exercise that they define, too
    undefined: list[int]  # labelled code that was edited but defines no exercise

    @property
    def edited(self) -> list[int]:
        """The cells in which the student wrote an answer."""
        return sorted({*self.defining, *self.undefined})

    @property
    def chosen(self) -> int | None:
        """The cell that becomes the exercise's cell in the gradebook."""
        by_preference = (
            [i for i in self.defining if i not in self.claimed_by_other],
            self.undefined,
            [i for i in self.stubs if i in self.labelled],
            self.stubs,
            self.text if not self.defining else [],
        )
        return next((indices[-1] for indices in by_preference if indices), None)


def assign_exercise_cells(cells: list[NotebookCell], release: Release) -> list[ProblemNote]:
    """Assign exactly one of `cells`, or a new one, to each exercise; return notes about it."""
    analyzer = cache(analyze)
    exercises = release.cells_by_name(Role.EXERCISE).values()
    notes = [note for stub in exercises for note in _assign_cell(cells, stub, release, analyzer)]
    missing = release.missing_cells(cells, Role.EXERCISE)
    return notes + [_assign_by_position(cells, stub, release, analyzer) for stub in missing]


def any_present(cells: Iterable[NotebookCell], release: Release) -> bool:
    """Return whether any exercise is labelled or defined in the cells."""
    names = set(release.exercises)
    return any(
        cell.role is Role.EXERCISE
        or (cell.is_code and not names.isdisjoint(defined_names(cell.source)))
        for cell in cells
    )


def _assign_cell(
    cells: list[NotebookCell], stub: NotebookCell, release: Release, analyzer: _Analyzer
) -> list[ProblemNote]:
    """Assign a cell to one exercise; without any candidate, change nothing."""
    candidates = _find_candidates(cells, stub, release, analyzer)
    chosen = candidates.chosen
    notes = _notes(cells, stub.name, candidates)
    unused_stubs = candidates.stubs if candidates.defining else []
    for i in {*candidates.labelled, *candidates.stubs} - {chosen}:
        cells[i] = as_free_cell(cells[i], run=i not in unused_stubs)
    if chosen is not None:
        new_cell = with_source(stub, cells[chosen])
        cells[chosen] = msgspec.structs.replace(new_cell, run=chosen not in unused_stubs)
    elif candidates.defining:
        # The gradebook expects a cell for every exercise.
        insert_in_order(cells, msgspec.structs.replace(stub, run=False), release)
    return notes


def _find_candidates(
    cells: Sequence[NotebookCell], stub: NotebookCell, release: Release, analyzer: _Analyzer
) -> _CellCandidates:
    name, stub_code = stub.name, normalized_code(stub.source)
    exercises = frozenset(release.exercises)
    candidates = _CellCandidates([], [], [], [], [], [])
    assigning: list[int] = []  # code without the label that gives the name some value
    for i, cell in enumerate(cells):
        labelled = (cell.role, cell.name) == (Role.EXERCISE, name)
        if labelled:
            candidates.labelled.append(i)
        if not cell.is_code:
            if labelled:
                candidates.text.append(i)
            continue
        if cell.role not in (Role.FREE, Role.EXERCISE):
            continue
        text = analyzer(cell.source)
        if text.normalized == stub_code:
            candidates.stubs.append(i)
        elif name in text.defined_names:
            if not labelled and name not in text.written_names:
                assigning.append(i)
            else:
                candidates.defining.append(i)
            if not labelled and cell.role is Role.EXERCISE and cell.name in text.defined_names:
                candidates.claimed_by_other.append(i)
        elif labelled and exercises.isdisjoint(text.defined_names):
            candidates.undefined.append(i)
    if not candidates.defining:
        # Beside an answer, `loss = loss(y, t)` uses the answer, and is none.
        candidates.defining.extend(assigning)
    return candidates


def _notes(
    cells: Sequence[NotebookCell], name: str, candidates: _CellCandidates
) -> list[ProblemNote]:
    """Return the notes about the cells of one exercise."""
    chosen, edited, defining = candidates.chosen, candidates.edited, candidates.defining
    values = {"name": name}
    counted = _numbers(cells, defining[-1:] or edited[-1:])
    if len(edited) > 1:
        detail = f"cells {_numbers(cells, edited)}; {counted} counts"
        return [ProblemNote(ProblemKind.DUPLICATE_CELL, {**values, "count": len(edited)}, detail)]
    moved = defining and (defining[-1] != chosen or chosen not in candidates.labelled)
    if moved and (candidates.labelled or candidates.claimed_by_other):
        return [ProblemNote(ProblemKind.DEFINED_IN_OTHER_CELL, values, f"cell {counted}")]
    notes = []
    if chosen is not None:
        detail = f"cell {cells[chosen].number}"
        if chosen not in candidates.labelled:
            notes.append(ProblemNote(ProblemKind.LOST_LABEL, values, detail))
        if chosen in candidates.text:
            notes.append(ProblemNote(ProblemKind.CELL_TYPE_CHANGED, values, detail))
    if defining and candidates.stubs:
        detail = f"cells {_numbers(cells, candidates.stubs)} are not run"
        notes.append(ProblemNote(ProblemKind.UNTOUCHED_COPY, values, detail))
    return notes


def _numbers(cells: Sequence[NotebookCell], indices: Iterable[int]) -> str:
    return ", ".join(str(cells[i].number) for i in indices)


def _assign_by_position(
    cells: list[NotebookCell], stub: NotebookCell, release: Release, analyzer: _Analyzer
) -> ProblemNote:
    """Assign the student's code between an exercise's text and its check, or else the stub."""
    position = release.cells.index(stub)
    released = {normalized_code(cell.source) for cell in release.cells}
    prompt = normalized_text(release.cells[position - 1].source) if position else None
    exercises = frozenset(release.exercises)
    check = (Role.CHECK, stub.name)
    indices = [i - 1 for i, cell in enumerate(cells) if (cell.role, cell.name) == check]
    indices += [i + 1 for i, cell in enumerate(cells) if normalized_text(cell.source) == prompt]
    for i in indices:
        if not 0 <= i < len(cells) or cells[i].role is not Role.FREE or not cells[i].is_code:
            continue
        text = analyzer(cells[i].source)
        written = text.normalized and text.normalized not in released
        if written and exercises.isdisjoint(text.defined_names):
            cells[i] = with_source(stub, cells[i])
            detail = f"cell {cells[i].number}, by its place"
            return ProblemNote(ProblemKind.MATCHED_BY_POSITION, {"name": stub.name}, detail)
    insert_in_order(cells, msgspec.structs.replace(stub, run=False), release)
    return ProblemNote(ProblemKind.MISSING_CELL, {"name": stub.name})
