"""Answer files: answers as Python text, to be filled into a released notebook.

The demo's class, the tests and the variants use them. A line `# %% name` begins the answer to
the exercise or question `name`; text before the first such line becomes a cell of its own after
the last given cell. An exercise that the file does not name stays as released.

A file may also contain many answer files: a line `# %% key="value" …` begins each of them. The
values are JSON, and the first key and value are unique in the file.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

_MARKER = re.compile(r"^# %% (\w+)\s*$", re.MULTILINE)
_ENTRY_MARKER = re.compile(r"^# %% (\w+=.*\S)[ \t]*$", re.MULTILINE)
_ATTRIBUTE = re.compile(r'(\w+)=("[^"]*"|\[[^]]*\]|true)(?: +|$)')


class PercentCell(Struct, frozen=True):
    """One cell of a file in the percent format, without the empty lines around its source."""

    header: str  # what follows `# %% `; empty for the text before the first cell
    source: str
    line: int  # of the header


class Entry(Struct, frozen=True):
    """One entry of a file: the attributes of its first line, and the text up to the next entry."""

    attributes: Mapping[str, Any]
    source: str
    line: int  # of the source's first line


def read_entries(path: Path) -> tuple[str, tuple[Entry, ...]]:
    """Return the text before the first entry, and the entries.

    Raises ValueError for attributes that are not `key=value` and for two entries of one name.
    """
    first, *cells = split_cells(path.read_text(encoding="utf-8"), _ENTRY_MARKER)
    entries = tuple(
        Entry(_parse_attributes(cell.header), cell.source, cell.line + 1) for cell in cells
    )
    if len({next(iter(entry.attributes.items())) for entry in entries}) < len(entries):
        raise ValueError(f"{path}: two entries share a name")
    return first.source, entries


def _parse_attributes(header: str) -> dict[str, Any]:
    if rest := _ATTRIBUTE.sub("", header):
        raise ValueError(f"not key=value: {rest}")
    return {key: json.loads(value) for key, value in _ATTRIBUTE.findall(header)}


def split_cells(text: str, marker: re.Pattern[str]) -> Iterator[PercentCell]:
    """Yield the cells of a file; group 1 of `marker`, which matches a first line, is the header.

    The first cell is the text before the first marker, even if it is empty.
    """
    parts = marker.split(text)
    lines = (text.count("\n", 0, match.start()) + 1 for match in marker.finditer(text))
    for header, source, line in zip(["", *parts[1::2]], parts[::2], [1, *lines], strict=True):
        yield PercentCell(header, source.strip("\n"), line)


def parse_answer_file(text: str) -> dict[str, str]:
    """Return the answers by name; the text before the first marker has the name ''."""
    return {cell.header: cell.source for cell in split_cells(text, _MARKER)}


def fill_notebook(text: str, release: bytes, *, has_outputs: bool = False) -> bytes:
    """Return the released notebook with the answers of an answer file.

    With `has_outputs` its demonstrations have an output, as if the notebook had been run: grading
    need not run those that no answer needs.
    """
    notebook = json.loads(release)
    answers = parse_answer_file(text)
    cells: list[dict[str, Any]] = notebook["cells"]
    for cell in cells:
        name = _answer_name(cell)
        if name in answers:
            cell["source"] = answers[name]
        if has_outputs and cell["cell_type"] == "code" and _role(cell) == "free":
            cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "shown"}]
    if answers[""].strip():
        last = max(i for i, cell in enumerate(cells) if _role(cell) == "given")
        cells.insert(last + 1, _code_cell(answers[""]))
    return json.dumps(notebook, ensure_ascii=False, indent=1).encode()


def _code_cell(source: str) -> dict[str, Any]:
    cell: dict[str, Any] = {"cell_type": "code", "execution_count": None, "id": "own-cell"}
    return cell | {"metadata": {}, "outputs": [], "source": source}


def _role(cell: dict[str, Any]) -> str:
    return str(cell["metadata"].get("seminar", {}).get("role", ""))


def _answer_name(cell: dict[str, Any]) -> str | None:
    """Return the name of the exercise or question that is answered in this cell."""
    if _role(cell) not in ("exercise", "question"):
        return None
    return str(cell["metadata"]["seminar"]["name"])
