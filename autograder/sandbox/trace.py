"""What student code answered to the requests of a test, for comparing two answers to the same.

A trace holds an answer for each request of the test itself; what happens within a request,
such as callbacks, is the student's own way to the answer and is left out.
"""

from types import SimpleNamespace
from typing import Any

import numpy as np
from msgspec import Struct

from autograder.sandbox.faults import Fault

# Two programs with the same mistake differ by rounding, in float32 by up to 1e-5 after the sums of
# a batch; two different mistakes in the bank by more than a thousandth.
RTOL, ATOL = 1e-4, 1e-7


class CallOutcome(Struct, frozen=True):
    """The value of one request and the arguments it changed, or the fault it ended with."""

    value: Any = None
    changed: dict[str, Any] = {}
    fault: Fault | None = None
    detail: str = ""


Trace = tuple[CallOutcome, ...]


def traces_equal(one: Trace, other: Trace) -> bool:
    """Whether two traces hold the same answers, up to rounding."""
    return len(one) == len(other) and all(map(_same_answer, one, other))


def _same_answer(one: CallOutcome, other: CallOutcome) -> bool:
    if one.fault is not None or other.fault is not None:
        return (one.fault, one.detail) == (other.fault, other.detail)
    return _same(one.value, other.value) and _same(one.changed, other.changed)


def _same(one: object, other: object) -> bool:
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(one[k], other[k]) for k in one)
    if isinstance(one, SimpleNamespace) and isinstance(other, SimpleNamespace):
        return _same(vars(one), vars(other))
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(_same, one, other))
    if _is_numeric(one) and _is_numeric(other):
        return _same_numbers(np.asarray(one), np.asarray(other))
    if isinstance(one, str | None) and isinstance(other, str | None):
        return one == other
    # Objects of the student side and functions of the grader's: nothing to compare.
    return type(one) is type(other)


def _is_numeric(value: object) -> bool:
    if isinstance(value, list | tuple):
        try:
            value = np.asarray(value)
        except ValueError:
            return False
    if isinstance(value, np.ndarray):
        return value.dtype.kind in "biufc"
    return isinstance(value, bool | int | float | complex | np.number | np.bool_)


def _same_numbers(one: "np.ndarray[Any, Any]", other: "np.ndarray[Any, Any]") -> bool:
    if one.shape != other.shape:
        return False
    with np.errstate(all="ignore"):
        return bool(np.allclose(one, other, rtol=RTOL, atol=ATOL, equal_nan=True))
