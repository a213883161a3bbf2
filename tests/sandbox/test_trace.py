"""Comparison of traces: which outcomes count as equal."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from autograder.sandbox.faults import Fault
from autograder.sandbox.trace import CallOutcome, traces_equal

SAME: list[tuple[Any, Any]] = [
    (1.0, 1.000001),
    (np.float32(0.1), 0.1),
    (np.array([1.0, np.nan]), [1.0, np.nan]),
    (np.array([[1, 2]]), np.array([[1.0, 2.0]], dtype=np.float32)),
    ({"a": [1, np.ones(2)]}, {"a": (1, np.ones(2))}),
    (None, None),
    ("text", "text"),
    (SimpleNamespace(x=1.0, f=len), SimpleNamespace(x=1.0, f=print)),
    (True, 1),
]
DIFFERENT: list[tuple[Any, Any]] = [
    (1.0, 1.01),
    (np.zeros(3), np.zeros((3, 1))),
    (np.zeros(3), None),
    (None, np.ones(2)),
    ("text", 1.0),
    ({"a": 1}, {"b": 1}),
    ([1, [2, 3]], [1, 2]),
    (float("inf"), float("nan")),
    (SimpleNamespace(x=1.0), SimpleNamespace(y=1.0)),
]


@pytest.mark.parametrize(("first", "second"), SAME, ids=map(repr, range(len(SAME))))
def test_equal_outcomes(first: Any, second: Any) -> None:
    """Rounding, number types, and lists in place of arrays make no difference, in either order."""
    assert traces_equal((CallOutcome(first),), (CallOutcome(second),))
    assert traces_equal((CallOutcome(second),), (CallOutcome(first),))


@pytest.mark.parametrize(("first", "second"), DIFFERENT, ids=map(repr, range(len(DIFFERENT))))
def test_different_outcomes(first: Any, second: Any) -> None:
    """Other values, shapes, types and names make a difference, in either order."""
    assert not traces_equal((CallOutcome(first),), (CallOutcome(second),))
    assert not traces_equal((CallOutcome(second),), (CallOutcome(first),))


def test_faults_and_changed_arguments_count() -> None:
    """Exceptions are equal only if their types are; changed arguments are compared as well."""
    raised = CallOutcome(fault=Fault.RAISED, detail="ValueError")
    assert traces_equal((raised,), (CallOutcome(fault=Fault.RAISED, detail="ValueError"),))
    assert not traces_equal((raised,), (CallOutcome(fault=Fault.RAISED, detail="TypeError"),))
    assert not traces_equal((raised,), (CallOutcome(),))
    assert not traces_equal((CallOutcome(1, {"0": np.ones(2)}),), (CallOutcome(1),))
    assert not traces_equal((CallOutcome(1), CallOutcome(2)), (CallOutcome(1),))
