"""Outputs are dropped from the text of a notebook, and nothing else is."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.intake import json_scanner

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
