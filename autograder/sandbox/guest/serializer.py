"""Values that may cross the wall: Python's own kinds of data and plain arrays; both sides.

No object is unpickled, every size is checked before memory is taken for it, and what comes out
of `Unpacker` is made of exact builtins and plain arrays.
"""

from collections.abc import Callable, Sized
from math import prod
from types import SimpleNamespace
from typing import Any

import numpy as np

from autograder.sandbox.guest.protocol import (
    DTYPES,
    GENERATOR_NODES,
    MAX_BLOB,
    MAX_VALUE_DEPTH,
    MAX_KEYS,
    MAX_NDIM,
    MAX_NODES,
    ArrayValue,
    Callback,
    Complex,
    EllipsisValue,
    Generator,
    Handle,
    Mapping,
    Sequence,
    Value,
    WireError,
    WireNamespace,
)


class GuestNamespace(SimpleNamespace):
    """What stands on the student side for an object that a test handed over as a record."""


class HandlesOnly(SimpleNamespace):
    """A type without objects, for a Packer that packs every namespace by handle."""


class Packer:
    """Turns Python values into wire values, arrays into a blob.

    `other` packs what is not plain data: handles on one side, callbacks on the other.
    Subclasses of builtins and arrays cross as what they are underneath.
    """

    def __init__(
        self, other: Callable[[object], Value], record: type[SimpleNamespace] = SimpleNamespace
    ) -> None:
        self._other = other
        self._record = record  # the student's own namespaces cross by handle, as any object
        self._parts: list[bytes] = []
        self._size = 0
        self._nodes = 0

    @property
    def blob(self) -> bytes:
        """The bytes of all arrays packed so far."""
        return b"".join(self._parts)

    def pack(self, value: object, depth: int = 0) -> Value:
        """The wire value of `value`; raises WireError over the caps."""
        self._nodes += 1
        if depth > MAX_VALUE_DEPTH or self._nodes > MAX_NODES:
            raise WireError("the value is nested too deeply or has too many parts")
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, np.ndarray | np.generic) and not isinstance(value, np.str_):
            return self._array(value)
        if isinstance(value, str):
            return str.__str__(value)
        if isinstance(value, int):
            return int(value) if -(2**63) <= value < 2**63 else self._other(value)
        if isinstance(value, float):
            return float(value)
        if isinstance(value, complex):
            return Complex(value.real, value.imag)
        return self._composite(value, depth)

    def _composite(self, value: object, depth: int) -> Value:
        if isinstance(value, list | tuple):
            items = [self.pack(item, depth + 1) for item in value]
            return Sequence(items, isinstance(value, tuple))
        if isinstance(value, dict):
            _check_keys(value)
            pairs = [(self.pack(k, depth + 1), self.pack(v, depth + 1)) for k, v in value.items()]
            return Mapping(pairs)
        if isinstance(value, self._record):
            _check_keys(vars(value))
            return WireNamespace({str(k): self.pack(v, depth + 1) for k, v in vars(value).items()})
        if value is Ellipsis:
            return EllipsisValue()
        if isinstance(value, np.random.Generator):
            self._nodes += GENERATOR_NODES
            return _pack_generator(value)
        return self._other(value)

    def _array(self, value: "np.ndarray[Any, Any] | np.generic") -> Value:
        array = np.asarray(value)
        if array.dtype.char not in DTYPES or array.ndim > MAX_NDIM:
            return self._other(value)
        if _reach(array.shape) * array.itemsize > MAX_BLOB:
            raise WireError("an array is too large to cross")
        data = array.astype(array.dtype.newbyteorder("="), copy=False).tobytes()
        offset = self._size
        self._size += len(data)
        if self._size > MAX_BLOB:
            raise WireError("the arrays are too large to cross")
        self._parts.append(data)
        return ArrayValue(array.dtype.char, array.shape, offset, isinstance(value, np.generic))


class Unpacker:
    """Turns wire values back into exact builtins and plain, writable arrays.

    `other` turns a Handle or a Callback into what stands for it on this side.
    """

    def __init__(
        self, blob: bytes | bytearray, other: Callable[[Handle | Callback], object]
    ) -> None:
        self._blob = blob
        self._left = len(blob)  # bytes of it not yet taken: arrays do not share any
        self._other = other
        self._nodes = 0

    def unpack(self, value: Value, depth: int = 0) -> Any:
        """The Python value of `value`; raises WireError on anything that is not allowed."""
        self._nodes += 1
        if depth > MAX_VALUE_DEPTH or self._nodes > MAX_NODES:
            raise WireError("a value is nested too deeply or has too many parts")
        if value is None or isinstance(value, bool | int | float | str):
            return value
        if isinstance(value, ArrayValue):
            return self._array(value)
        if isinstance(value, Sequence):
            items = [self.unpack(item, depth + 1) for item in value.items]
            return tuple(items) if value.is_tuple else items
        if isinstance(value, Mapping):
            return self._dict(value, depth)
        if isinstance(value, WireNamespace):
            _check_keys(value.items)
            named = {name: self.unpack(item, depth + 1) for name, item in value.items.items()}
            return GuestNamespace(**named)
        if isinstance(value, Complex):
            return complex(value.real, value.imag)
        if isinstance(value, Generator):
            self._nodes += GENERATOR_NODES
            return _unpack_generator(value)
        if isinstance(value, EllipsisValue):
            return ...
        return self._other(value)

    def _dict(self, value: Mapping, depth: int) -> dict[Any, Any]:
        _check_keys(value.items)
        try:
            return {self.unpack(k, depth + 1): self.unpack(v, depth + 1) for k, v in value.items}
        except TypeError:
            raise WireError("a dict has a key that cannot be one") from None

    def _array(self, value: ArrayValue) -> Any:
        if value.dtype not in DTYPES or len(value.dtype) != 1 or len(value.shape) > MAX_NDIM:
            raise WireError("an array of a type that may not cross")
        dtype = np.dtype(value.dtype)
        if min(value.shape, default=0) < 0 or _reach(value.shape) * dtype.itemsize > MAX_BLOB:
            raise WireError("an array of an impossible shape")
        count = prod(value.shape)
        size = count * dtype.itemsize
        self._left -= size
        if self._left < 0 or not 0 <= value.offset <= len(self._blob) - size:
            raise WireError("an array lies outside its frame")
        flat = np.frombuffer(self._blob, dtype, count, value.offset) if size else np.empty(0, dtype)
        array = flat.reshape(value.shape).copy()
        if value.dtype == "?":  # NumPy counts wrongly where a truth value is not just 0 or 1
            array = array.view(np.uint8).astype(bool)
        return array[()] if value.scalar and not value.shape else array


def _check_keys(items: Sized) -> None:
    if len(items) > MAX_KEYS:
        raise WireError("a dict has too many keys")


def _reach(shape: tuple[int, ...]) -> int:
    """The number of items, sides without any left out: a sum over one of them is as large."""
    return prod(side for side in shape if side)


def _pack_generator(generator: np.random.Generator) -> Value:
    state = generator.bit_generator.state
    if state["bit_generator"] != "PCG64":
        raise WireError("only numpy.random.default_rng generators can cross")
    inner = state["state"]
    return Generator(
        f"{inner['state']:x}", f"{inner['inc']:x}", state["has_uint32"], state["uinteger"]
    )


def _unpack_generator(value: Generator) -> np.random.Generator:
    bits = np.random.PCG64()
    try:
        bits.state = {
            "bit_generator": "PCG64",
            "state": {"state": int(value.state, 16), "inc": int(value.increment, 16)},
            "has_uint32": value.has_uint32,
            "uinteger": value.uinteger,
        }
    except (ValueError, OverflowError, TypeError):
        raise WireError("a random generator in an impossible state") from None
    return np.random.Generator(bits)
