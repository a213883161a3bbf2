"""Matches the cells of a submission with those of the release: by label, or by equal code."""

from collections.abc import Sequence

import msgspec

from autograder.core.problems import ProblemKind, ProblemNote
from autograder.intake.cell_source import (
    content_digest,
    dedent,
    defined_names,
    normalize_newlines,
    normalized_code,
)
from autograder.intake.ipynb_reader import ParsedCell
from autograder.intake.model import CHECK_HELPER, NotebookCell, Release, Role


def match_cells(
    parsed_cells: Sequence[ParsedCell], release: Release
) -> tuple[list[NotebookCell], list[ProblemNote], bool]:
    """Give each cell of a submission its role; restore the release's check cells.

    Returns the cells in the student's order, notes, and whether any cell bears a label of this
    release. A cell that is unchanged in another language of the release counts as the release's,
    and so does the helper of the check cells as an earlier release had it.
    """
    code_cells = (cell for cell in release.cells if cell.is_code)
    helper = next((cell for cell in code_cells if CHECK_HELPER in defined_names(cell.source)), None)
    parsed_cells = [_in_release_language(cell, release) for cell in parsed_cells]
    if helper is not None:
        parsed_cells = [_with_present_helper(cell, helper) for cell in parsed_cells]
    by_label = {
        cell.nbgrader["grade_id"]: cell for cell in release.cells if "grade_id" in cell.nbgrader
    }
    by_code = {
        (cell.cell_type, normalized_code(cell.source)): cell
        for cell in release.cells
        if cell.role in (Role.PROVIDED, Role.CHECK)
    }
    matches = []
    for cell in parsed_cells:
        code = cell.cell_type, normalized_code(cell.source)
        matches.append((cell, by_label.get(cell.label) or by_code.get(code)))
    unchanged_checks = {
        match.name
        for cell, match in matches
        if match and match.role is Role.CHECK and _same_code(cell, match)
    }
    cells: list[NotebookCell] = []
    notes: list[ProblemNote] = []
    placed_checks = set[str]()
    for cell, match in matches:
        if match is None or match.role is not Role.CHECK:
            cells.append(_student_cell(cell, match))
            continue
        unchanged, placed = match.name in unchanged_checks, match.name in placed_checks
        new_cells, new_notes = _restore_check(cell, match, unchanged=unchanged, placed=placed)
        placed_checks |= {new.name for new in new_cells if new.role is Role.CHECK}
        cells += new_cells
        notes += new_notes
    return cells, notes, any(cell.label in by_label for cell in parsed_cells)


def _in_release_language(cell: ParsedCell, release: Release) -> ParsedCell:
    """Return the cell, with the release's source if it is the same cell in another language."""
    digest = content_digest(cell.source, is_code=cell.cell_type == "code")
    source = release.translations.get(digest)
    return cell if source is None else msgspec.structs.replace(cell, source=source)


def _with_present_helper(cell: ParsedCell, helper: NotebookCell) -> ParsedCell:
    """Return the cell, with the source of `helper` if it is the helper of another release.

    As code of the student it would make all demonstrations run, for it uses `get_ipython`.
    """
    has_helper = cell.cell_type == "code" and CHECK_HELPER in defined_names(cell.source)
    if has_helper and _outermost_lines(cell.source) <= _outermost_lines(helper.source):
        return msgspec.structs.replace(cell, source=helper.source)
    return cell


def _outermost_lines(source: str) -> set[str]:
    """Return the lines of code that are not indented: imports, and the heads of definitions."""
    lines = dedent(normalize_newlines(source)).split("\n")
    return {line.rstrip() for line in lines if line[:1] not in ("", " ", "\t", "#")}


def _student_cell(cell: ParsedCell, release_cell: NotebookCell | None) -> NotebookCell:
    """Return the student's cell, with the role and name of `release_cell`."""
    if release_cell:
        role, name = release_cell.role, release_cell.name
        return NotebookCell(role, name, cell.cell_type, cell.source, number=cell.number)
    return NotebookCell(
        Role.FREE, "", cell.cell_type, cell.source, number=cell.number, outputs=cell.outputs
    )


def _restore_check(
    cell: ParsedCell, check: NotebookCell, *, unchanged: bool, placed: bool
) -> tuple[list[NotebookCell], list[ProblemNote]]:
    """Return the cells and notes that replace a student's version of a check cell.

    `unchanged`: the submission has an unchanged version; `placed`: the check is already in place.
    """
    values, detail = {"name": check.name}, f"cell {cell.number}"
    copied = ProblemNote(ProblemKind.COPIED_CHECK, values, detail)
    if _same_code(cell, check):
        if placed:
            return [], [copied]
        type_changed = cell.cell_type != check.cell_type
        notes = [ProblemNote(ProblemKind.CELL_TYPE_CHANGED, values, detail)] * type_changed
        return [msgspec.structs.replace(check, number=cell.number)], notes
    free_cell = _student_cell(cell, None)
    if unchanged or placed:
        return [free_cell], [copied]
    return [free_cell, check], [ProblemNote(ProblemKind.CHANGED_CHECK, values, detail)]


def _same_code(cell: ParsedCell, release_cell: NotebookCell) -> bool:
    return normalized_code(cell.source) == normalized_code(release_cell.source)
