"""Fingerprints of answers: which ones count as equal."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from autograder.sandbox.faults import Fault
from autograder.sandbox.trace import (
    CallOutcome,
    Fingerprint,
    FingerprintSet,
    fingerprint,
    fingerprints,
)

LARGE = np.linspace(-1.0, 1.0, 5000)
SAME: list[tuple[Any, Any]] = [
    (1.0, 1.000001),
    (np.float32(0.1), 0.1),
    (np.array([1.0, np.nan]), [1.0, np.nan]),
    (np.array([[1, 2]]), np.array([[1.0, 2.0]], dtype=np.float32)),
    ({"a": [1, np.ones(2)]}, {"a": (1, np.ones(2))}),
    (None, None),
    ("text", "text"),
    (SimpleNamespace(x=1.0, f=len), SimpleNamespace(x=1.0, f=print)),
    (True, np.bool_(True)),
    (float("inf"), float("inf")),
    ([], np.zeros(0)),
    (1 + 2j, 1.00001 + 2j),
    (10**30, 1e30),
    (np.array([1.0, 0.0]), np.array([1.0, 3e-8])),
    (LARGE, LARGE.astype(np.float32)),
    (LARGE, LARGE * 1.00001),
]
DIFFERENT: list[tuple[Any, Any]] = [
    (1.0, 1.01),
    (np.zeros(3), np.zeros((3, 1))),
    (np.zeros(3), None),
    (None, np.ones(2)),
    ("text", 1.0),
    ("text", "test"),
    ({"a": 1}, {"b": 1}),
    ([1, [2, 3]], [1, 2]),
    (float("inf"), float("nan")),
    (float("inf"), float("-inf")),
    (SimpleNamespace(x=1.0), SimpleNamespace(y=1.0)),
    (True, 1),
    (1 + 2j, 1 + 2.1j),
    (1e-10, 0.0),
    (1e-10, 1.5e-10),
    (np.finfo(float).max, 16.0),
    (np.full(20, np.finfo(float).max), np.full(20, 16.0)),
    (np.array([1e-10, 0.0]), np.zeros(2)),
    (LARGE, LARGE[::-1]),
    (LARGE, np.where(np.arange(5000) == 1234, 9.0, LARGE)),
]


def equal(first: CallOutcome, second: CallOutcome, right: object = None) -> bool:
    known = FingerprintSet([fingerprint(first)])
    (result,) = known.equal_to(fingerprint(second), fingerprint(CallOutcome(right)))
    return bool(result)


@pytest.mark.parametrize(("first", "second"), SAME, ids=map(repr, range(len(SAME))))
def test_equal_outcomes(first: Any, second: Any) -> None:
    """Rounding, number types, and lists in place of arrays make no difference, in either order."""
    assert equal(CallOutcome(first), CallOutcome(second))
    assert equal(CallOutcome(second), CallOutcome(first))


@pytest.mark.parametrize(("first", "second"), DIFFERENT, ids=map(repr, range(len(DIFFERENT))))
def test_different_outcomes(first: Any, second: Any) -> None:
    """Other values, shapes, types and names make a difference, in either order."""
    assert not equal(CallOutcome(first), CallOutcome(second))
    assert not equal(CallOutcome(second), CallOutcome(first))


def test_rounding_of_the_right_answers_size_is_zero() -> None:
    """Where 0 is right up to rounding, rounding is equal to 0, and a tiny wrong answer is not."""
    assert equal(CallOutcome(0.0), CallOutcome(1e-16), right=3.0)
    assert not equal(CallOutcome(0.0), CallOutcome(1e-10), right=3.0)


def test_numbers_that_are_nearly_right_are_equal() -> None:
    """Near the right answer, it makes no difference how near."""
    assert equal(CallOutcome(1e-7), CallOutcome(2e-7), right=0.0)
    assert equal(CallOutcome(np.array([1e-7, 5.0])), CallOutcome([0.0, 5.0]), right=[0.0, 3.0])
    assert not equal(CallOutcome(1e-7), CallOutcome(2e-6), right=0.0)
    assert not equal(CallOutcome(1e-7), CallOutcome(2e-7), right=[0.0])


def test_faults_count() -> None:
    """Exceptions are equal if their types are."""
    raised = CallOutcome(fault=Fault.RAISED, detail="ValueError", message=1)
    assert equal(raised, CallOutcome(fault=Fault.RAISED, detail="ValueError", message=2))
    assert not equal(raised, CallOutcome(fault=Fault.RAISED, detail="TypeError", message=1))
    assert not equal(raised, CallOutcome())


def test_changed_arguments_are_an_answer_of_their_own() -> None:
    """A call has two fingerprints, of its value and of the changes; other requests have one."""
    value, none = fingerprints([CallOutcome(1.0, {}, request=3)])
    same, changed = fingerprints([CallOutcome(1.0, {"0": np.ones(2)}, request=3)])
    (only,) = fingerprints([CallOutcome(1.0, request=3)])
    assert value == same == only
    assert none.request == changed.request != value.request
    assert not FingerprintSet([none]).equal_to(changed, none)[0]
    (raised,) = fingerprints([CallOutcome(fault=Fault.RAISED)])
    assert raised.is_fault


def test_one_fingerprint_is_compared_with_many() -> None:
    """The result has an entry for each fingerprint, in their order."""
    values = [2.0, None, np.ones(2), 1.0, "1", 1.00001]
    known = FingerprintSet([fingerprint(CallOutcome(value)) for value in values])
    equal_ones = known.equal_to(fingerprint(CallOutcome(1.0)), fingerprint(CallOutcome(2.0)))
    assert equal_ones.tolist() == [False, False, False, True, False, True]


def test_a_fingerprint_is_small() -> None:
    """Of a large answer only some elements and sums are kept."""
    made = fingerprint(CallOutcome({"W": np.ones((784, 100)), "b": np.zeros(100)}))
    assert isinstance(made, Fingerprint)
    assert len(made.numbers) + len(made.sizes) < 1000


def test_text_among_numbers_takes_no_memory() -> None:
    """A list of one long text and many others is no array, in which all would be as long."""
    texts = ["9" * 450_000, *[""] * 45_000]
    assert not equal(CallOutcome(texts), CallOutcome(texts[1:]))
    assert equal(CallOutcome([texts, 1.0]), CallOutcome([texts, 1.0]))
