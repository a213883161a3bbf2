"""Traces: what student code answered to the requests of a test, for comparing two submissions.

A trace has one outcome for each request of the test itself. Callbacks within a request are left
out, because two programs may compute the same answer in different ways. A fingerprint is what is
kept of an outcome: enough to tell whether two outcomes are the same, in a few hundred bytes.
"""

import zlib
from collections.abc import Callable, Mapping, Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np
from msgspec import Struct

from autograder.sandbox.faults import Fault, StudentError

Array = np.ndarray[Any, Any]

# Two programs with the same mistake differ by rounding, in float32 by up to 1e-5 after the sums of
# a batch; two different mistakes in the bank by more than a thousandth.
RTOL = 1e-4
# Rounding of an element is relative to the largest elements of its array, from which it may have
# been computed: 1e-3 * RTOL of them is float32's precision.
SHARE_OF_LARGEST = 1e-3
# An answer that should be 0 may be rounding of numbers of the size of the right answer, in float64.
# Wrong answers may be tiny: `/ 2 * h` gives 1e-10 times the right slope, which is not 0.
ROUNDING = 1e-13
# Numbers that are as near as this to the right one are right, however different they are: a loss of
# 1e-7 where a guard of another size gives 2e-7.
NEARLY_RIGHT = 1e-6
MAX_SAMPLES = 16  # elements of an array that are kept, with the precision of float32
NO_NUMBERS = b""
LARGEST = float(np.finfo(float).max)


class CallOutcome(Struct, frozen=True):
    """The value of a request and the arguments that it changed, or the fault that it ended with.

    `changed` is None if the request is no call. `message` is a digest of the exception's message,
    `request` one of the request.
    """

    value: Any = None
    changed: dict[str, Any] | None = None
    fault: Fault | None = None
    detail: str = ""
    message: int = 0
    request: int = 0


class Fingerprint(Struct, frozen=True, array_like=True):
    """What is kept of an outcome.

    `form` has types, shapes, names and texts, or the fault. `numbers` are elements and sums of
    the arrays in it, as the bytes of float64; `sizes` says how large each number's rounding may
    be, in units of RTOL. Two outcomes of the same form have as many numbers.
    """

    form: str
    numbers: bytes = NO_NUMBERS
    sizes: bytes = NO_NUMBERS
    is_fault: bool = False
    message: int = 0
    request: int = 0


class FingerprintSet:
    """Fingerprints to which others are compared; the order is kept."""

    def __init__(self, fingerprints: Sequence[Fingerprint]) -> None:
        self._count = len(fingerprints)
        by_form: dict[str, list[int]] = {}
        for index, fingerprint in enumerate(fingerprints):
            by_form.setdefault(fingerprint.form, []).append(index)
        # Of each form: the indices of the fingerprints, their numbers and their sizes.
        self._forms = {
            form: (
                np.array(indices),
                np.stack([np.frombuffer(fingerprints[index].numbers) for index in indices]),
                np.stack([np.frombuffer(fingerprints[index].sizes) for index in indices]),
            )
            for form, indices in by_form.items()
        }

    def equal_to(self, other: Fingerprint, right: Fingerprint) -> Array:
        """Return for each fingerprint whether it equals `other`, up to rounding.

        `right` is the right answer. The messages of exceptions do not count.
        """
        result = np.zeros(self._count, dtype=bool)
        if other.form not in self._forms:
            return result
        indices, numbers, sizes = self._forms[other.form]
        own_numbers, own_sizes = np.frombuffer(other.numbers), np.frombuffer(other.sizes)
        right_numbers, right_sizes = np.frombuffer(right.numbers), np.frombuffer(right.sizes)
        tolerance = RTOL * np.maximum(sizes, own_sizes) + ROUNDING * right_sizes.max(initial=0.0)
        with np.errstate(all="ignore"):
            same = np.abs(numbers - own_numbers) <= tolerance
            same |= (numbers == own_numbers) | (np.isnan(numbers) & np.isnan(own_numbers))
            if right.form == other.form:
                is_right = np.abs(own_numbers - right_numbers) <= NEARLY_RIGHT
                same |= is_right & (np.abs(numbers - right_numbers) <= NEARLY_RIGHT)
        result[indices] = np.all(same, axis=1)
        return result


def fingerprints(trace: Sequence[CallOutcome]) -> tuple[Fingerprint, ...]:
    """Return the fingerprints of the outcomes of a trace.

    The value of a call and the arguments that it changed are two: one mistake may be in the value,
    another one in the changes.
    """
    made = []
    for outcome in trace:
        made.append(fingerprint(outcome))
        if outcome.changed is not None:
            made.append(_fingerprint_of(outcome.changed, ~outcome.request))
    return tuple(made)


def fingerprint(outcome: CallOutcome) -> Fingerprint:
    """Return the fingerprint of the value of a request, or of its fault."""
    if outcome.fault is not None:
        form = f"{outcome.fault} {outcome.detail}"
        return Fingerprint(form, is_fault=True, message=outcome.message, request=outcome.request)
    return _fingerprint_of(outcome.value, outcome.request)


def _fingerprint_of(value: object, request: int) -> Fingerprint:
    parts = _Parts()
    with np.errstate(over="ignore"):
        parts.add(value)
    form = " ".join(parts.forms)
    if not parts.numbers:
        return Fingerprint(form, request=request)
    numbers, sizes = np.concatenate(parts.numbers), np.concatenate(parts.sizes)
    sizes = np.minimum(sizes, LARGEST)  # else rounding of 1e308 would be infinite
    return Fingerprint(form, _shortened(numbers), _shortened(sizes), request=request)


def _in_float32(numbers: bytes) -> bytes:
    """Return the bytes of numbers as float32, without a negative zero."""
    if not numbers:
        return NO_NUMBERS
    with np.errstate(over="ignore"):
        return (np.frombuffer(numbers).astype(np.float32) + np.float32(0)).tobytes()


def _shortened(numbers: Array) -> bytes:
    """Return the bytes of numbers with 24 binary digits, which can be compressed."""
    return (numbers.view(np.uint64) & ~np.uint64((1 << 29) - 1)).tobytes()


def request_identity(build: Callable[[int, Any], object], function: str = "") -> int:
    """Return a digest of the request that `build` makes, with its arguments up to rounding.

    `function` is the student's function that is called. Objects of the student and functions of
    the test are all the same: their numbers differ from run to run.
    """
    arguments = _ArgumentPacker()
    try:
        request = build(0, arguments)
    except StudentError:  # the request is to an object whose process has ended
        return 0
    names = (getattr(request, "name", ""), *getattr(request, "kwargs", ()))
    arguments.parts += [part.encode() for part in (type(request).__name__, function, *names)]
    return zlib.crc32(b"\0".join(arguments.parts))


class _ArgumentPacker:
    """Collects the fingerprints of arguments, in place of the packer of a request."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []

    def pack(self, value: object) -> None:
        made = _fingerprint_of(value, 0)
        self.parts += [made.form.encode(), _in_float32(made.numbers)]


class _Parts:
    """The parts of a fingerprint while it is made."""

    def __init__(self) -> None:
        self.forms: list[str] = []
        self.numbers: list[Array] = []
        self.sizes: list[Array] = []

    def add(self, value: object) -> None:
        """Add a value: numbers and lists of numbers as arrays, containers by their items."""
        array = _as_numbers(value)
        if array is not None:
            self._add_array(array)
        elif isinstance(value, SimpleNamespace):
            self._add_items("record", vars(value))
        elif isinstance(value, Mapping):
            self._add_items("dict", {str(key): item for key, item in value.items()})
        elif isinstance(value, list | tuple):
            self._add_items("list", {str(index): item for index, item in enumerate(value)})
        elif isinstance(value, str):
            self.forms.append(f"text {zlib.crc32(value.encode(errors='replace'))}")
        else:
            # Guest objects and host functions have no comparable value.
            self.forms.append("None" if value is None else type(value).__name__)

    def _add_items(self, kind: str, items: Mapping[str, object]) -> None:
        self.forms.append(f"{kind}({len(items)}")
        for key in sorted(items):
            self.forms.append(repr(key))
            self.add(items[key])
        self.forms.append(")")

    def _add_array(self, array: Array) -> None:
        numbers = array.ravel()
        if numbers.dtype.kind == "c":
            numbers = numbers.astype(complex).view(float)
        numbers = numbers.astype(float)
        finite, others, cleaned = np.isfinite(numbers), "", numbers
        if not finite.all():
            others = f" {np.isnan(numbers).sum()} nan, {(~finite).sum()} not"
            cleaned = np.where(finite, numbers, 0.0)
        kind = {"b": "truth", "c": "complex"}.get(array.dtype.kind, "")
        self.forms.append(f"{kind}{array.shape}{others}")
        sizes = np.abs(cleaned)
        largest = sizes.max(initial=0.0)
        if numbers.size > MAX_SAMPLES:
            # Sums with two sets of weights notice a difference in any other element.
            weights = np.stack([np.ones(numbers.size), np.arange(numbers.size) % 7 + 1])
            self.numbers.append(weights @ cleaned)
            self.sizes.append(weights @ sizes)
            samples = np.linspace(0, numbers.size - 1, MAX_SAMPLES).astype(int)
            numbers, sizes = numbers[samples], sizes[samples]
        self.numbers.append(numbers)
        self.sizes.append(sizes + SHARE_OF_LARGEST * largest)


def _as_numbers(value: object) -> Array | None:
    """Return a number, an array or a nested list of numbers as an array; None for the rest."""
    if not isinstance(value, bool | int | float | complex | np.number | np.bool_ | list | tuple):
        is_array = isinstance(value, np.ndarray) and value.dtype.kind in "biufc"
        return value if is_array else None  # type: ignore[return-value]
    if _has_text(value):  # NumPy would allocate the longest text's size for every element
        return None
    try:
        array = np.asarray(value)
        if array.dtype.kind == "O":  # integers beyond 64 bits
            array = array.astype(float)
    except (ValueError, TypeError, OverflowError):
        return None
    return array if array.dtype.kind in "biufc" else None


def _has_text(value: object) -> bool:
    if isinstance(value, list | tuple):
        return any(map(_has_text, value))
    return isinstance(value, str)
