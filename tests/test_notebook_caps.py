"""Caps on a hand-in: just below each it is read, just above it is refused; neither costs much."""

import json
import tracemalloc
from typing import Any

import pytest

from autograder.core.problems import ProblemKind
from autograder.intake import normalizer
from autograder.intake.limits import (
    MAX_BYTES,
    MAX_CELLS,
    MAX_CODE,
    MAX_DEPTH,
    MAX_PARTS,
    MAX_SOURCE,
    MAX_TEXT,
)
from autograder.intake.normalizer import Release
from tests.mending import kinds, mend

X = {"cell_type": "code", "source": "x = 1"}


def with_cells(blank: bytes, cells: list[Any]) -> bytes:
    """The release with more cells at its end."""
    handed_in = json.loads(blank)
    handed_in["cells"] += cells
    return json.dumps(handed_in).encode()


def text(length: int) -> Any:
    """A text cell of that length."""
    return {"cell_type": "markdown", "source": "." * length}


def nested(depth: int) -> Any:
    """A list in a list, and so on."""
    value: list[Any] = []
    for _ in range(depth - 1):
        value = [value]
    return value


def test_bytes(blank: bytes, release: Release) -> None:
    """A file of the largest size is read; one byte more is too large, and its student is told."""
    data = with_cells(blank, [X | {"outputs": ["FILL"]}])
    largest = data.replace(b"FILL", b"." * (MAX_BYTES - len(data) + len(b"FILL")))
    assert len(largest) == MAX_BYTES
    assert kinds(mend(largest, release)) == []
    assert kinds(mend(largest + b" ", release)) == [ProblemKind.TOO_LARGE]
    assert "16 MB" in mend(largest + b" ", release).problems[0].message


@pytest.mark.parametrize("key", ["outputs", "metadata", "source"])
def test_depth(key: str, blank: bytes, release: Release) -> None:
    """Data of the largest depth is passed over; one level more refuses the file."""
    inner = MAX_DEPTH - 3  # the notebook, its cells and the cell are levels, too
    read = mend(with_cells(blank, [{key: nested(inner)}]), release)
    assert kinds(read) == ([ProblemKind.UNREADABLE_CELL] if key == "source" else [])
    deeper = mend(with_cells(blank, [{key: nested(inner + 1)}]), release)
    assert kinds(deeper) == [ProblemKind.TOO_DEEP]


def test_depth_does_not_hang_on_the_caller(blank: bytes, release: Release) -> None:
    """The same file is mended alike, however deep in the program that is asked for."""
    data = with_cells(blank, [{"outputs": nested(MAX_DEPTH - 3)}])

    def deep_down(levels: int) -> normalizer.NormalizedNotebook:
        return deep_down(levels - 1) if levels else normalizer.normalize(data, release, "en")

    assert deep_down(400) == mend(data, release)


def test_brackets_within_strings_are_no_depth(blank: bytes, release: Release) -> None:
    """Brackets and quotes in a text are a text, not levels."""
    source = "# " + '[{"\\"' * 500
    submission = mend(with_cells(blank, [{"source": source}]), release)
    assert (submission.cells[-1].source, submission.problems) == (source, ())


def test_cells(blank: bytes, release: Release) -> None:
    """As many cells as allowed are read; one more is too many."""
    more = MAX_CELLS - len(release.cells)
    assert len(mend(with_cells(blank, [X] * more), release).cells) == MAX_CELLS
    assert kinds(mend(with_cells(blank, [X] * (more + 1)), release)) == [ProblemKind.TOO_MANY_PARTS]


def test_parts(release: Release) -> None:
    """As many lines as allowed are read; one more is too many."""

    def lines(count: int) -> bytes:
        return b'{"cells":[{"source":["x = 1\\n"' + b',""' * (count - 1) + b"]}]}"

    assert ProblemKind.TOO_MANY_PARTS not in kinds(mend(lines(MAX_PARTS), release))
    assert kinds(mend(lines(MAX_PARTS + 1), release)) == [ProblemKind.TOO_MANY_PARTS]


def test_lines_of_outputs_are_not_counted(blank: bytes, release: Release) -> None:
    """However many lines a cell has printed, they are passed over."""
    printed = {"output_type": "stream", "name": "stdout", "text": ["0\n"] * (MAX_PARTS + 1)}
    assert kinds(mend(with_cells(blank, [X | {"outputs": [printed]}]), release)) == []


def test_source(blank: bytes, release: Release) -> None:
    """A cell of the largest length is read; a longer one is left out and named, and no other."""
    longest = mend(with_cells(blank, [text(MAX_SOURCE)]), release)
    assert (len(longest.cells[-1].source), longest.problems) == (MAX_SOURCE, ())
    longer = mend(with_cells(blank, [text(MAX_SOURCE + 1), X]), release)
    assert kinds(longer) == [ProblemKind.LONG_CELL]
    assert longer.problems[0].about == str(len(release.cells) + 1)
    assert longer.cells[-1].source == "x = 1"


def test_text(blank: bytes, release: Release) -> None:
    """Cells up to the largest length in all are read; what goes beyond is left out and named."""
    own = sum(len(cell.source) for cell in release.cells)
    pieces = [MAX_SOURCE] * ((MAX_TEXT - own) // MAX_SOURCE)
    pieces.append(MAX_TEXT - own - sum(pieces))
    full = [text(size) for size in pieces]
    read = mend(with_cells(blank, full), release)
    assert sum(len(cell.source) for cell in read.cells) == MAX_TEXT
    assert read.problems == ()
    beyond = mend(with_cells(blank, [*full, text(1)]), release)
    assert beyond.cells == read.cells
    assert kinds(beyond) == [ProblemKind.LONG_CELL]


def test_code(blank: bytes, release: Release) -> None:
    """Code up to the largest length in all is read; a cell beyond is left out, text is not."""
    left = MAX_CODE - sum(len(cell.source) for cell in release.cells if cell.is_code)
    full = X | {"source": "x" * left}
    assert mend(with_cells(blank, [full]), release).problems == ()
    beyond = mend(with_cells(blank, [full, {"source": "x"}, text(5)]), release)
    assert kinds(beyond) == [ProblemKind.LONG_CELL]
    assert beyond.cells[-1].source == "....."


def filled(head: bytes, unit: bytes, tail: bytes) -> bytes:
    """A file of almost the largest size that is mostly one thing again and again."""
    return head + unit * ((MAX_BYTES - len(head) - len(tail)) // len(unit)) + tail


@pytest.mark.slow
@pytest.mark.parametrize(
    "data",
    [
        filled(b'{"cells":[', b"{},", b"{}]}"),
        filled(b'{"cells":[{"source":[', b"[],", b"[]]}]}"),
        filled(b'{"cells":[{"source":[[', b"[],", b"[]]]}]}"),
        filled(b'{"worksheets":[{"cells":[{"input":[', b'"a",', b'""]}]}]}'),
        filled(b'{"cells":[{"metadata":{"nbgrader":[[[', b"{},", b"{}]]]}}]}"),
        filled(b'{"cells":[{"source":"x","outputs":[[[', b'"a",', b'""]]]}]}'),
        filled(b'{"cells":[{"source":"', b"\xff", b'"}]}'),
        filled(b'{"cells":[\n', b"<<<<<<< \n", b"]}"),
        filled(b'{"cells":', b"[", b""),
    ],
    ids=lambda data: repr(data[:40]),
)
def test_no_file_costs_much_memory(data: bytes, release: Release) -> None:
    """The worst files, accepted or refused, take a small multiple of their size in memory."""
    tracemalloc.start()
    try:
        normalizer.normalize(data, release, "en")
        assert tracemalloc.get_traced_memory()[1] < 16 * MAX_BYTES
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "unit", ["\\'''x\n", '\\"', '"""', "'#", "(", "a:", "def f", "=", "\n", "\r"]
)
def test_no_text_is_searched_for_long(unit: str, release: Release) -> None:
    """The longest code of one thing again and again is done with in one pass, not in thousands."""
    cell = {"source": unit * ((MAX_CODE - 5) // len(unit))}
    assert mend(json.dumps({"cells": [X, cell]}).encode(), release).gradable
