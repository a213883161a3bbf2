"""Normalizes a submission: untrusted bytes become a clean notebook and a list of problems.

Structure, points, locks and check cells come from the release, the instructor's copy; only the
source of the student's own cells comes from the submission. Its outputs, metadata, tags and
kernel are dropped. docs/intake.md has the rules.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from autograder.core.i18n import Language
from autograder.core.problems import Problem, ProblemKind, ProblemNote, make_problem
from autograder.intake.cell_matching import match_cells
from autograder.intake.cell_source import content_digest
from autograder.intake.exercise_cells import any_present, assign_exercise_cells
from autograder.intake.ipynb_reader import NotAGradableNotebook, parse_ipynb
from autograder.intake.limits import MAX_LISTED_CELLS
from autograder.intake.model import (
    NormalizedNotebook,
    NotebookCell,
    Release,
    Role,
    insert_in_order,
    with_ids,
)
from autograder.intake.question_cells import assign_question_cells


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
    """Parse the notebook file of a release."""
    cells, translations = [], dict[str, str]()
    for cell in msgspec.json.decode(data, type=_Notebook).cells:
        seminar, nbgrader = cell.metadata.seminar, cell.metadata.nbgrader
        role, name = Role(seminar.get("role", Role.FREE)), seminar.get("name", "")
        source = "".join(cell.source)
        cells.append(NotebookCell(role, name, cell.cell_type, source, nbgrader=nbgrader))
        own_digest = content_digest(source, is_code=cells[-1].is_code)
        for digest in {*seminar.get("translations", "").split()} - {own_digest}:
            translations[digest] = source
    return Release(assignment, with_ids(cells), translations)


def normalize(data: bytes, release: Release, language: Language) -> NormalizedNotebook:
    """Normalize the content of a submitted file; never raises, whatever the content.

    If there is nothing to grade, returns the cells of the release with a fatal problem.
    """
    try:
        parsed = parse_ipynb(data)
    except NotAGradableNotebook as error:
        return NormalizedNotebook(release.cells, _localize([error.note], release, language))
    cells, match_notes, has_labels = match_cells(parsed.cells, release)
    fatal_kind = _fatal_kind(parsed.assignment, cells, release)
    if fatal_kind is not None:
        notes = [*parsed.notes, ProblemNote(fatal_kind)]
        return NormalizedNotebook(release.cells, _localize(notes, release, language))
    notes = [*assign_exercise_cells(cells, release), *assign_question_cells(cells, release)]
    for check in release.missing_cells(cells, Role.CHECK):
        insert_in_order(cells, check, release)
        notes.append(ProblemNote(ProblemKind.MISSING_CHECK, {"name": check.name}))
    missing_setup = release.missing_cells(cells, Role.PROVIDED)
    notes += [ProblemNote(ProblemKind.MISSING_GIVEN, {"name": cell.name}) for cell in missing_setup]
    if not has_labels:
        notes = _merge_label_notes(notes)
    problems = _localize(_deduplicate([*parsed.notes, *match_notes, *notes]), release, language)
    setup = tuple(cell.source for cell in missing_setup)
    return NormalizedNotebook(with_ids(cells), problems, setup, parsed.python)


def _fatal_kind(
    assignment: str, cells: Sequence[NotebookCell], release: Release
) -> ProblemKind | None:
    """Return why there is nothing to grade in the cells; `assignment` is the one they claim."""
    if assignment not in ("", release.assignment) and not any_present(cells, release):
        return ProblemKind.OTHER_ASSIGNMENT
    lines = (line.strip() for cell in cells if cell.is_code for line in cell.source.split("\n"))
    has_code = any(line and not line.startswith("#") for line in lines)
    return None if has_code else ProblemKind.NO_CODE


def _merge_label_notes(notes: list[ProblemNote]) -> list[ProblemNote]:
    """Replace several notes about lost labels by one about the whole notebook."""
    lost = [note for note in notes if note.kind is ProblemKind.LOST_LABEL]
    if len(lost) < 2:
        return notes
    names = ", ".join(str(note.values["name"]) for note in lost)
    other_notes = [note for note in notes if note.kind is not ProblemKind.LOST_LABEL]
    return [ProblemNote(ProblemKind.LOST_LABELS, {}, names), *other_notes]


def _deduplicate(notes: Iterable[ProblemNote]) -> Iterable[ProblemNote]:
    """Merge the notes that would give the same message; join their details."""
    by_message: dict[str, list[ProblemNote]] = {}
    for note in notes:
        by_message.setdefault(repr((note.kind, note.values)), []).append(note)
    for duplicates in by_message.values():
        details = [note.detail for note in duplicates[:MAX_LISTED_CELLS] if note.detail]
        yield ProblemNote(duplicates[0].kind, duplicates[0].values, "; ".join(details))


def _localize(
    notes: Iterable[ProblemNote], release: Release, language: Language
) -> tuple[Problem, ...]:
    values = {"assignment": release.assignment}
    return tuple(
        make_problem(note.kind, language, detail=note.detail, **(values | {**note.values}))
        for note in notes
    )
