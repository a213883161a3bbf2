"""Values sent over the protocol arrive unchanged, as exact builtins and plain arrays."""

import socket
from collections import Counter, OrderedDict, namedtuple
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from time import monotonic
from typing import Any
from zipfile import ZipFile

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from autograder.sandbox.guest import protocol, serializer
from tests.sandbox.fuzz.targets import TARGETS

CORPUS = Path(__file__).parent / "fuzz" / "corpus.zip"  # docs/wire.md says how to extend it
many = settings(deadline=None, max_examples=150)
SIDES = arrays.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=5)
ALLOWED = st.sampled_from(sorted(protocol.DTYPES)).map(np.dtype)
ARRAYS = arrays.arrays(ALLOWED, SIDES)
SCALARS = arrays.arrays(ALLOWED, ()).map(lambda array: array[()])
INTS = st.integers(-(2**63), 2**63 - 1)
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
SIMPLE = st.none() | st.booleans() | INTS | st.floats() | st.complex_numbers() | TEXT | st.just(...)
KEYS = SIMPLE | st.tuples(INTS, TEXT)
PLAIN = st.recursive(
    SIMPLE | ARRAYS | SCALARS,
    lambda parts: (
        st.lists(parts, max_size=4)
        | st.lists(parts, max_size=4).map(tuple)
        | st.dictionaries(KEYS, parts, max_size=4)
    ),
    max_leaves=12,
)


class YesFloat(float):
    """A number that equals everything."""

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = float.__hash__


class YesArray(np.ndarray):
    """An array that equals everything."""

    def __eq__(self, other: object) -> Any:
        return True


class LoudStr(str):
    """A text whose `str()` is another text."""

    __slots__ = ()

    def __str__(self) -> str:
        return "another"


class LoudInt(int):
    """A subclass of int."""


class LoudComplex(complex):
    """A subclass of complex."""


Point = namedtuple("Point", "x y")


def refuse(value: object) -> Any:
    """Raise AssertionError: only plain data is expected."""
    raise AssertionError(f"{value!r} is not plain data")


def send_and_receive(value: object, fallback: Callable[[object], protocol.Value] = refuse) -> Any:
    """Return `value` after packing, a real socket, and unpacking."""
    sender, receiver = map(protocol.Channel, socket.socketpair())
    with closing(sender), closing(receiver), ThreadPoolExecutor(1) as executor:
        packer = serializer.Packer(fallback)
        message = protocol.Returned(1, packer.pack(value), {})
        sending = executor.submit(sender.send, message, packer.blob, monotonic() + 20)
        received, blob = receiver.receive(protocol.host_decoder, monotonic() + 20)
        sending.result()
    return serializer.Unpacker(blob, lambda handle: handle).unpack(received.value)


def same(first: Any, second: Any) -> bool:
    """Return whether two values have equal types and bits: nan equals nan, 0.0 is not -0.0."""
    if type(first) is not type(second):
        return False
    if isinstance(first, np.ndarray | np.generic):
        return (
            (first.dtype, first.shape) == (second.dtype, second.shape)
            and first.dtype.char == second.dtype.char
            and first.tobytes() == second.tobytes()
        )
    if isinstance(first, list | tuple):
        return len(first) == len(second) and all(map(same, first, second))
    if isinstance(first, dict):
        return same(list(first.items()), list(second.items()))
    if isinstance(first, float | complex):
        return np.asarray(first).tobytes() == np.asarray(second).tobytes()
    return bool(first == second)


@many
@given(PLAIN)
def test_plain_values_arrive_unchanged(value: object) -> None:
    """Plain values, arrays and NumPy scalars keep their exact type, shape and bits."""
    assert same(send_and_receive(value), value)


@many
@given(ARRAYS)
def test_arrays_arrive_as_writable_copies(array: np.ndarray) -> None:
    """A received array is writable and shares no memory with its frame."""
    received = send_and_receive(array)
    assert type(received) is np.ndarray
    assert received.flags.writeable
    assert received.base is None


@pytest.mark.parametrize(
    "array",
    [
        np.arange(24.0).reshape(4, 6)[::2, ::-3],
        np.asfortranarray(np.arange(6).reshape(2, 3)),
        np.broadcast_to(np.float32(2), (3, 4)),
        np.zeros((2, 0, 3)),
        np.arange(3, dtype=">f8"),
    ],
    ids=["strided", "fortran", "broadcast", "empty", "big-endian"],
)
def test_unusual_layouts_arrive_as_plain_arrays(array: np.ndarray) -> None:
    """An array of any memory layout arrives C-contiguous with the same numbers."""
    received = send_and_receive(array)
    assert received.flags.c_contiguous
    assert received.dtype == array.dtype.newbyteorder("=")
    assert received.shape == array.shape
    assert np.array_equal(received, array)


LONG = np.longdouble("1.25")


@pytest.mark.parametrize(
    ("long", "double"),
    [
        (LONG, np.float64(1.25)),
        (np.full((2, 3), LONG), np.full((2, 3), 1.25)),
        (np.array(LONG), np.array(1.25)),
        (np.full(3, LONG, dtype=np.dtype("g").newbyteorder(">")), np.full(3, 1.25)),
        (np.array([], dtype="g"), np.array([])),
        (np.clongdouble(LONG + 2j), np.complex128(1.25 + 2j)),
        (np.full(2, LONG * 1j), np.full(2, 1.25j)),
        (np.longdouble("1e4000"), np.float64("inf")),
        (np.longdouble("-1e-4000"), np.float64("-0.0")),
        (np.longdouble("nan"), np.float64("nan")),
        ([LONG, {"k": LONG}], [np.float64(1.25), {"k": np.float64(1.25)}]),
    ],
    ids=lambda value: f"{type(value).__name__}-{value!r:.20}",
)
def test_long_doubles_arrive_as_doubles(long: object, double: object) -> None:
    """Long doubles arrive as the nearest doubles, complex ones as complex, without a warning."""
    with np.errstate(all="raise"):
        assert same(send_and_receive(long), double)


@pytest.mark.parametrize("code", "?bhilqBHILQefd")
@pytest.mark.parametrize("order", "<>")
def test_every_real_type_arrives_as_numbers(code: str, order: str) -> None:
    """Arrays of every real type, 0-d ones and scalars arrive as numbers of the same value."""
    array = np.array([0, 1, 1], dtype=f"{order}{np.dtype(code).str[1:]}")
    for value in (array, array[1:2].reshape(()), array[1]):
        received = send_and_receive(value)
        assert received.dtype.isnative
        assert received.dtype.kind == array.dtype.kind
        assert np.shape(received) == np.shape(value)
        assert np.array_equal(received, value)


@many
@given(st.integers(0, 2**128 - 1), st.integers(0, 20), st.booleans())
def test_random_generators_continue_their_stream(seed: int, drawn: int, half: bool) -> None:
    """A received PCG64 generator continues with the numbers of the original."""
    generator = np.random.default_rng(seed)
    generator.random(drawn)
    if half:  # leaves 32 bits in the generator's buffer
        generator.integers(0, 10, dtype=np.uint32)
    received = send_and_receive(generator)
    assert np.array_equal(
        received.integers(0, 1 << 20, 50, np.uint32), generator.integers(0, 1 << 20, 50, np.uint32)
    )
    assert np.array_equal(received.normal(size=9), generator.normal(size=9))


def test_children_of_a_random_generator_depend_on_its_state() -> None:
    """`spawn` of a received generator gives the same numbers each time, others for other states."""
    first, again, other = (
        send_and_receive(np.random.default_rng(seed)).spawn(1)[0].integers(1 << 20, size=9)
        for seed in (1, 1, 2)
    )
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_other_random_generators_are_refused() -> None:
    """A generator of another kind than default_rng's cannot be sent."""
    with pytest.raises(protocol.WireError, match="default_rng"):
        send_and_receive(np.random.Generator(np.random.MT19937(1)))


@pytest.mark.parametrize(
    ("special", "exact"),
    [
        (YesFloat(1.5), 1.5),
        (LoudInt(7), 7),
        (LoudComplex(1j), 1j),
        (LoudStr("text"), "text"),
        (np.str_("text"), "text"),
        (np.arange(3.0).view(YesArray), np.arange(3.0)),
        (np.ma.masked_array([1.0, 2.0], [True, False]), np.array([1.0, 2.0])),
        (Point(1, 2.0), (1, 2.0)),
        (OrderedDict(a=1), {"a": 1}),
        ([YesFloat(1.5), {LoudStr("k"): YesFloat(2.5)}], [1.5, {"k": 2.5}]),
    ],
    ids=lambda value: type(value).__name__,
)
def test_subclasses_arrive_as_exact_builtins(special: object, exact: object) -> None:
    """An instance of a subclass arrives as the builtin or plain array it derives from."""
    assert same(send_and_receive(special), exact)


@pytest.mark.parametrize(
    "value",
    [
        {1, 2},
        b"bytes",
        2**63,
        -(2**63) - 1,
        np.array([1, "two"], dtype=object),
        np.array(["text"]),
        np.array(b"bytes")[()],
        np.zeros(2, dtype="f4,i4"),
        np.array("2026-01-01", dtype="M8[D]"),
        np.zeros((1,) * 9),
        print,
        YesFloat,
        object(),
    ],
    ids=lambda value: f"{type(value).__name__}-{value!r:.20}",
)
def test_other_objects_are_passed_to_the_fallback(value: object) -> None:
    """Objects, and arrays of other types than numbers, are packed by `fallback`."""
    packed: list[object] = []

    def fallback(value: object) -> protocol.Value:
        packed.append(value)
        return protocol.Handle(41, "thing", False)

    received = send_and_receive([1, {"key": value}], fallback)
    assert received == [1, {"key": protocol.Handle(41, "thing", False)}]
    assert list(map(id, packed)) == [id(value)]


def test_the_largest_array_can_be_sent() -> None:
    """An array of exactly MAX_BLOB bytes arrives whole."""
    array = np.arange(protocol.MAX_BLOB // 8)
    assert np.array_equal(send_and_receive(array), array)


@pytest.mark.parametrize("target", TARGETS)
def test_no_entry_violates_its_target(target: str) -> None:
    """No entry of the corpus violates the properties of its target."""
    with ZipFile(CORPUS) as corpus:
        entries = [name for name in corpus.namelist() if name.startswith(f"{target}/")]
        violations: Counter[str] = Counter()
        for name in entries:
            try:
                TARGETS[target](corpus.read(name))
            except Exception as error:
                violations[f"{name}: {error!r}"] += 1
    assert len(entries) > 10
    assert not violations
