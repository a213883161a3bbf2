"""Traces: what student code answered to the requests of a test, for comparing two submissions.

A trace has one outcome for each request of the test itself. Callbacks within a request are left
out, because two programs may compute the same answer in different ways.
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
    """The value of a request and the arguments that it changed, or the fault that it ended with."""

    value: Any = None
    changed: dict[str, Any] = {}
    fault: Fault | None = None
    detail: str = ""


Trace = tuple[CallOutcome, ...]


def traces_equal(first: Trace, second: Trace) -> bool:
    """Return whether two traces have the same outcomes, up to rounding."""
    return len(first) == len(second) and all(map(_outcomes_equal, first, second))


def _outcomes_equal(first: CallOutcome, second: CallOutcome) -> bool:
    if first.fault is not None or second.fault is not None:
        return (first.fault, first.detail) == (second.fault, second.detail)
    return _equal(first.value, second.value) and _equal(first.changed, second.changed)


def _equal(first: object, second: object) -> bool:
    if isinstance(first, dict) and isinstance(second, dict):
        return first.keys() == second.keys() and all(_equal(first[k], second[k]) for k in first)
    if isinstance(first, SimpleNamespace) and isinstance(second, SimpleNamespace):
        return _equal(vars(first), vars(second))
    if isinstance(first, list | tuple) and isinstance(second, list | tuple):
        return len(first) == len(second) and all(map(_equal, first, second))
    if _is_numeric(first) and _is_numeric(second):
        return _arrays_close(np.asarray(first), np.asarray(second))
    if isinstance(first, str | None) and isinstance(second, str | None):
        return first == second
    # Guest objects and host functions have no comparable value.
    return type(first) is type(second)


def _is_numeric(value: object) -> bool:
    if isinstance(value, list | tuple):
        try:
            value = np.asarray(value)
        except ValueError:
            return False
    if isinstance(value, np.ndarray):
        return value.dtype.kind in "biufc"
    return isinstance(value, bool | int | float | complex | np.number | np.bool_)


def _arrays_close(first: "np.ndarray[Any, Any]", second: "np.ndarray[Any, Any]") -> bool:
    if first.shape != second.shape:
        return False
    with np.errstate(all="ignore"):
        return bool(np.allclose(first, second, rtol=RTOL, atol=ATOL, equal_nan=True))
