"""Limits on a submission: accepted just below each limit, rejected just above it, at low cost."""

import json
import tracemalloc
from datetime import UTC
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.core.problems import ProblemKind
from autograder.intake import json_scanner, limits, normalizer
from autograder.intake.ipynb_reader import read_ipynb
from autograder.intake.limits import (
    MAX_CELL_CHARS,
    MAX_CELL_OUTPUT_BYTES,
    MAX_CELLS,
    MAX_CODE_CHARS,
    MAX_JSON_DEPTH,
    MAX_JSON_NODES,
    MAX_KEPT_OUTPUT_BYTES,
    MAX_NOTEBOOK_BYTES,
    MAX_NOTEBOOK_CHARS,
)
from autograder.intake.model import NormalizedNotebook, Release
from autograder.lms import archive
from tests.support.normalizer_helpers import kinds, normalize_checked, write

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


@pytest.mark.parametrize("key", ["metadata", "source"])
def test_depth(key: str, blank: bytes, release: Release) -> None:
    """Data of the maximum depth is accepted; with one level more the file is rejected."""
    inner = MAX_JSON_DEPTH - 3  # the notebook, its cells and the cell are levels, too
    read = normalize_checked(with_cells(blank, [{key: nested(inner)}]), release)
    assert kinds(read) == ([ProblemKind.UNREADABLE_CELL] if key == "source" else [])
    deeper = normalize_checked(with_cells(blank, [{key: nested(inner + 1)}]), release)
    assert kinds(deeper) == [ProblemKind.TOO_DEEP]


def test_outputs_count_for_nothing(blank: bytes, release: Release) -> None:
    """Outputs may be nested deeper than anything else, and more than all parts together."""
    many = [{"output_type": "stream"}] * (MAX_JSON_NODES + 1)
    for outputs in (nested(100 * MAX_JSON_DEPTH), many):
        data = encode_deeply(with_cells(blank, [X | {"outputs": "MANY"}]), outputs)
        read = normalize_checked(data, release)
        assert (read.cells[-1].source, read.problems) == ("x = 1", ())


def encode_deeply(data: bytes, value: Any) -> bytes:
    """Replace "MANY" by a value that may be too deep for the encoder."""
    depth = 0
    while isinstance(value, list) and value and isinstance(value[0], list):
        value, depth = value[0], depth + 1
    return data.replace(b'"MANY"', b"[" * depth + json.dumps(value).encode() + b"]" * depth)


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


def test_empty_cells_do_not_count(blank: bytes, release: Release) -> None:
    """Any number of empty cells is accepted, between others and of every kind."""
    empty = [{"cell_type": kind, "source": text} for kind in ("code", "markdown") for text in "\n "]
    cells = [cell for _ in range(MAX_CELLS) for cell in empty] + [X]
    read = normalize_checked(with_cells(blank, cells), release)
    assert read.problems == ()
    assert [cell.source for cell in read.cells] == [
        *(cell.source for cell in normalize_checked(blank, release).cells),
        "x = 1",
    ]
    assert read.cells[-1].number == len(release.cells) + len(cells)


def test_few_empty_cells_stay(blank: bytes, release: Release) -> None:
    """Up to the limit on cells, empty ones stay where they are."""
    read = normalize_checked(with_cells(blank, [{"source": ""}, X]), release)
    assert [cell.source for cell in read.cells[-2:]] == ["", "x = 1"]


def test_an_emptied_exercise_is_no_empty_cell(blank: bytes, release: Release) -> None:
    """A cell that bears a label stays, so that its exercise is not reported as missing."""
    notebook = json.loads(blank)
    write(notebook["cells"], "write_mini_batch", "")
    notebook["cells"] += [{"source": ""}] * MAX_CELLS
    assert kinds(normalize_checked(json.dumps(notebook).encode(), release)) == []


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


def large_notebook(blank: bytes, **parts: Any) -> bytes:
    """Return the release with a cell of these parts and with 20 MiB where one says so."""
    data = with_cells(blank, [X | parts])
    return data.replace(b"20 MiB", b"." * (20 << 20))


FIGURE = {"output_type": "display_data", "data": {"image/png": "20 MiB"}}


@pytest.mark.slow
@pytest.mark.parametrize("outputs", [[FIGURE], [{"text": ["20 MiB", 'a "quote" ]'], "x": [[{}]]}]])
def test_large_outputs(blank: bytes, release: Release, outputs: Any) -> None:
    """A notebook that only its outputs make too large is graded like one without."""
    data = large_notebook(blank, outputs=outputs)
    small = with_cells(blank, [X | {"outputs": []}])
    assert len(data) > MAX_NOTEBOOK_BYTES
    assert read_ipynb(BytesIO(data)) == small.replace(b'"outputs": []}]', b'"outputs":[]}]')
    assert normalize_checked(data, release) == normalize_checked(small, release)


@pytest.mark.slow
def test_many_outputs(blank: bytes, release: Release) -> None:
    """Outputs that are large together are kept up to a total; sources are all kept."""
    printed = [{"output_type": "stream", "text": "." * (MAX_CELL_OUTPUT_BYTES * 3 // 4)}]
    data = with_cells(blank, [X | {"outputs": printed}] * 40)
    read = json.loads(read_ipynb(BytesIO(data)))
    kept = [cell for cell in read["cells"] if cell.get("outputs")]
    assert len(kept) == MAX_KEPT_OUTPUT_BYTES // len(json.dumps(printed))
    assert kinds(normalize_checked(data, release)) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "parts", [{"metadata": {"x": "20 MiB"}}, {"attachments": {"outputs": "20 MiB"}}]
)
def test_what_is_no_output_counts(blank: bytes, release: Release, parts: Any) -> None:
    """Metadata and pasted pictures count towards the size of a notebook, whatever their names."""
    data = large_notebook(blank, outputs=[], **parts)
    cut = read_ipynb(BytesIO(data))
    assert len(cut) == MAX_NOTEBOOK_BYTES + 1
    for content in (data, cut):
        assert kinds(normalize_checked(content, release)) == [ProblemKind.TOO_LARGE]


def test_widgets(blank: bytes, release: Release) -> None:
    """The state of widgets, which Jupyter stores in the notebook's metadata, does not count."""
    notebook = json.loads(blank)
    notebook["metadata"]["widgets"] = {"application/vnd.jupyter.widget-state+json": "20 MiB"}
    data = json.dumps(notebook).encode().replace(b"20 MiB", b"." * (20 << 20))
    assert normalize_checked(read_ipynb(BytesIO(data)), release) == normalize_checked(
        blank, release
    )


@pytest.mark.slow
def test_a_large_notebook_that_was_cut_off(blank: bytes, release: Release) -> None:
    """A file that ends within long outputs is reported as cut off, not as too large."""
    data = large_notebook(blank, outputs=[FIGURE])[:-100]
    assert kinds(normalize_checked(read_ipynb(BytesIO(data)), release)) == [ProblemKind.CUT_OFF]


@pytest.mark.slow
@pytest.mark.parametrize("start", [b"\xef\xbb\xbf", b"\n \t"])
def test_large_notebooks_of_other_programs(blank: bytes, release: Release, start: bytes) -> None:
    """A byte order mark or white space before the notebook changes nothing."""
    data = start + large_notebook(blank, outputs=[FIGURE])
    assert kinds(normalize_checked(read_ipynb(BytesIO(data)), release)) == []


def test_the_file_itself(blank: bytes, release: Release, monkeypatch: pytest.MonkeyPatch) -> None:
    """Above the limit on the file itself, outputs are no longer looked for."""
    data = large_notebook(blank, outputs=[FIGURE])
    monkeypatch.setattr(limits, "MAX_FILE_BYTES", len(data))
    assert kinds(normalize_checked(read_ipynb(BytesIO(data)), release)) == []
    for cut in (read_ipynb(BytesIO(data + b" ")), data + b" "):
        problem = normalize_checked(cut, release).problems[0]
        assert problem.kind is ProblemKind.TOO_LARGE
        assert "16 MB without its outputs" in problem.message


def test_another_large_file_is_not_read_to_its_end() -> None:
    """Of a file that is no notebook at most one byte more than the limit is read."""
    stream = BytesIO(b"%PDF" + bytes(MAX_NOTEBOOK_BYTES * 2))
    assert len(read_ipynb(stream)) == stream.tell() == MAX_NOTEBOOK_BYTES + 1


def test_a_large_notebook_in_a_zip(blank: bytes, release: Release, tmp_path: Path) -> None:
    """A notebook in a download loses its long outputs before it is stored."""
    with ZipFile(tmp_path / "w.zip", "w", ZIP_DEFLATED) as download:
        download.writestr("a.ipynb", large_notebook(blank, outputs=[FIGURE]))
    with archive.open_archive(tmp_path / "w.zip", UTC) as opened:
        (file,) = opened.files
        assert file.rejection_reason == ""
        assert kinds(normalize_checked(file.read(), release)) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("head", "unit", "tail"),
    [
        (b'{"cells":[{"outputs":["', b"a", b'"]}]}'),
        pytest.param(b'{"cells":[{"outputs":[', b'"0\\n",', b'""]}]}', marks=pytest.mark.nightly),
        (b'{"cells":[{', b'"outputs":1,', b'"a":1}]}'),
        pytest.param(b'{"cells":[', b'{"outputs":[{}]},', b"{}]}", marks=pytest.mark.nightly),
        (b'{"cells":[{"outputs":', b"[", b""),
        pytest.param(b'{"cells":[{"outputs":"', b"\\", b'"}]}', marks=pytest.mark.nightly),
        pytest.param(b'{"cells":[{"outputs":"', b'\\"', b'"}]}', marks=pytest.mark.nightly),
        pytest.param(b'{"widgets":{"outputs":{', b'"widgets":{', b"}", marks=pytest.mark.nightly),
    ],
    ids=lambda part: repr(part)[:30],
)
def test_no_large_file_costs_much(
    head: bytes, unit: bytes, tail: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading the worst large file takes at most two copies of it, and linear time."""
    monkeypatch.setattr(limits, "MAX_JSON_NODES", 1 << 13)  # counting memory is slow
    size = 3 * MAX_NOTEBOOK_BYTES
    data = head + unit * ((size - len(head) - len(tail)) // len(unit)) + tail
    tracemalloc.start()
    try:
        read_ipynb(BytesIO(data))
        assert tracemalloc.get_traced_memory()[1] < 2.5 * size
    finally:
        tracemalloc.stop()


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


TEXTS = st.text(st.sampled_from('a"\\/[]{}:,\n本'), max_size=6) | st.just("outputs")
KEYS = TEXTS.filter(lambda text: text != "outputs")
JSON = st.recursive(
    st.none() | st.integers(-9, 9) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)
CELLS = st.lists(
    st.fixed_dictionaries({"source": TEXTS, "outputs": JSON}, optional={"metadata": JSON}),
    max_size=4,
)
NOTEBOOKS = st.fixed_dictionaries(
    {"cells": CELLS, "metadata": st.fixed_dictionaries({"widgets": JSON, "other": JSON})}
)
SMALL_PIECE = 3  # bytes, so that every quote and escape lies at a border between two pieces


def drop(text: bytes, *, max_value: int = 0, max_total: int = 0, max_values: int = 1000) -> bytes:
    return json_scanner.drop_outputs(
        text, max_value=max_value, max_total=max_total, max_values=max_values
    )


@pytest.fixture(params=[SMALL_PIECE, 1 << 20], ids=["small pieces", "one piece"])
def piece(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Scan the text in pieces of this size."""
    monkeypatch.setattr(json_scanner, "_CHUNK", request.param)


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("size", [SMALL_PIECE, 1 << 20])
@settings(max_examples=40, deadline=None)
@given(notebook=NOTEBOOKS)
def test_outputs_are_dropped_and_nothing_else(
    notebook: dict[str, Any], size: int, indent: int | None
) -> None:
    """Cells lose their outputs and the notebook its widgets; all else is as it was."""
    text = json.dumps(notebook, indent=indent).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_scanner, "_CHUNK", size)
        dropped = json.loads(drop(text))
        assert json.loads(drop(text, max_value=1 << 20, max_total=1 << 20)) == notebook
    expected = json.loads(text)
    expected["metadata"]["widgets"] = {}
    for cell in expected["cells"]:
        cell["outputs"] = []
    assert dropped == expected


@pytest.mark.slow
@given(text=st.binary(max_size=60) | st.text(st.sampled_from('a"\\[]{}:, '), max_size=60))
def test_pieces_do_not_matter(text: bytes | str) -> None:
    """The measures of any text are the same, whatever the size of the pieces."""
    data = text if isinstance(text, bytes) else text.encode()
    data += b"{"
    with pytest.MonkeyPatch.context() as patch:
        whole = measures(data), drop(data)
        patch.setattr(json_scanner, "_CHUNK", SMALL_PIECE)
        assert (measures(data), drop(data)) == whole


def measures(data: bytes) -> tuple[int, int, int]:
    shape = json_scanner.scan_json(data, 4)
    return shape.depth, shape.node_count, shape.end


@pytest.mark.usefixtures("piece")
def test_notebook_format_3() -> None:
    """In format 3, the cells are two levels deeper."""
    cell = {"input": "x", "outputs": [{"text": "]"}]}
    text = json.dumps({"worksheets": [{"cells": [cell, cell]}]}).encode()
    assert json.loads(drop(text))["worksheets"][0]["cells"] == [{"input": "x", "outputs": []}] * 2


@pytest.mark.usefixtures("piece")
def test_short_outputs_are_kept() -> None:
    """Outputs up to the limit of a value are kept until their total is reached, in order."""
    cells = [{"outputs": ["." * length]} for length in (10, 30, 10, 10)]
    text = json.dumps({"cells": cells}).encode()
    kept = [cell["outputs"] for cell in json.loads(drop(text, max_value=20, max_total=35))["cells"]]
    assert [bool(outputs) for outputs in kept] == [True, False, True, False]


@pytest.mark.usefixtures("piece")
def test_outputs_without_an_end() -> None:
    """Outputs that are cut off are dropped; the text keeps that it has no end."""
    assert drop(b'{"cells": [{"source": "x", "outputs": [{"text": "abc') == (
        b'{"cells": [{"source": "x", "outputs":[]'
    )


def test_only_some_values_are_looked_at() -> None:
    """After a number of values, the rest is left alone."""
    text = json.dumps({"cells": [{"outputs": ["x"]}] * 5}).encode()
    cells = json.loads(drop(text, max_values=2))["cells"]
    assert [cell["outputs"] for cell in cells] == [[], [], ["x"], ["x"], ["x"]]
