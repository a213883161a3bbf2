"""Limits on a submission: accepted just below each limit, rejected just above it, at low cost."""

import json
import tracemalloc
from typing import Any

import pytest

from autograder.core.problems import ProblemKind
from autograder.intake import normalizer
from autograder.intake.limits import (
    MAX_CELL_CHARS,
    MAX_CELLS,
    MAX_CODE_CHARS,
    MAX_JSON_DEPTH,
    MAX_JSON_NODES,
    MAX_NOTEBOOK_BYTES,
    MAX_NOTEBOOK_CHARS,
)
from autograder.intake.model import NormalizedNotebook, Release
from tests.support.normalizer_helpers import kinds, normalize_checked

X = {"cell_type": "code", "source": "x = 1"}


def with_cells(blank: bytes, cells: list[Any]) -> bytes:
    """Return the release with more cells at its end."""
    notebook = json.loads(blank)
    notebook["cells"] += cells
    return json.dumps(notebook).encode()


def text(length: int) -> Any:
    """Return a text cell of a length."""
    return {"cell_type": "markdown", "source": "." * length}


def nested(depth: int) -> Any:
    """Return lists nested to a depth."""
    value: list[Any] = []
    for _ in range(depth - 1):
        value = [value]
    return value


def test_bytes(blank: bytes, release: Release) -> None:
    """A file of the maximum size is accepted; with one byte more it is too large."""
    data = with_cells(blank, [X | {"outputs": ["FILL"]}])
    largest = data.replace(b"FILL", b"." * (MAX_NOTEBOOK_BYTES - len(data) + len(b"FILL")))
    assert len(largest) == MAX_NOTEBOOK_BYTES
    assert kinds(normalize_checked(largest, release)) == []
    assert kinds(normalize_checked(largest + b" ", release)) == [ProblemKind.TOO_LARGE]
    assert "16 MB" in normalize_checked(largest + b" ", release).problems[0].message


@pytest.mark.parametrize("key", ["outputs", "metadata", "source"])
def test_depth(key: str, blank: bytes, release: Release) -> None:
    """Data of the maximum depth is accepted; with one level more the file is rejected."""
    inner = MAX_JSON_DEPTH - 3  # the notebook, its cells and the cell are levels, too
    read = normalize_checked(with_cells(blank, [{key: nested(inner)}]), release)
    assert kinds(read) == ([ProblemKind.UNREADABLE_CELL] if key == "source" else [])
    deeper = normalize_checked(with_cells(blank, [{key: nested(inner + 1)}]), release)
    assert kinds(deeper) == [ProblemKind.TOO_DEEP]


def test_depth_does_not_hang_on_the_caller(blank: bytes, release: Release) -> None:
    """The result does not depend on the depth of the caller's stack."""
    data = with_cells(blank, [{"outputs": nested(MAX_JSON_DEPTH - 3)}])

    def deep_down(levels: int) -> NormalizedNotebook:
        return deep_down(levels - 1) if levels else normalizer.normalize(data, release, "en")

    assert deep_down(400) == normalize_checked(data, release)


def test_brackets_within_strings_are_no_depth(blank: bytes, release: Release) -> None:
    """Brackets and quotes within strings do not count as levels."""
    source = "# " + '[{"\\"' * 500
    submission = normalize_checked(with_cells(blank, [{"source": source}]), release)
    assert (submission.cells[-1].source, submission.problems) == (source, ())


def test_cells(blank: bytes, release: Release) -> None:
    """The maximum number of cells is accepted; with one more the file is rejected."""
    more = MAX_CELLS - len(release.cells)
    assert len(normalize_checked(with_cells(blank, [X] * more), release).cells) == MAX_CELLS
    assert kinds(normalize_checked(with_cells(blank, [X] * (more + 1)), release)) == [
        ProblemKind.TOO_MANY_PARTS
    ]


def test_parts(release: Release) -> None:
    """The maximum number of lines is accepted; with one more the file is rejected."""

    def lines(count: int) -> bytes:
        return b'{"cells":[{"source":["x = 1\\n"' + b',""' * (count - 1) + b"]}]}"

    assert ProblemKind.TOO_MANY_PARTS not in kinds(
        normalize_checked(lines(MAX_JSON_NODES), release)
    )
    assert kinds(normalize_checked(lines(MAX_JSON_NODES + 1), release)) == [
        ProblemKind.TOO_MANY_PARTS
    ]


def test_lines_of_outputs_are_not_counted(blank: bytes, release: Release) -> None:
    """Lines within outputs are not counted."""
    printed = {"output_type": "stream", "name": "stdout", "text": ["0\n"] * (MAX_JSON_NODES + 1)}
    assert kinds(normalize_checked(with_cells(blank, [X | {"outputs": [printed]}]), release)) == []


def test_source(blank: bytes, release: Release) -> None:
    """A cell of the maximum length is kept; only a longer one is left out and named."""
    longest = normalize_checked(with_cells(blank, [text(MAX_CELL_CHARS)]), release)
    assert (len(longest.cells[-1].source), longest.problems) == (MAX_CELL_CHARS, ())
    longer = normalize_checked(with_cells(blank, [text(MAX_CELL_CHARS + 1), X]), release)
    assert kinds(longer) == [ProblemKind.LONG_CELL]
    assert longer.problems[0].about == str(len(release.cells) + 1)
    assert longer.cells[-1].source == "x = 1"


def test_text(blank: bytes, release: Release) -> None:
    """Cells up to the maximum total length are kept; the next one is left out and named."""
    length = sum(len(cell.source) for cell in release.cells)
    pieces = [MAX_CELL_CHARS] * ((MAX_NOTEBOOK_CHARS - length) // MAX_CELL_CHARS)
    pieces.append(MAX_NOTEBOOK_CHARS - length - sum(pieces))
    full = [text(size) for size in pieces]
    read = normalize_checked(with_cells(blank, full), release)
    assert sum(len(cell.source) for cell in read.cells) == MAX_NOTEBOOK_CHARS
    assert read.problems == ()
    beyond = normalize_checked(with_cells(blank, [*full, text(1)]), release)
    assert beyond.cells == read.cells
    assert kinds(beyond) == [ProblemKind.LONG_CELL]


def test_code(blank: bytes, release: Release) -> None:
    """Code up to the maximum total length is kept; the next code cell is left out, text is not."""
    length = MAX_CODE_CHARS - sum(len(cell.source) for cell in release.cells if cell.is_code)
    full = X | {"source": "x" * length}
    assert normalize_checked(with_cells(blank, [full]), release).problems == ()
    beyond = normalize_checked(with_cells(blank, [full, {"source": "x"}, text(5)]), release)
    assert kinds(beyond) == [ProblemKind.LONG_CELL]
    assert beyond.cells[-1].source == "....."


def filled(head: bytes, unit: bytes, tail: bytes) -> bytes:
    """Return a file of almost the maximum size that repeats one unit."""
    return head + unit * ((MAX_NOTEBOOK_BYTES - len(head) - len(tail)) // len(unit)) + tail


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
    """The worst files, accepted or rejected, need a small multiple of their size in memory."""
    tracemalloc.start()
    try:
        normalizer.normalize(data, release, "en")
        assert tracemalloc.get_traced_memory()[1] < 16 * MAX_NOTEBOOK_BYTES
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "unit", ["\\'''x\n", '\\"', '"""', "'#", "(", "a:", "def f", "=", "\n", "\r"]
)
def test_no_text_is_searched_for_long(unit: str, release: Release) -> None:
    """Repetitive code of the maximum length is analysed in linear time."""
    cell = {"source": unit * ((MAX_CODE_CHARS - 5) // len(unit))}
    assert normalize_checked(json.dumps({"cells": [X, cell]}).encode(), release).gradable
