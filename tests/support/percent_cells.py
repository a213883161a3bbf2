"""Test data in the percent format: many named entries in one file.

A line `# %% key="name" …` begins an entry; the values are JSON, and the first key and value are
unique in the file. Cells with a plain name, as in `# %% mean_squared_error`, belong to the entry
above, whose source is then an answer file (`autograder/content/answer_file.py`).
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from autograder.content.answer_file import split_cells

_MARKER = re.compile(r"^# %% (\w+=.*\S)[ \t]*$", re.MULTILINE)
_ATTRIBUTE = re.compile(r'(\w+)=("[^"]*"|\[[^]]*\]|true)(?: +|$)')


class Entry(Struct, frozen=True):
    """One entry of a file: the attributes of its first line, and the text up to the next entry."""

    attributes: Mapping[str, Any]
    source: str
    line: int  # of the source's first line


def read_entries(path: Path) -> tuple[str, tuple[Entry, ...]]:
    """Return the text before the first entry, and the entries."""
    first, *cells = split_cells(path.read_text(encoding="utf-8"), _MARKER)
    entries = tuple(
        Entry(_parse_attributes(cell.header), cell.source, cell.line + 1) for cell in cells
    )
    names = {next(iter(entry.attributes.items())) for entry in entries}
    assert len(names) == len(entries), f"{path}: two entries share a name"
    return first.source, entries


def _parse_attributes(header: str) -> dict[str, Any]:
    assert not (rest := _ATTRIBUTE.sub("", header)), f"not key=value: {rest}"
    return {key: json.loads(value) for key, value in _ATTRIBUTE.findall(header)}
