"""Conversion between Python values and wire values: builtin types and plain arrays. Both sides.

No object is unpickled, every size is checked before memory is allocated for it, and `Unpacker`
returns only exact builtins and plain arrays.
"""

from collections.abc import Callable, Sized
from math import prod
from types import SimpleNamespace
from typing import Any

import numpy as np

from autograder.sandbox.guest import protocol
from autograder.sandbox.guest.protocol import DTYPES, ArrayValue, Callback, Handle, Value, WireError

PLAIN_DTYPES = {code: np.dtype(code) for code in DTYPES}
# The size of a long double differs between machines; it is sent as a double.
SENT_AS = {"g": "d", "G": "D"}


class GuestNamespace(SimpleNamespace):
    """The record (SimpleNamespace) of a test, as the receiving side sees it."""


class HandlesOnly(SimpleNamespace):
    """A type without instances, for a Packer that sends every namespace by handle."""


class Packer:
    """Converts Python values to wire values, and collects the bytes of arrays in a blob.

    `fallback` converts everything that is not plain data, to a handle or a callback. Instances
    of a subclass of a builtin or an array are converted as their base type. `record` is the type
    of namespaces that are sent by value; the guest sends those of the student by handle.
    """

    def __init__(
        self, fallback: Callable[[object], Value], record: type[SimpleNamespace] = SimpleNamespace
    ) -> None:
        self._fallback = fallback
        self.record = record
        self._parts: list[bytes] = []
        self._size = 0
        self._nodes = 0

    @property
    def blob(self) -> bytes:
        """The bytes of all arrays packed so far."""
        return b"".join(self._parts)

    def pack(self, value: object, depth: int = 0) -> Value:
        """Return the wire value of `value`; raise WireError if it exceeds a limit."""
        self._nodes += 1
        if depth > protocol.MAX_VALUE_DEPTH or self._nodes > protocol.MAX_NODES:
            raise WireError("the value is nested too deeply or has too many parts")
        kind = type(value)
        if value is None or kind is bool or kind is float or kind is str:
            return value  # type: ignore[return-value]  # exactly one of these types
        if isinstance(value, np.ndarray | np.generic) and not isinstance(value, np.str_):
            return self._array(value)
        if isinstance(value, str):
            return str.__str__(value)
        if isinstance(value, int):
            return int(value) if -(2**63) <= value < 2**63 else self._fallback(value)
        if isinstance(value, float):
            return float(value)
        if isinstance(value, complex):
            return protocol.Complex(value.real, value.imag)
        return self._composite(value, depth)

    def _composite(self, value: object, depth: int) -> Value:
        if isinstance(value, list | tuple):
            parts = [self.pack(item, depth + 1) for item in value]
            return protocol.Sequence(parts, isinstance(value, tuple))
        if isinstance(value, dict):
            _check_keys(value)
            pairs = [(self.pack(k, depth + 1), self.pack(v, depth + 1)) for k, v in value.items()]
            return protocol.Mapping(pairs)
        if isinstance(value, self.record):
            _check_keys(vars(value))
            items = {str(k): self.pack(v, depth + 1) for k, v in vars(value).items()}
            return protocol.WireNamespace(items)
        if value is Ellipsis:
            return protocol.EllipsisValue()
        if isinstance(value, np.random.Generator):
            self._nodes += protocol.GENERATOR_NODES
            return _pack_generator(value)
        return self._fallback(value)

    def _array(self, value: "np.ndarray[Any, Any] | np.generic") -> Value:
        array = np.asarray(value)
        code: str = array.dtype.char
        if code in SENT_AS:
            with np.errstate(all="ignore"):  # what no double can hold is inf, or 0
                array = array.astype(SENT_AS[code])
            code = SENT_AS[code]
        if code not in DTYPES or array.ndim > protocol.MAX_NDIM:
            return self._fallback(value)
        max_size = array.size or _max_size(array.shape)
        if max_size * array.itemsize > protocol.MAX_BLOB:
            raise WireError("an array is too large to cross")
        if not array.dtype.isnative:
            array = array.astype(PLAIN_DTYPES[code])
        data = array.tobytes()
        offset = self._size
        self._size += len(data)
        if self._size > protocol.MAX_BLOB:
            raise WireError("the arrays are too large to cross")
        self._parts.append(data)
        return ArrayValue(code, array.shape, offset, isinstance(value, np.generic))


class Unpacker:
    """Converts wire values to exact builtins and plain, writable arrays.

    `resolve` converts a Handle or a Callback to the object that represents it on this side.
    """

    def __init__(
        self, blob: bytes | bytearray, resolve: Callable[[Handle | Callback], object]
    ) -> None:
        self._blob = blob
        self._remaining = len(blob)  # bytes for further arrays, which must not share bytes
        self._resolve = resolve
        self._nodes = 0

    def unpack(self, value: Value, depth: int = 0) -> Any:
        """Return the Python value of `value`; raise WireError if it is not allowed."""
        self._nodes += 1
        if depth > protocol.MAX_VALUE_DEPTH or self._nodes > protocol.MAX_NODES:
            raise WireError("a value is nested too deeply or has too many parts")
        if value is None or isinstance(value, bool | int | float | str):
            return value
        if isinstance(value, ArrayValue):
            return self._array(value)
        if isinstance(value, protocol.Sequence):
            items = [self.unpack(item, depth + 1) for item in value.items]
            return tuple(items) if value.is_tuple else items
        if isinstance(value, protocol.Mapping):
            return self._dict(value, depth)
        if isinstance(value, protocol.WireNamespace):
            _check_keys(value.items)
            pairs = value.items.items()
            return GuestNamespace(**{name: self.unpack(item, depth + 1) for name, item in pairs})
        if isinstance(value, protocol.Complex):
            return complex(value.real, value.imag)
        if isinstance(value, protocol.Generator):
            self._nodes += protocol.GENERATOR_NODES
            return _unpack_generator(value)
        if isinstance(value, protocol.EllipsisValue):
            return ...
        return self._resolve(value)

    def _dict(self, value: protocol.Mapping, depth: int) -> dict[Any, Any]:
        _check_keys(value.items)
        try:
            return {self.unpack(k, depth + 1): self.unpack(v, depth + 1) for k, v in value.items}
        except TypeError:
            raise WireError("a dict has a key that cannot be one") from None

    def _array(self, value: ArrayValue) -> Any:
        dtype = PLAIN_DTYPES.get(value.dtype)
        if dtype is None or len(value.shape) > protocol.MAX_NDIM:
            raise WireError("an array of a type that may not cross")
        count = prod(value.shape)
        max_bytes = (count or _max_size(value.shape)) * dtype.itemsize
        if min(value.shape, default=0) < 0 or max_bytes > protocol.MAX_BLOB:
            raise WireError("an array of an impossible shape")
        size = count * dtype.itemsize
        self._remaining -= size
        if self._remaining < 0 or not 0 <= value.offset <= len(self._blob) - size:
            raise WireError("an array lies outside its frame")
        flat = np.frombuffer(self._blob, dtype, count, value.offset) if size else np.empty(0, dtype)
        array = flat.reshape(value.shape).copy()
        if value.dtype == "?":  # NumPy assumes that every boolean is stored as 0 or 1
            array = array.view(np.uint8).astype(bool)
        return array[()] if value.scalar and not value.shape else array


def _check_keys(items: Sized) -> None:
    if len(items) > protocol.MAX_KEYS:
        raise WireError("a dict has too many keys")


def _max_size(shape: tuple[int, ...]) -> int:
    """Return the number of items without dimensions of 0: a sum over one has that many."""
    return prod(side for side in shape if side)


def _pack_generator(generator: np.random.Generator) -> Value:
    state = generator.bit_generator.state
    if state["bit_generator"] != "PCG64":
        raise WireError("only numpy.random.default_rng generators can cross")
    pcg64 = state["state"]
    return protocol.Generator(
        f"{pcg64['state']:x}", f"{pcg64['inc']:x}", state["has_uint32"], state["uinteger"]
    )


def _unpack_generator(value: protocol.Generator) -> np.random.Generator:
    try:
        state = int(value.state, 16)
        # `spawn` draws from the seed, which does not cross: let it depend on the state.
        bit_generator = np.random.PCG64(state % 2**64)
        bit_generator.state = {
            "bit_generator": "PCG64",
            "state": {"state": state, "inc": int(value.increment, 16)},
            "has_uint32": value.has_uint32,
            "uinteger": value.uinteger,
        }
    except (ValueError, OverflowError, TypeError):
        raise WireError("a random generator in an impossible state") from None
    return np.random.Generator(bit_generator)
