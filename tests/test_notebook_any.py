"""Whatever is handed in becomes the release's cells: nothing raises, nothing is lost."""

import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.intake.normalizer import Release
from tests.mending import mend

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)
# Slow machines make Hypothesis complain; the notebook is a fixture that is never changed.
RELAXED = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@RELAXED
@given(data=st.binary() | st.binary().map(lambda tail: b'{"cells": [' + tail))
def test_any_bytes(data: bytes, release: Release) -> None:
    """Any bytes at all give a whole notebook and a sentence."""
    assert mend(data, release).problems


@RELAXED
@given(value=st.data())
def test_any_bytes_within(value: st.DataObject, blank: bytes, release: Release) -> None:
    """The released notebook with any bytes overwritten gives a whole notebook."""
    start = value.draw(st.integers(0, len(blank)))
    patch = value.draw(st.binary(max_size=4))
    mend(blank[:start] + patch + blank[start + len(patch) :], release)


@RELAXED
@given(value=JSON)
def test_any_json(value: object, release: Release) -> None:
    """Any JSON at all, also in the place of the cells or of one cell, gives a whole notebook."""
    for handed_in in (value, {"cells": value}, {"cells": [value]}, {"worksheets": [value]}):
        mend(json.dumps(handed_in).encode(), release)


@pytest.mark.slow
@settings(RELAXED, max_examples=300)
@given(value=st.data())
def test_any_change_of_the_release(value: st.DataObject, blank: bytes, release: Release) -> None:
    """The release with random parts dropped, doubled, swapped or replaced is mended whole."""
    handed_in = json.loads(blank)
    for _ in range(value.draw(st.integers(1, 6))):
        if handed_in:
            change(handed_in, value.draw)
    mend(json.dumps(handed_in).encode(), release)


def change(notebook: Any, draw: Any) -> None:
    """Drop, double, swap or replace one part of `notebook`, at any depth."""
    tree, key = a_part(notebook, draw)
    action = draw(st.sampled_from(["drop", "double", "swap", "replace"]))
    if action == "drop":
        del tree[key]
    elif action == "double" and isinstance(tree, list):
        tree.insert(draw(st.integers(0, len(tree))), deepcopy(tree[key]))
    elif action == "swap":
        other, place = a_part(notebook, draw)
        tree[key], other[place] = deepcopy(other[place]), deepcopy(tree[key])
    else:
        tree[key] = draw(JSON)


def a_part(tree: Any, draw: Any) -> tuple[Any, Any]:
    """A random list or dict within `tree`, and the key of one of its parts."""
    while True:
        key = draw(st.sampled_from(list(tree) if isinstance(tree, dict) else range(len(tree))))
        if not isinstance(tree[key], dict | list) or not tree[key] or not draw(st.integers(0, 3)):
            return tree, key
        tree = tree[key]
