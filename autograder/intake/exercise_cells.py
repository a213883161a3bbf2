"""Which cell of a hand-in is an exercise's: the rule for copies, lost labels and moved code.

A notebook is run from top to bottom, so the last cell that defines a name counts. Two things do
not: a stub that nobody touched, where the exercise is written in another cell, and text.
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec import Struct

from autograder.core.problems import ProblemKind, ProblemNote
from autograder.intake.cell_source import (
    CellText,
    analyze,
    defined,
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

_Texts = Mapping[str, CellText]
_NOTHING = CellText("", frozenset())


class _Places(Struct, frozen=True):
    """Where the cells of one exercise stand, by what they are to it."""

    labelled: list[int]
    text: list[int]  # labelled, but no code
    stubs: list[int]  # code as it was handed out
    defining: list[int]  # code that defines it and is no such stub
    claimed_by_other: list[int]  # those that define the exercise whose label they bear as well
    undefined: list[int]  # labelled code that was written in but defines no exercise

    @property
    def filled(self) -> list[int]:
        """Everything in which somebody wrote."""
        return sorted({*self.defining, *self.undefined})

    @property
    def chosen(self) -> int | None:
        """The cell that the gradebook shows; None if there is none yet."""
        candidates = (
            [i for i in self.defining if i not in self.claimed_by_other],
            self.undefined,
            [i for i in self.stubs if i in self.labelled],
            self.stubs,
            self.text if not self.defining else [],
        )
        return next((found[-1] for found in candidates if found), None)


def assign_exercise_cells(cells: list[NotebookCell], release: Release) -> list[ProblemNote]:
    """Give each exercise exactly one cell in `cells`; returns what there is to tell about it."""
    known = analyze(cell.source for cell in cells if cell.is_code)
    exercises = release.named(Role.EXERCISE)
    notes = [note for one in exercises.values() for note in _settle(cells, one, release, known)]
    for one in exercises.values():
        if not any((cell.role, cell.name) == (one.role, one.name) for cell in cells):
            notes.append(_by_place(cells, one, release, known))
    return notes


def any_present(cells: Iterable[NotebookCell], release: Release) -> bool:
    """Whether any exercise is labelled or defined in the cells."""
    names = set(release.exercises)
    return any(
        cell.role is Role.EXERCISE or (cell.is_code and not names.isdisjoint(defined(cell.source)))
        for cell in cells
    )


def _settle(
    cells: list[NotebookCell], known: NotebookCell, release: Release, about: _Texts
) -> list[ProblemNote]:
    """Settle one exercise; one of which nothing is here is left for later."""
    places = _places(cells, known, release, about)
    keeper = places.chosen
    notes = _notes(cells, known.name, places)
    for i in {*places.labelled, *places.stubs} - {keeper}:
        idle = i in places.stubs and bool(places.defining)
        cells[i] = as_free_cell(cells[i], run=not idle)
    if keeper is not None:
        idle = keeper in places.stubs and bool(places.defining)
        cells[keeper] = msgspec.structs.replace(with_source(known, cells[keeper]), run=not idle)
    elif places.defining:
        # Its blank stands in its place, so that the gradebook has the cell it knows.
        insert_in_order(cells, msgspec.structs.replace(known, run=False), release)
    return notes


def _places(
    cells: Sequence[NotebookCell], known: NotebookCell, release: Release, about: _Texts
) -> _Places:
    name, stub = known.name, normalized_code(known.source)
    exercises = frozenset(release.exercises)
    places = _Places([], [], [], [], [], [])
    for i, cell in enumerate(cells):
        labelled = (cell.role, cell.name) == (Role.EXERCISE, name)
        if labelled:
            places.labelled.append(i)
        if not cell.is_code:
            if labelled:
                places.text.append(i)
            continue
        if cell.role not in (Role.FREE, Role.EXERCISE):
            continue
        text = about.get(cell.source, _NOTHING)
        if text.essence == stub:
            places.stubs.append(i)
        elif name in text.defined:
            places.defining.append(i)
            if not labelled and cell.role is Role.EXERCISE and cell.name in text.defined:
                places.claimed_by_other.append(i)
        elif labelled and exercises.isdisjoint(text.defined):
            places.undefined.append(i)
    return places


def _notes(cells: Sequence[NotebookCell], name: str, places: _Places) -> list[ProblemNote]:
    """What there is to tell the student and the instructor about one exercise's cells."""
    keeper, filled = places.chosen, places.filled
    about = {"name": name}
    counts = _numbers(cells, places.defining[-1:] or filled[-1:])
    moved = places.defining and (places.defining[-1] != keeper or keeper not in places.labelled)
    if len(filled) > 1:
        where = f"cells {_numbers(cells, filled)}; {counts} counts"
        return [ProblemNote(ProblemKind.DUPLICATE_CELL, {**about, "count": len(filled)}, where)]
    if moved and (places.labelled or places.claimed_by_other):
        return [ProblemNote(ProblemKind.DEFINED_IN_OTHER_CELL, about, f"cell {counts}")]
    notes = []
    if keeper is not None and keeper not in places.labelled:
        notes.append(ProblemNote(ProblemKind.LOST_LABEL, about, f"cell {cells[keeper].number}"))
    if keeper is not None and keeper in places.text:
        notes.append(
            ProblemNote(ProblemKind.CELL_TYPE_CHANGED, about, f"cell {cells[keeper].number}")
        )
    if places.defining and places.stubs:
        where = f"cells {_numbers(cells, places.stubs)} are not run"
        notes.append(ProblemNote(ProblemKind.UNTOUCHED_COPY, about, where))
    return notes


def _numbers(cells: Sequence[NotebookCell], places: Iterable[int]) -> str:
    return ", ".join(str(cells[i].number) for i in places)


def _by_place(
    cells: list[NotebookCell], known: NotebookCell, release: Release, about: _Texts
) -> ProblemNote:
    """An exercise whose label and name are gone: what stands where it stood, or else its blank."""
    order = list(release.cells)
    place = order.index(known)
    handed_out = {normalized_code(cell.source) for cell in order}
    prompt = normalized_text(order[place - 1].source) if place else None
    exercises = frozenset(release.exercises)
    beside = [i - 1 for i, c in enumerate(cells) if (c.role, c.name) == (Role.CHECK, known.name)]
    beside += [i + 1 for i, cell in enumerate(cells) if normalized_text(cell.source) == prompt]
    for i in beside:
        if not 0 <= i < len(cells) or cells[i].role is not Role.FREE or not cells[i].is_code:
            continue
        text = about.get(cells[i].source, _NOTHING)
        own = text.essence and text.essence not in handed_out
        if own and exercises.isdisjoint(text.defined):
            cells[i] = with_source(known, cells[i])
            where = f"cell {cells[i].number}, by its place"
            return ProblemNote(ProblemKind.MATCHED_BY_POSITION, {"name": known.name}, where)
    insert_in_order(cells, msgspec.structs.replace(known, run=False), release)
    return ProblemNote(ProblemKind.MISSING_CELL, {"name": known.name})
