"""Comparison of an answer with the reference: type and shape, then nan and inf, then tolerance.

All functions raise AnswerMismatch. Its `student_message` contains no input and no expected value;
its text also has the values and is for the instructor alone.
"""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import numpy as np

from autograder.core.i18n import LazyMessage, lazy
from autograder.sandbox.proxies import CallRecord, type_name

# An answer computed in float32 is off by about 1e-7 per operation, up to 1e-5 after the sums of
# a batch; the nearest misconception in the bank is off by more than 1e-3.
RTOL = 1e-4
ATOL = 1e-7
MAX_DETAIL_CHARS = 400  # of a value in the instructor's text


class AnswerMismatch(AssertionError):  # noqa: N818  (it is not an error of this code)
    """The answer is wrong: `student_message` for the student, the text for the instructor.

    >>> mismatch = AnswerMismatch(lazy("Some rows are never drawn."), "rows: 1, 2")
    >>> str(mismatch.student_message)
    'Some rows are never drawn.'
    >>> str(mismatch)
    'Some rows are never drawn.  rows: 1, 2'
    """

    def __init__(self, student_message: LazyMessage, detail: str = "") -> None:
        self.student_message = student_message
        super().__init__(f"{student_message}  {detail}" if detail else str(student_message))


def assert_close(
    actual: object, expected: object, *, rtol: float = RTOL, atol: float = ATOL
) -> None:
    """Check that `actual` equals `expected` up to rounding.

    `actual` has to be a number if `expected` is one, else an array (or nested list) of the shape
    of `expected`. Each element may be off by `atol + rtol * |expected|`, as in `numpy.allclose`.
    Raises AnswerMismatch for another type or shape, for nan and inf, and for larger differences.

    >>> assert_close(np.float32(0.5), 0.5)
    >>> assert_close([1.0, 2.00001], np.array([1.0, 2.0]))
    >>> assert_close(0.52, 0.5, atol=0.03)
    >>> assert_close(0.4, 0.5)
    Traceback (most recent call last):
    autograder.testing.assertions.AnswerMismatch: The returned number is wrong. ...
    """
    reference = np.asarray(expected)
    value = as_number(actual) if reference.ndim == 0 else as_array(actual, reference.shape)
    if reference.dtype.kind == "b":
        reference = reference.astype(float)
    with np.errstate(over="ignore"):  # 1e308 - -1e308 is inf, which is rightly a mismatch
        difference = np.abs(np.asarray(value, dtype=float) - reference)
    if not bool(np.all(difference <= atol + rtol * np.abs(reference))):
        raise AnswerMismatch(
            lazy("The returned values are wrong.")
            if reference.ndim
            else lazy("The returned number is wrong."),
            f"came: {_show(actual)}; expected: {_show(expected)}",
        )


def as_number(actual: object, *, accept_bool: bool = False) -> float:
    """Return `actual` as a finite float; raise AnswerMismatch for anything else.

    Python and NumPy numbers and 0-d arrays are numbers; True and False are not, unless
    `accept_bool` is True.

    >>> as_number(np.int64(3))
    3.0
    >>> as_number(np.array(0.5))
    0.5
    >>> as_number(True, accept_bool=True)
    1.0
    >>> as_number([0.5])
    Traceback (most recent call last):
    autograder.testing.assertions.AnswerMismatch: Expected a number, but got ...
    """
    if isinstance(actual, np.ndarray) and actual.ndim == 0:
        actual = actual[()]
    is_number = isinstance(actual, int | float | np.integer | np.floating | np.bool_)
    is_bool = isinstance(actual, bool | np.bool_)
    if not is_number or (is_bool and not accept_bool):
        raise wrong_type(actual, lazy("a number"))
    value = float(actual)  # type: ignore[arg-type]
    if not np.isfinite(value):
        raise AnswerMismatch(
            lazy("Expected a finite number, but got {what}.", what=describe(actual))
        )
    return value


def unwrap_number(actual: object) -> object:
    """Return the number in an array of one element, or else `actual` itself.

    For tests that do not judge whether the number is returned in an array.

    >>> unwrap_number(np.array([[0.5]])), unwrap_number([0.5]), unwrap_number(0.5)
    (0.5, 0.5, 0.5)
    >>> unwrap_number([0.5, 1.5])
    [0.5, 1.5]
    """
    if isinstance(actual, np.ndarray | list) and not _contains_text(actual):
        with suppress(ValueError):  # rows of different lengths
            if np.size(actual) == 1:
                return np.asarray(actual).item()
    return actual


def as_array(
    actual: object, shape: tuple[int, ...] | None = None, *, finite: bool = True
) -> "np.ndarray[Any, Any]":
    """Return `actual` as an array of integers or floats; nested lists count as arrays.

    Raises AnswerMismatch for anything else, for another shape than `shape` if one is given, and,
    unless `finite` is False, for nan and inf.

    >>> as_array([[1, 2], [3, 4]], (2, 2)).shape
    (2, 2)
    >>> as_array([1.0, float("nan")], finite=False)
    array([ 1., nan])
    >>> as_array(np.ones(3), (3, 1))
    Traceback (most recent call last):
    autograder.testing.assertions.AnswerMismatch: Expected an array of shape ...
    """
    wanted = lazy("an array of shape {shape}", shape=shape) if shape else lazy("an array")
    if not isinstance(actual, np.ndarray | list | tuple):
        raise wrong_type(actual, wanted)
    if isinstance(actual, tuple) and any(isinstance(part, np.ndarray | list) for part in actual):
        raise wrong_type(actual, wanted)
    # NumPy would allocate the longest text's size for every element.
    if _contains_text(actual):
        raise wrong_type(actual, lazy("an array of numbers"))
    try:
        value = np.asarray(actual)
    except ValueError:
        raise wrong_type(actual, wanted) from None
    if value.dtype.kind not in "iuf" and value.size:
        raise wrong_type(actual, lazy("an array of numbers"))
    if shape is not None and value.shape != shape:
        raise wrong_type(value, wanted)
    if finite and not np.all(np.isfinite(value)):
        raise AnswerMismatch(
            lazy("The returned array contains nan or inf."), f"came: {_show(actual)}"
        )
    return value


def assert_tuple(actual: object, names: Sequence[str]) -> tuple[Any, ...]:
    """Check that `actual` is a tuple or list with one part per name; return its parts.

    The parts are not checked: pass each to `assert_close`, `as_array` or `as_number`. Raises
    AnswerMismatch.

    >>> x_batch, t_batch = assert_tuple((np.ones((2, 3)), [0, 1]), ("x_batch", "t_batch"))
    >>> assert_tuple(0.5, ("x_batch", "t_batch"))
    Traceback (most recent call last):
    autograder.testing.assertions.AnswerMismatch: Expected a tuple of 2 ...
    """
    if not isinstance(actual, tuple | list) or len(actual) != len(names):
        wanted = lazy("a tuple of {count} ({names})", count=len(names), names=", ".join(names))
        raise wrong_type(actual, wanted)
    return tuple(actual)


def assert_not_mutated(record: CallRecord, *originals: object) -> None:
    """Check that a recorded call left its positional arguments unchanged.

    `originals` are the arguments before the call, in order; shape and elements are compared
    exactly. Keyword arguments and random generators, which move on, are not compared. Raises
    AnswerMismatch.

    >>> x = np.ones(2)
    >>> assert_not_mutated(CallRecord(value=2.0, args=(np.ones(2),), kwargs={}), x)
    >>> assert_not_mutated(CallRecord(value=2.0, args=(np.zeros(2),), kwargs={}), x)
    Traceback (most recent call last):
    autograder.testing.assertions.AnswerMismatch: The function modified argument 1.
    """
    for position, (before, after) in enumerate(zip(originals, record.args, strict=False), 1):
        if isinstance(before, np.random.Generator):
            continue
        if _contains_text(after) or not np.array_equal(np.asarray(before), np.asarray(after)):
            raise AnswerMismatch(
                lazy(
                    "The function modified argument {position}.",
                    position=position,
                )
            )


def assert_that(condition: bool, message: LazyMessage, detail: str = "") -> None:
    """Check that `condition` is true; else raise AnswerMismatch with `message`.

    `message` is for the student and must not contain inputs or expected values; `detail` is for
    the instructor.

    >>> assert_that(True, lazy("Some rows are never drawn."))
    >>> assert_that(False, lazy("Some rows are never drawn."), "rows: 1, 2")
    Traceback (most recent call last):
    autograder.testing.assertions.AnswerMismatch: Some rows are never drawn.  rows: 1, 2
    """
    if not condition:
        raise AnswerMismatch(message, detail)


def describe(value: object) -> LazyMessage:
    """Return a description of a value's type and shape, without its content.

    >>> str(describe(np.ones((2, 3)))), str(describe({"loss": 1.0})), str(describe(None))
    ('an array of shape (2, 3)', 'a dict', 'None (is a return statement missing?)')
    """
    if value is None:
        return lazy("None (is a return statement missing?)")
    if isinstance(value, bool | np.bool_):
        return lazy("True or False")
    if isinstance(value, np.ndarray):
        return lazy("an array of shape {shape}", shape=value.shape)
    if isinstance(value, float | np.floating) and not np.isfinite(value):
        return lazy("{value}", value="nan" if np.isnan(value) else "inf")
    if isinstance(value, complex | np.complexfloating):
        return lazy("a complex number")
    if isinstance(value, int | float | np.number):
        return lazy("a number")
    return _describe_container(value)


def _contains_text(value: object) -> bool:
    if isinstance(value, list | tuple):
        return any(map(_contains_text, value))
    return isinstance(value, str)


def _describe_container(value: object) -> LazyMessage:
    if isinstance(value, tuple):
        return lazy("a tuple of {count}", count=len(value))
    if isinstance(value, list):
        return lazy("a list of {count}", count=len(value))
    if isinstance(value, dict):
        return lazy("a dict")
    if isinstance(value, str):
        return lazy("a string")
    return lazy("an object") if type_name(value) is None else lazy("an object of another kind")


def wrong_type(actual: object, wanted: LazyMessage) -> AnswerMismatch:
    """Return the mismatch of an answer that is not what was `wanted`."""
    message = lazy("Expected {asked}, but got {what}.", what=describe(actual), asked=wanted)
    return AnswerMismatch(message, f"came: {_show(actual)}")


def _show(value: object) -> str:
    with np.printoptions(precision=6, threshold=20, edgeitems=2):
        text = repr(value)
    return text if len(text) <= MAX_DETAIL_CHARS else text[:MAX_DETAIL_CHARS] + "…"
