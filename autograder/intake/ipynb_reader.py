"""Reads the cells of an untrusted .ipynb file: first checks the limits, then parses."""

import re
from collections.abc import Iterator, Sequence
from typing import IO, Any

import msgspec
from msgspec import Raw, Struct

from autograder.core.problems import ProblemKind, ProblemNote
from autograder.intake import json_scanner, limits
from autograder.intake.cell_source import normalize_newlines
from autograder.intake.file_type import classify_content, classify_damage

# Any other type is code; notebook format 3 had types for headings and HTML.
CELL_TYPES = {"raw": "raw", "markdown": "markdown", "heading": "markdown", "html": "markdown"}
# The longer marks first: that of UTF-32 begins with that of UTF-16.
ENCODING_MARKS = {
    b"\xff\xfe\0\0": "utf-32",
    b"\0\0\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
    b"{\0": "utf-16-le",
    b"\0{": "utf-16-be",
}
BOM = b"\xef\xbb\xbf"
_AROUND_JSON = b"\0 \t\r\n"
_PYTHON_VERSION = re.compile(r"(\d{1,3})\.(\d{1,3})(?!\d)")
# Values of the messages about limits; those for characters are in thousands.
_MAX_PARTS = {"limit": limits.MAX_CELLS, "lines": limits.MAX_JSON_NODES}
_MAX_CHARS = {
    "limit": limits.MAX_CELL_CHARS // 1000,
    "code": limits.MAX_CODE_CHARS // 1000,
    "total": limits.MAX_NOTEBOOK_CHARS // 1000,
}


class ParsedCell(Struct, frozen=True):
    """A cell of a submission; `label` is the grade_id that it claims, `number` counts from 1.

    `outputs` are those with which it was handed in: untrusted JSON that nothing has checked.
    """

    number: int
    cell_type: str
    source: str
    label: str = ""
    outputs: bytes = b""


class ParsedNotebook(Struct, frozen=True):
    """The readable cells of a file, and notes about the rest.

    `assignment` and `language` are those that the notebook's metadata claims; often empty.
    `python` is the version of Python with which the notebook was saved, if the metadata has it.
    """

    cells: tuple[ParsedCell, ...]
    assignment: str
    notes: tuple[ProblemNote, ...]
    python: tuple[int, int] | None = None
    language: str = ""


class NotAGradableNotebook(Exception):  # noqa: N818
    """A file contains nothing that could be graded; `note` is the reason."""

    def __init__(self, kind: ProblemKind, **values: object) -> None:
        self.note = ProblemNote(kind, values)


class _Nbgrader(Struct):
    grade_id: str = ""


class _CellMetadata(Struct):
    nbgrader: _Nbgrader | None = None


class _Seminar(Struct):
    assignment: str = ""
    language: str = ""


class _NotebookMetadata(Struct):
    seminar: _Seminar | None = None


class _LanguageInfo(Struct):
    name: str = ""
    version: str = ""


class _LanguageMetadata(Struct):
    language_info: _LanguageInfo


class _Cell(Struct):
    cell_type: Raw = Raw(b"")
    source: str | list[str] | None = None
    input: str | list[str] | None = None  # the source in notebook format 3
    metadata: Raw = Raw(b"{}")
    outputs: Raw = Raw(b"")


class _Worksheet(Struct):
    cells: list[Raw] = []


class _Notebook(Struct):
    cells: list[Raw] | None = None
    worksheets: list[_Worksheet] = []
    metadata: Raw = Raw(b"{}")


def read_ipynb(stream: IO[bytes]) -> bytes:
    """Read a submitted file; leave out long outputs if it is larger than MAX_NOTEBOOK_BYTES.

    What is still too large is cut off one byte above that limit.
    """
    data = stream.read(limits.MAX_NOTEBOOK_BYTES + 1)
    if len(data) > limits.MAX_NOTEBOOK_BYTES and _looks_like_json(data):
        whole = bytearray(data)
        while len(whole) <= limits.MAX_FILE_BYTES and (part := stream.read(1 << 20)):
            whole += part
        del data  # it may be as large as a third of the memory that reading may take
        data = bytes(_without_long_outputs(whole))
    return data[: limits.MAX_NOTEBOOK_BYTES + 1]


def parse_ipynb(data: bytes) -> ParsedNotebook:
    """Parse the content of a submitted file; raises NotAGradableNotebook."""
    if len(data) > limits.MAX_NOTEBOOK_BYTES + 1 and _looks_like_json(data):
        data = bytes(_without_long_outputs(data))  # else `read_ipynb` has done it
    if len(data) > limits.MAX_NOTEBOOK_BYTES:
        raise NotAGradableNotebook(
            ProblemKind.TOO_LARGE,
            limit=limits.MAX_NOTEBOOK_BYTES >> 20,
            total=limits.MAX_FILE_BYTES >> 20,
        )
    text, notes = _to_utf8(data)
    if not text:
        raise NotAGradableNotebook(ProblemKind.EMPTY_FILE)
    if not text.startswith(b"{") or text.startswith(b"{\\rtf"):
        raise NotAGradableNotebook(classify_content(data, text))
    notebook, had_surrogates = _parse(text)
    if had_surrogates:
        notes += (ProblemNote(ProblemKind.DAMAGED_TEXT),)
    cells, cell_notes = _parse_cells(_raw_cells(notebook, text))
    metadata = _decode(notebook.metadata, _NotebookMetadata)
    seminar = metadata.seminar if metadata and metadata.seminar else _Seminar()
    return ParsedNotebook(
        cells,
        seminar.assignment,
        notes + cell_notes,
        _python_version(notebook.metadata),
        seminar.language,
    )


def _looks_like_json(data: bytes | bytearray) -> bool:
    return data.removeprefix(BOM).lstrip(_AROUND_JSON).startswith(b"{")


def _without_long_outputs(data: bytes | bytearray) -> bytes | bytearray:
    """Return a notebook without long outputs, or as it is above MAX_FILE_BYTES."""
    if len(data) > limits.MAX_FILE_BYTES:
        return data
    return json_scanner.drop_outputs(
        data,
        max_value=limits.MAX_CELL_OUTPUT_BYTES,
        max_total=limits.MAX_KEPT_OUTPUT_BYTES,
        max_values=limits.MAX_JSON_NODES,
    )


def _python_version(raw_metadata: Raw) -> tuple[int, int] | None:
    metadata = _decode(raw_metadata, _LanguageMetadata)
    if metadata is None or metadata.language_info.name != "python":
        return None
    version = _PYTHON_VERSION.match(metadata.language_info.version)
    return (int(version[1]), int(version[2])) if version else None


def _to_utf8(data: bytes) -> tuple[bytes, tuple[ProblemNote, ...]]:
    """Convert a file to UTF-8 and strip zeros and whitespace around the text."""
    encoding = next(
        (name for mark, name in ENCODING_MARKS.items() if data.startswith(mark)), "utf-8"
    )
    notes: tuple[ProblemNote, ...] = ()
    if encoding != "utf-8":
        notes = (ProblemNote(ProblemKind.RECODED, {"encoding": encoding[:6].upper()}),)
    try:
        text = data if encoding == "utf-8" and data.isascii() else data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        notes += (ProblemNote(ProblemKind.DAMAGED_TEXT),)
    if isinstance(text, str):
        text = text.encode("utf-8", "replace")  # UTF-16 may contain lone surrogates
    # After a crash, a file may have zeros as its content or after its end.
    return text.removeprefix(BOM).strip(_AROUND_JSON), notes


def _parse(text: bytes) -> tuple[_Notebook, bool]:
    """Parse the outer levels of a notebook; return whether lone surrogates were replaced."""
    # In notebook format 3 the cells are two levels deeper, in worksheets.
    outer = 6 if b'"worksheets"' in text else 4
    shape = json_scanner.scan_json(text, outer)
    if shape.depth > limits.MAX_JSON_DEPTH or shape.node_count > limits.MAX_JSON_NODES:
        text = json_scanner.drop_outputs(
            text, max_value=0, max_total=0, max_values=limits.MAX_JSON_NODES
        )
        shape = json_scanner.scan_json(text, outer)
    if shape.depth > limits.MAX_JSON_DEPTH:
        raise NotAGradableNotebook(ProblemKind.TOO_DEEP, limit=limits.MAX_JSON_DEPTH)
    if shape.node_count > limits.MAX_JSON_NODES:
        raise NotAGradableNotebook(ProblemKind.TOO_MANY_PARTS, **_MAX_PARTS)
    try:
        return _decode_notebook(text), False
    except msgspec.DecodeError:
        repaired, had_surrogates = json_scanner.repair(text, shape)
    try:
        return _decode_notebook(repaired), had_surrogates
    except msgspec.DecodeError:
        raise NotAGradableNotebook(classify_damage(text, shape.end)) from None


def _decode_notebook(text: bytes) -> _Notebook:
    try:
        return msgspec.json.decode(text, type=_Notebook)
    except msgspec.ValidationError:
        raise NotAGradableNotebook(classify_content(text, text)) from None


def _raw_cells(notebook: _Notebook, text: bytes) -> Sequence[Raw]:
    if notebook.cells is None and not notebook.worksheets:
        raise NotAGradableNotebook(classify_content(text, text))
    cells = notebook.cells
    if cells is None:
        cells = [cell for worksheet in notebook.worksheets for cell in worksheet.cells]
    return cells


def _parse_cells(
    raw_cells: Sequence[Raw],
) -> tuple[tuple[ParsedCell, ...], tuple[ProblemNote, ...]]:
    """Return the cells that can be read and are within the limits, and notes about the others."""
    cells, damaged, too_long = [], list[int](), list[int]()
    chars, code_chars = 0, 0
    for number, cell in _counted_cells(raw_cells):
        if cell is None:
            damaged.append(number)
            continue
        length = len(cell.source)
        code_length = length if cell.cell_type == "code" else 0
        if (
            length > limits.MAX_CELL_CHARS
            or chars + length > limits.MAX_NOTEBOOK_CHARS
            or code_chars + code_length > limits.MAX_CODE_CHARS
        ):
            too_long.append(number)
            continue
        chars, code_chars = chars + length, code_chars + code_length
        cells.append(cell)
    notes = _notes_on(ProblemKind.UNREADABLE_CELL, damaged)
    return tuple(cells), notes + _notes_on(ProblemKind.LONG_CELL, too_long, **_MAX_CHARS)


def _counted_cells(raw_cells: Sequence[Raw]) -> Iterator[tuple[int, ParsedCell | None]]:
    """Yield the number and the content of each cell; None for one that cannot be read.

    Leaves out empty cells if there are more than MAX_CELLS with them.
    """
    count, too_many = 0, len(raw_cells) > limits.MAX_CELLS
    for number, raw_cell in enumerate(raw_cells, 1):
        raw = _decode(raw_cell, _Cell)
        cell = None if raw is None else _parse_cell(number, raw)
        if too_many and cell is not None and not cell.label and not cell.source.strip():
            continue
        count += 1
        if count > limits.MAX_CELLS:
            raise NotAGradableNotebook(ProblemKind.TOO_MANY_PARTS, **_MAX_PARTS)
        yield number, cell


def _parse_cell(number: int, raw: _Cell) -> ParsedCell:
    source = raw.source or raw.input or ""
    source = normalize_newlines(source if isinstance(source, str) else "".join(source))
    raw_type = _decode(raw.cell_type, str) or ""
    metadata = _decode(raw.metadata, _CellMetadata)
    label = metadata.nbgrader.grade_id if metadata and metadata.nbgrader else ""
    cell_type = CELL_TYPES.get(raw_type, "code")
    return ParsedCell(number, cell_type, source, label, bytes(raw.outputs))


def _decode(raw: Raw, target_type: Any) -> Any:
    """Return the JSON in `raw` as `target_type`; None if it has another type."""
    try:
        return msgspec.json.decode(raw, type=target_type)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _notes_on(
    kind: ProblemKind, numbers: Sequence[int], **values: object
) -> tuple[ProblemNote, ...]:
    """Return one note about all cells in `numbers`, or none."""
    if not numbers:
        return ()
    listed = ", ".join(map(str, numbers[: limits.MAX_LISTED_CELLS]))
    listed += ", …" * (len(numbers) > limits.MAX_LISTED_CELLS)
    return (ProblemNote(kind, {"cell": listed, **values}),)
