"""Property tests: any submission becomes a complete notebook, and nothing raises."""

import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.intake.model import Release
from tests.support.normalizer_helpers import normalize_checked

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
    """Any bytes give a complete notebook and a problem."""
    assert normalize_checked(data, release).problems


@RELAXED
@given(value=st.data())
def test_any_bytes_within(value: st.DataObject, blank: bytes, release: Release) -> None:
    """The released notebook with any bytes overwritten gives a complete notebook."""
    start = value.draw(st.integers(0, len(blank)))
    patch = value.draw(st.binary(max_size=4))
    normalize_checked(blank[:start] + patch + blank[start + len(patch) :], release)


@RELAXED
@given(value=JSON)
def test_any_json(value: object, release: Release) -> None:
    """Any JSON, also as the cells or as one cell, gives a complete notebook."""
    for content in (value, {"cells": value}, {"cells": [value]}, {"worksheets": [value]}):
        normalize_checked(json.dumps(content).encode(), release)


@pytest.mark.slow
@settings(RELAXED, max_examples=300)
@given(value=st.data())
def test_any_change_of_the_release(value: st.DataObject, blank: bytes, release: Release) -> None:
    """The release with parts dropped, duplicated, swapped or replaced gives a complete notebook."""
    notebook = json.loads(blank)
    for _ in range(value.draw(st.integers(1, 6))):
        if notebook:
            mutate(notebook, value.draw)
    normalize_checked(json.dumps(notebook).encode(), release)


def mutate(notebook: Any, draw: Any) -> None:
    """Drop, duplicate, swap or replace one part of `notebook`, at any depth."""
    tree, key = draw_part(notebook, draw)
    action = draw(st.sampled_from(["drop", "double", "swap", "replace"]))
    if action == "drop":
        del tree[key]
    elif action == "double" and isinstance(tree, list):
        tree.insert(draw(st.integers(0, len(tree))), deepcopy(tree[key]))
    elif action == "swap":
        other_tree, other_key = draw_part(notebook, draw)
        tree[key], other_tree[other_key] = deepcopy(other_tree[other_key]), deepcopy(tree[key])
    else:
        tree[key] = draw(JSON)


def draw_part(tree: Any, draw: Any) -> tuple[Any, Any]:
    """Draw a list or dict within `tree`, and the key of one of its items."""
    while True:
        key = draw(st.sampled_from(list(tree) if isinstance(tree, dict) else range(len(tree))))
        if not isinstance(tree[key], dict | list) or not tree[key] or not draw(st.integers(0, 3)):
            return tree, key
        tree = tree[key]
