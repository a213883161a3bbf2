"""A hostile .ipynb becomes a clean notebook and a list of what was mended.

Structure, points, locks and check cells come from the release, the instructor's copy; only the
source of the student's own cells is taken from the hand-in. Outputs, metadata, tags and
kernels of the hand-in are dropped. `docs/intake.md` has the rules in words.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from autograder.core.i18n import Language
from autograder.core.problems import Problem, ProblemKind, ProblemNote, make_problem
from autograder.intake import cell_matching, exercise_cells, ipynb_reader, question_cells
from autograder.intake.limits import MAX_BYTES, MAX_CELLS, MAX_SOURCE, MAX_TOLD
from autograder.intake.model import (
    NormalizedNotebook,
    NotebookCell,
    Release,
    Role,
    cell_id,
    insert_in_order,
    with_ids,
)

__all__ = [
    "MAX_BYTES",
    "MAX_CELLS",
    "MAX_SOURCE",
    "NormalizedNotebook",
    "NotebookCell",
    "Release",
    "Role",
    "cell_id",
    "normalize",
    "read_release",
]


class _Metadata(Struct):
    nbgrader: dict[str, Any] = {}
    seminar: dict[str, str] = {}


class _Cell(Struct):
    cell_type: str
    source: str | list[str]
    metadata: _Metadata


class _Notebook(Struct):
    cells: list[_Cell]


def read_release(data: bytes, assignment: str) -> Release:
    """The release in the bytes of its notebook file."""
    cells = msgspec.json.decode(data, type=_Notebook).cells
    return Release(assignment, with_ids([_released(cell) for cell in cells]))


def normalize(data: bytes, release: Release, language: Language) -> NormalizedNotebook:
    """The hand-in `data` as a clean notebook; never raises for what is in it."""
    try:
        handed_in = ipynb_reader.parse_ipynb(data)
    except ipynb_reader.NotAGradableNotebook as error:
        return _refused(release, language, error.note)
    found = cell_matching.match_cells(handed_in.cells, release)
    cells = list(found.cells)
    foreign = handed_in.assignment not in ("", release.assignment)
    if foreign and not exercise_cells.any_present(cells, release):
        return _refused(
            release, language, *handed_in.notes, ProblemNote(ProblemKind.OTHER_ASSIGNMENT)
        )
    if not _has_code(cells):
        return _refused(release, language, *handed_in.notes, ProblemNote(ProblemKind.NO_CODE))
    settled = [
        *exercise_cells.assign_exercise_cells(cells, release),
        *question_cells.assign_question_cells(cells, release),
    ]
    settled += _missing_checks(cells, release)
    prelude = _missing_setup_cells(cells, release)
    settled += [ProblemNote(ProblemKind.MISSING_GIVEN, {"name": cell.name}) for cell in prelude]
    notes = (*handed_in.notes, *found.notes, *_merge_label_notes(settled, labelled=found.labelled))
    problems = tuple(_localize(note, release, language) for note in _deduplicate(notes))
    return NormalizedNotebook(with_ids(cells), problems, tuple(cell.source for cell in prelude))


def _released(cell: _Cell) -> NotebookCell:
    """A cell of the release with its role."""
    about = cell.metadata.seminar
    source = cell.source if isinstance(cell.source, str) else "".join(cell.source)
    role = Role(about.get("role", Role.FREE))
    marks = cell.metadata.nbgrader
    return NotebookCell(role, about.get("name", ""), cell.cell_type, source, nbgrader=marks)


def _refused(release: Release, language: Language, *notes: ProblemNote) -> NormalizedNotebook:
    """Nothing to grade: the blank release with the reason, which comes last."""
    return NormalizedNotebook(
        release.cells, tuple(_localize(note, release, language) for note in notes)
    )


def _deduplicate(notes: Iterable[ProblemNote]) -> Iterable[ProblemNote]:
    """The notes with those joined that would be the same sentence."""
    alike: dict[str, list[ProblemNote]] = {}
    for note in notes:
        alike.setdefault(repr((note.kind, note.values)), []).append(note)
    for first, *others in alike.values():
        details = [note.detail for note in (first, *others[: MAX_TOLD - 1]) if note.detail]
        yield ProblemNote(first.kind, first.values, "; ".join(details))


def _localize(note: ProblemNote, release: Release, language: Language) -> Problem:
    values = {"assignment": release.assignment, **note.values}
    return make_problem(note.kind, language, detail=note.detail, **values)


def _has_code(cells: Iterable[NotebookCell]) -> bool:
    """Whether there is any code apart from comments."""
    lines = (line.strip() for cell in cells if cell.is_code for line in cell.source.split("\n"))
    return any(line and not line.startswith("#") for line in lines)


def _missing_checks(cells: list[NotebookCell], release: Release) -> list[ProblemNote]:
    """Put back the check cells that are not there."""
    here = {cell.name for cell in cells if cell.role is Role.CHECK}
    missing = [known for name, known in release.named(Role.CHECK).items() if name not in here]
    for known in missing:
        insert_in_order(cells, known, release)
    return [ProblemNote(ProblemKind.MISSING_CHECK, {"name": known.name}) for known in missing]


def _missing_setup_cells(cells: Sequence[NotebookCell], release: Release) -> list[NotebookCell]:
    """Given code of the release that the hand-in lacks or has changed."""
    here = {cell.name for cell in cells if cell.role is Role.PROVIDED}
    return [cell for name, cell in release.named(Role.PROVIDED).items() if name not in here]


def _merge_label_notes(notes: Sequence[ProblemNote], *, labelled: bool) -> list[ProblemNote]:
    """The notes with one for all labels, where the whole notebook has lost them."""
    lost = [note for note in notes if note.kind is ProblemKind.LOST_LABEL]
    if labelled or len(lost) < 2:
        return list(notes)
    names = ", ".join(str(note.values["name"]) for note in lost)
    return [ProblemNote(ProblemKind.LOST_LABELS, {}, names), *(n for n in notes if n not in lost)]
