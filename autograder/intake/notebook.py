"""A hostile .ipynb becomes a clean notebook and a list of what was mended.

Structure, points, locks and check cells come from the release, the instructor's copy; only the
source of the student's own cells is taken from the hand-in. Outputs, metadata, tags and
kernels of the hand-in are dropped. `docs/intake.md` has the rules in words.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from autograder.course import Language
from autograder.intake import exercises, file, labels, questions
from autograder.intake.caps import MAX_BYTES, MAX_CELLS, MAX_SOURCE, MAX_TOLD
from autograder.intake.cells import (
    NbCell,
    Release,
    Role,
    Submission,
    cell_id,
    put_back,
    with_ids,
)
from autograder.problems import Note, Problem, ProblemKind, problem

__all__ = [
    "MAX_BYTES",
    "MAX_CELLS",
    "MAX_SOURCE",
    "NbCell",
    "Release",
    "Role",
    "Submission",
    "cell_id",
    "mend",
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


def mend(data: bytes, release: Release, language: Language) -> Submission:
    """The hand-in `data` as a clean notebook; never raises for what is in it."""
    try:
        handed_in = file.read(data)
    except file.Unusable as error:
        return _refused(release, language, error.note)
    found = labels.recognise(handed_in.cells, release)
    cells = list(found.cells)
    foreign = handed_in.assignment not in ("", release.assignment)
    if foreign and not exercises.are_in(cells, release):
        return _refused(release, language, *handed_in.notes, Note(ProblemKind.OTHER_ASSIGNMENT))
    if not _has_code(cells):
        return _refused(release, language, *handed_in.notes, Note(ProblemKind.NO_CODE))
    settled = [*exercises.settle(cells, release), *questions.settle(cells, release)]
    settled += _missing_checks(cells, release)
    prelude = _lacking(cells, release)
    settled += [Note(ProblemKind.MISSING_GIVEN, {"name": cell.name}) for cell in prelude]
    notes = (*handed_in.notes, *found.notes, *_labels_lost(settled, labelled=found.labelled))
    problems = tuple(_told(note, release, language) for note in _once(notes))
    return Submission(with_ids(cells), problems, tuple(cell.source for cell in prelude))


def _released(cell: _Cell) -> NbCell:
    """A cell of the release with its role."""
    about = cell.metadata.seminar
    source = cell.source if isinstance(cell.source, str) else "".join(cell.source)
    role = Role(about.get("role", Role.FREE))
    marks = cell.metadata.nbgrader
    return NbCell(role, about.get("name", ""), cell.cell_type, source, nbgrader=marks)


def _refused(release: Release, language: Language, *notes: Note) -> Submission:
    """Nothing to grade: the blank release with the reason, which comes last."""
    return Submission(release.cells, tuple(_told(note, release, language) for note in notes))


def _once(notes: Iterable[Note]) -> Iterable[Note]:
    """The notes with those joined that would be the same sentence."""
    alike: dict[str, list[Note]] = {}
    for note in notes:
        alike.setdefault(repr((note.kind, note.values)), []).append(note)
    for first, *others in alike.values():
        details = [note.detail for note in (first, *others[: MAX_TOLD - 1]) if note.detail]
        yield Note(first.kind, first.values, "; ".join(details))


def _told(note: Note, release: Release, language: Language) -> Problem:
    values = {"assignment": release.assignment, **note.values}
    return problem(note.kind, language, detail=note.detail, **values)


def _has_code(cells: Iterable[NbCell]) -> bool:
    """Whether there is any code apart from comments."""
    lines = (line.strip() for cell in cells if cell.is_code for line in cell.source.split("\n"))
    return any(line and not line.startswith("#") for line in lines)


def _missing_checks(cells: list[NbCell], release: Release) -> list[Note]:
    """Put back the check cells that are not there."""
    here = {cell.name for cell in cells if cell.role is Role.CHECK}
    missing = [known for name, known in release.named(Role.CHECK).items() if name not in here]
    for known in missing:
        put_back(cells, known, release)
    return [Note(ProblemKind.MISSING_CHECK, {"name": known.name}) for known in missing]


def _lacking(cells: Sequence[NbCell], release: Release) -> list[NbCell]:
    """Given code of the release that the hand-in lacks or has changed."""
    here = {cell.name for cell in cells if cell.role is Role.GIVEN}
    return [cell for name, cell in release.named(Role.GIVEN).items() if name not in here]


def _labels_lost(notes: Sequence[Note], *, labelled: bool) -> list[Note]:
    """The notes with one for all labels, where the whole notebook has lost them."""
    lost = [note for note in notes if note.kind is ProblemKind.LOST_LABEL]
    if labelled or len(lost) < 2:
        return list(notes)
    names = ", ".join(str(note.values["name"]) for note in lost)
    return [Note(ProblemKind.LOST_LABELS, {}, names), *(n for n in notes if n not in lost)]
