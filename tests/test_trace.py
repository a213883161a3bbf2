"""When two traces of answers count as the same answers."""

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


@pytest.mark.parametrize(("one", "other"), SAME, ids=map(repr, range(len(SAME))))
def test_alike(one: Any, other: Any) -> None:
    """Rounding, types of numbers, lists for arrays make no difference; either way round."""
    assert traces_equal((CallOutcome(one),), (CallOutcome(other),))
    assert traces_equal((CallOutcome(other),), (CallOutcome(one),))


@pytest.mark.parametrize(("one", "other"), DIFFERENT, ids=map(repr, range(len(DIFFERENT))))
def test_different(one: Any, other: Any) -> None:
    """Other values, shapes, kinds and names do; either way round."""
    assert not traces_equal((CallOutcome(one),), (CallOutcome(other),))
    assert not traces_equal((CallOutcome(other),), (CallOutcome(one),))


def test_faults_and_changed_arguments_count() -> None:
    """An exception is like one of its kind only; what was done to the arguments counts."""
    raised = CallOutcome(fault=Fault.RAISED, detail="ValueError")
    assert traces_equal((raised,), (CallOutcome(fault=Fault.RAISED, detail="ValueError"),))
    assert not traces_equal((raised,), (CallOutcome(fault=Fault.RAISED, detail="TypeError"),))
    assert not traces_equal((raised,), (CallOutcome(),))
    assert not traces_equal((CallOutcome(1, {"0": np.ones(2)}),), (CallOutcome(1),))
    assert not traces_equal((CallOutcome(1), CallOutcome(2)), (CallOutcome(1),))
