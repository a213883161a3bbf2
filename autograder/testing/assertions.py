"""Compares an answer with the reference: kind and shape first, then finite, then tolerance.

Hidden tests call these helpers. Where they disagree they raise `Disagreement`, whose `said`
is a sentence for the student that holds no input and no expected value, and whose text, with
the values, is for the instructor alone.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from autograder.core.i18n import LazyMessage, lazy
from autograder.sandbox.proxies import CallRecord, type_name

# An answer computed in float32 is off by about 1e-7 per operation, up to 1e-5 after the sums of
# a batch; the nearest misconception in the bank is off by more than 1e-3.
RTOL = 1e-4
ATOL = 1e-7
MAX_DETAIL_CHARS = 400  # characters of a value in the instructor's text


class AnswerMismatch(AssertionError):  # noqa: N818  (it is not an error of this code)
    """The answer is not what was asked for."""

    def __init__(self, said: LazyMessage, detail: str = "") -> None:
        self.student_message = said
        super().__init__(f"{said}  {detail}" if detail else str(said))


def assert_close(
    actual: object, expected: object, *, rtol: float = RTOL, atol: float = ATOL
) -> None:
    """`got` is `expected`: a number where that is one, else an array of its shape.

    Each element may be off by `atol + rtol * |expected|`, as in `numpy.allclose`. Raises
    Disagreement for another kind of value, another shape, nan or inf, and what is further off.
    """
    wanted = np.asarray(expected)
    value = as_number(actual) if wanted.ndim == 0 else as_array(actual, wanted.shape)
    if wanted.dtype.kind == "b":
        wanted = wanted.astype(float)
    with np.errstate(over="ignore"):  # 1e308 beside -1e308: inf, which is off as it should be
        difference = np.abs(np.asarray(value, dtype=float) - wanted)
    if not bool(np.all(difference <= atol + rtol * np.abs(wanted))):
        raise AnswerMismatch(
            lazy("The values that came back are not the right ones.")
            if wanted.ndim
            else lazy("The number that came back is not the right one."),
            f"came: {_show(actual)}; expected: {_show(expected)}",
        )


def as_number(actual: object) -> float:
    """`got` as a finite number; raises Disagreement for anything else."""
    if isinstance(actual, np.ndarray) and actual.ndim == 0:
        actual = actual[()]
    numeric = isinstance(actual, int | float | np.integer | np.floating)
    if not numeric or isinstance(actual, bool | np.bool_):
        raise _wrong_kind(actual, lazy("a number"))
    value = float(actual)  # type: ignore[arg-type]
    if not np.isfinite(value):
        raise AnswerMismatch(
            lazy("{what} came back where a finite number was asked for.", what=describe(actual))
        )
    return value


def as_array(
    actual: object, shape: tuple[int, ...] | None = None, *, finite: bool = True
) -> "np.ndarray[Any, Any]":
    """`got` as an array of numbers of `shape`, or of any without one; lists count.

    Integers or floats, as they came. Raises Disagreement for what is no array or has another
    shape, and, if it has to be `finite`, for nan and inf.
    """
    asked = lazy("an array of shape {shape}", shape=shape) if shape else lazy("an array")
    if not isinstance(actual, np.ndarray | list | tuple):
        raise _wrong_kind(actual, asked)
    if isinstance(actual, tuple) and any(isinstance(part, np.ndarray | list) for part in actual):
        raise _wrong_kind(actual, asked)
    if _holds_text(
        actual
    ):  # one long text among many would make NumPy take room for as many long ones
        raise _wrong_kind(actual, lazy("an array of numbers"))
    try:
        value = np.asarray(actual)
    except ValueError:
        raise _wrong_kind(actual, asked) from None
    if value.dtype.kind not in "iuf" and value.size:
        raise _wrong_kind(actual, lazy("an array of numbers"))
    if shape is not None and value.shape != shape:
        raise _wrong_kind(value, asked)
    if finite and not np.all(np.isfinite(value)):
        raise AnswerMismatch(
            lazy("There is nan or inf in the array that came back."), f"came: {_show(actual)}"
        )
    return value


def assert_tuple(actual: object, names: Sequence[str]) -> tuple[Any, ...]:
    """`got` as a tuple of as many parts as `names`; a list counts. Raises Disagreement.

    The parts are looked at by nobody yet: `agree`, `array` or `number` has to be called on each.
    """
    if not isinstance(actual, tuple | list) or len(actual) != len(names):
        raise _wrong_kind(
            actual, lazy("a tuple of {count} ({names})", count=len(names), names=", ".join(names))
        )
    return tuple(actual)


def assert_not_mutated(record: CallRecord, *originals: object) -> None:
    """The arguments of an observed call are as they were: shape and each element, exactly.

    `originals` in the order of the call; keyword arguments are not looked at. Raises Disagreement.
    """
    for position, (before, after) in enumerate(zip(originals, record.args, strict=False), 1):
        if _holds_text(after) or not np.array_equal(np.asarray(before), np.asarray(after)):
            raise AnswerMismatch(
                lazy(
                    "Argument number {position} is not as it was when the function returned.",
                    position=position,
                )
            )


def assert_that(condition: bool, message: LazyMessage, detail: str = "") -> None:
    """`condition` is true; else raises Disagreement with `said`."""
    if not condition:
        raise AnswerMismatch(message, detail)


def describe(got: object) -> LazyMessage:
    """What a value is, in words: never its content."""
    if got is None:
        return lazy("None (is there a return?)")
    if isinstance(got, bool | np.bool_):
        return lazy("True or False")
    if isinstance(got, np.ndarray):
        return lazy("an array of shape {shape}", shape=got.shape)
    if isinstance(got, float | np.floating) and not np.isfinite(got):
        return lazy("{value}", value="nan" if np.isnan(got) else "inf")
    if isinstance(got, complex | np.complexfloating):
        return lazy("a complex number")
    if isinstance(got, int | float | np.number):
        return lazy("a number")
    return _describe_container(got)


def _holds_text(got: object) -> bool:
    if isinstance(got, list | tuple):
        return any(map(_holds_text, got))
    return isinstance(got, str)


def _describe_container(got: object) -> LazyMessage:
    if isinstance(got, tuple):
        return lazy("a tuple of {count}", count=len(got))
    if isinstance(got, list):
        return lazy("a list of {count}", count=len(got))
    if isinstance(got, dict):
        return lazy("a dict")
    if isinstance(got, str):
        return lazy("a string")
    return lazy("an object") if type_name(got) is None else lazy("an object of another kind")


def _wrong_kind(got: object, asked: LazyMessage) -> AnswerMismatch:
    said = lazy("{what} came back; {asked} was asked for.", what=describe(got), asked=asked)
    return AnswerMismatch(said, f"came: {_show(got)}")


def _show(value: object) -> str:
    with np.printoptions(precision=6, threshold=20, edgeitems=2):
        text = repr(value)
    return text if len(text) <= MAX_DETAIL_CHARS else text[:MAX_DETAIL_CHARS] + "…"
