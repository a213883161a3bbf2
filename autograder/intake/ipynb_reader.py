"""A hostile file becomes the cells that are in it: caps first, then the parser."""

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import Raw, Struct

from autograder.core.problems import ProblemKind, ProblemNote
from autograder.intake import file_type, json_scanner
from autograder.intake.cell_source import normalize_newlines
from autograder.intake.limits import (
    MAX_BYTES,
    MAX_CELLS,
    MAX_CODE,
    MAX_DEPTH,
    MAX_PARTS,
    MAX_SOURCE,
    MAX_TEXT,
    MAX_TOLD,
)

# Headings and HTML were kinds of their own in notebook format 3.
TEXT_TYPES = ("markdown", "heading", "html")
CELL_TYPES = {"raw": "raw", **dict.fromkeys(TEXT_TYPES, "markdown")}
# The longer marks first: that of UTF-32 begins with that of UTF-16.
MARKS = {
    b"\xff\xfe\0\0": "utf-32",
    b"\0\0\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
    b"{\0": "utf-16-le",
    b"\0{": "utf-16-be",
}
BOM = b"\xef\xbb\xbf"


class ParsedCell(Struct, frozen=True):
    """A cell as it was handed in; `label` is the grade_id that it claims."""

    number: int
    cell_type: str
    source: str
    label: str = ""


class ParsedNotebook(Struct, frozen=True):
    """What could be read of a file, and what there is to tell about it."""

    cells: tuple[ParsedCell, ...]
    assignment: str  # whose notebook it says it is; often nothing
    notes: tuple[ProblemNote, ...]


class NotAGradableNotebook(Exception):  # noqa: N818
    """There is nothing in the file that could be graded."""

    def __init__(self, kind: ProblemKind, **values: object) -> None:
        self.note = ProblemNote(kind, values)


class _Marks(Struct):
    grade_id: str = ""


class _Labelled(Struct):
    nbgrader: _Marks | None = None


class _About(Struct):
    assignment: str = ""


class _Named(Struct):
    seminar: _About | None = None


class _Cell(Struct):
    cell_type: Raw = Raw(b"")
    source: str | list[str] | None = None
    input: str | list[str] | None = None  # its name in notebook format 3
    metadata: Raw = Raw(b"{}")


class _Worksheet(Struct):
    cells: list[Raw] = []


class _Notebook(Struct):
    cells: list[Raw] | None = None
    worksheets: list[_Worksheet] = []
    metadata: Raw = Raw(b"{}")


def parse_ipynb(data: bytes) -> ParsedNotebook:
    """The cells in the file `data`. Raises Unusable if there is no notebook in it."""
    if len(data) > MAX_BYTES:
        raise NotAGradableNotebook(ProblemKind.TOO_LARGE, limit=MAX_BYTES >> 20)
    text, notes = _as_utf8(data)
    if not text:
        raise NotAGradableNotebook(ProblemKind.EMPTY_FILE)
    if not text.startswith(b"{") or text.startswith(b"{\\rtf"):
        raise NotAGradableNotebook(file_type.classify_content(data, text))
    raw, halves = _parse(text)
    if halves:
        notes = (*notes, ProblemNote(ProblemKind.DAMAGED_TEXT))
    raw_cells = _raw_cells(raw, text)
    cells, bad, long = _readable(raw_cells)
    notes += _left_out(ProblemKind.UNREADABLE_CELL, bad)
    caps = {"limit": MAX_SOURCE // 1000, "code": MAX_CODE // 1000, "total": MAX_TEXT // 1000}
    notes += _left_out(ProblemKind.LONG_CELL, long, **caps)
    about = _decoded(raw.metadata, _Named)
    name = about.seminar.assignment if about is not None and about.seminar else ""
    return ParsedNotebook(cells, name, notes)


def _as_utf8(data: bytes) -> tuple[bytes, tuple[ProblemNote, ...]]:
    """The file in UTF-8, without what stands for nothing at its ends."""
    encoding = next((name for mark, name in MARKS.items() if data.startswith(mark)), "utf-8")
    try:
        text = data if encoding == "utf-8" and data.isascii() else data.decode(encoding)
        notes: tuple[ProblemNote, ...] = ()
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        notes = (ProblemNote(ProblemKind.DAMAGED_TEXT),)
    if encoding != "utf-8":
        notes = (ProblemNote(ProblemKind.RECODED, {"encoding": encoding[:6].upper()}), *notes)
    if isinstance(text, str):
        # A file in UTF-16 may hold a half of a character, which UTF-8 cannot.
        text = text.encode("utf-8", "replace")
    # A crash can leave zeros where a file was, or behind its end.
    return text.removeprefix(BOM).strip(b"\0 \t\r\n"), notes


def _parse(text: bytes) -> tuple[_Notebook, bool]:
    """The outer parts of a notebook; says whether halves of characters had to be replaced."""
    # In notebook format 3 the cells lie two levels deeper, in worksheets.
    shape = json_scanner.scan(text, outer=6 if b'"worksheets"' in text else 4)
    if shape.depth > MAX_DEPTH:
        raise NotAGradableNotebook(ProblemKind.TOO_DEEP, limit=MAX_DEPTH)
    if shape.node_count > MAX_PARTS:
        raise NotAGradableNotebook(ProblemKind.TOO_MANY_PARTS, limit=MAX_CELLS, lines=MAX_PARTS)
    try:
        return msgspec.json.decode(text, type=_Notebook), False
    except msgspec.ValidationError:
        raise NotAGradableNotebook(file_type.classify_content(text, text)) from None
    except msgspec.DecodeError:
        patched, halves = json_scanner.repair(text, shape)
    try:
        return msgspec.json.decode(patched, type=_Notebook), halves
    except msgspec.ValidationError:
        raise NotAGradableNotebook(file_type.classify_content(text, text)) from None
    except msgspec.DecodeError:
        raise NotAGradableNotebook(file_type.classify_damage(text, shape.end)) from None


def _raw_cells(raw: _Notebook, text: bytes) -> Sequence[Raw]:
    if raw.cells is None and not raw.worksheets:
        raise NotAGradableNotebook(file_type.classify_content(text, text))
    cells = raw.cells
    if cells is None:
        cells = [cell for sheet in raw.worksheets for cell in sheet.cells]
    if len(cells) > MAX_CELLS:
        raise NotAGradableNotebook(ProblemKind.TOO_MANY_PARTS, limit=MAX_CELLS, lines=MAX_PARTS)
    return cells


def _readable(raw_cells: Sequence[Raw]) -> tuple[tuple[ParsedCell, ...], list[int], list[int]]:
    """The cells that can be read, and the numbers of those that are damaged or too long."""
    cells, bad, long, size, code = [], list[int](), list[int](), 0, 0
    for number, item in enumerate(raw_cells, 1):
        cell = _decoded(item, _Cell)
        if cell is None:
            bad.append(number)
            continue
        read = _written(number, cell)
        length = len(read.source)
        of_code = length if read.cell_type == "code" else 0
        if length > MAX_SOURCE or size + length > MAX_TEXT or code + of_code > MAX_CODE:
            long.append(number)
            continue
        size, code = size + length, code + of_code
        cells.append(read)
    return tuple(cells), bad, long


def _written(number: int, cell: _Cell) -> ParsedCell:
    source = cell.source or cell.input or ""
    source = normalize_newlines(source if isinstance(source, str) else "".join(source))
    kind = _decoded(cell.cell_type, str) or ""
    labelled = _decoded(cell.metadata, _Labelled)
    marks = labelled.nbgrader if labelled is not None else None
    label = marks.grade_id if marks else ""
    return ParsedCell(number, CELL_TYPES.get(kind, "code"), source, label)


def _decoded(raw: Raw, kind: Any) -> Any:
    """The JSON in `raw` as `kind`, or None if it is something else."""
    try:
        return msgspec.json.decode(raw, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _left_out(
    kind: ProblemKind, numbers: Sequence[int], **values: object
) -> tuple[ProblemNote, ...]:
    """One note for all cells of which something was left out."""
    if not numbers:
        return ()
    named = ", ".join(map(str, numbers[:MAX_TOLD]))
    return (ProblemNote(kind, {"cell": named + ", …" * (len(numbers) > MAX_TOLD), **values}),)
