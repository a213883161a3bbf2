"""The wire's caps: sizes are checked before memory is taken, waiting ends at the deadline."""

import socket
import tracemalloc
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from time import monotonic
from types import SimpleNamespace
from typing import Any

import msgspec
import numpy as np
import pytest

from autograder.sandbox.guest import protocol, serializer

MIB = 1 << 20
ENOUGH = 20  # seconds


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    """The grader's and the student's end of a socket."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


@contextmanager
def memory_below(mebibytes: int) -> Iterator[None]:
    """Python takes no more memory than this within."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < mebibytes * MIB
    finally:
        tracemalloc.stop()


def pack(value: object) -> protocol.Value:
    """The wire value of plain data."""

    def refuse(strange: object) -> Any:
        raise AssertionError(f"{strange!r} is not plain data")

    return serializer.Packer(refuse).pack(value)


def unpack(value: protocol.Value, blob: bytes | bytearray = b"") -> Any:
    """The Python value of a wire value without handles."""
    return serializer.Unpacker(blob, lambda handle: handle).unpack(value)


def nested(depth: int, inside: Any, wrap: Any) -> Any:
    """`inside` wrapped so many times."""
    for _ in range(depth):
        inside = wrap(inside)
    return inside


@pytest.mark.parametrize(
    ("header", "blob"),
    [(protocol.MAX_HEADER + 1, 0), (0, protocol.MAX_BLOB + 1), (2**32 - 1, 2**32 - 1)],
)
def test_lengths_beyond_the_caps_take_no_memory(ends: Any, header: int, blob: int) -> None:
    """A frame that claims to be too large is refused before anything is read or allocated."""
    ours, theirs = ends
    theirs.sendall(protocol.FRAME_LENGTHS.pack(header, blob))
    with memory_below(1), pytest.raises(protocol.WireError, match="larger"):
        protocol.Channel(ours).receive(protocol.host_decoder, monotonic() + ENOUGH)


@pytest.mark.parametrize("claimed", [(100, 0), (2, 100)], ids=["header", "blob"])
def test_lengths_beyond_what_follows_end_in_closed(ends: Any, claimed: tuple[int, int]) -> None:
    """A frame that is shorter than it claims, from a side that goes away, ends in Closed."""
    ours, theirs = ends
    theirs.sendall(protocol.FRAME_LENGTHS.pack(*claimed) + b"ab")
    theirs.close()
    with pytest.raises(protocol.Closed):
        protocol.Channel(ours).receive(protocol.host_decoder, monotonic() + ENOUGH)


@pytest.mark.parametrize("part", [b"", b"\0\0\0", protocol.FRAME_LENGTHS.pack(100, 0) + b"ab"])
def test_waiting_ends_at_the_deadline(ends: Any, part: bytes) -> None:
    """A side that sends nothing, or not all, and stays, ends in OutOfTime."""
    ours, theirs = ends
    theirs.sendall(part)
    with pytest.raises(protocol.OutOfTime):
        protocol.Channel(ours).receive(protocol.host_decoder, monotonic() + 0.05)


def test_a_deadline_that_has_passed_is_not_waited_for(ends: Any) -> None:
    """Once the deadline has passed, even a frame that lies ready is not read, and none is sent."""
    ours, theirs = map(protocol.Channel, ends)
    theirs.send(protocol.Ready(), b"", None)
    with pytest.raises(protocol.OutOfTime):
        ours.receive(protocol.host_decoder, monotonic())
    with pytest.raises(protocol.OutOfTime):
        ours.send(protocol.Lookup(1, "f"), b"", monotonic())


def test_sending_to_a_side_that_does_not_read_ends_at_the_deadline(ends: Any) -> None:
    """A frame that the other side does not take off the socket ends in OutOfTime."""
    with pytest.raises(protocol.OutOfTime):
        protocol.Channel(ends[0]).send(protocol.Lookup(1, "f"), bytes(8 * MIB), monotonic() + 0.05)


def test_sending_to_a_side_that_has_gone_is_closed(ends: Any) -> None:
    """A frame for a side that has gone away ends in Closed."""
    ours, theirs = ends
    theirs.close()
    with pytest.raises(protocol.Closed):
        protocol.Channel(ours).send(protocol.Lookup(1, "f"), b"", monotonic() + ENOUGH)


@pytest.mark.parametrize(
    ("name", "blob"), [("x" * protocol.MAX_HEADER, b""), ("x", bytes(protocol.MAX_BLOB + 1))]
)
def test_frames_over_the_caps_are_not_sent(ends: Any, name: str, blob: bytes) -> None:
    """A header or blob over its cap is refused on the sending side, and nothing goes out."""
    ours, theirs = ends
    with pytest.raises(protocol.WireError, match="too large"):
        protocol.Channel(ours).send(protocol.Lookup(1, name), blob, monotonic() + ENOUGH)
    ours.close()
    assert theirs.recv(1) == b""


@pytest.mark.parametrize(
    "wrap",
    [lambda v: [v], lambda v: (v,), lambda v: {"k": v}],
    ids=["list", "tuple", "dict"],
)
def test_nesting_is_capped_when_packing(wrap: Any) -> None:
    """The deepest value that is allowed packs, one level more is a WireError."""
    deepest = nested(protocol.MAX_VALUE_DEPTH, 1.5, wrap)
    assert unpack(pack(deepest)) == deepest
    with pytest.raises(protocol.WireError, match="deep"):
        pack(wrap(deepest))


@pytest.mark.parametrize(
    "wrap",
    [lambda v: protocol.Sequence([v], True), lambda v: protocol.Mapping([(1, v)])],
    ids=["tuple", "dict"],
)
def test_nesting_is_capped_when_unpacking(wrap: Any) -> None:
    """The deepest value that is allowed unpacks, one level more is a WireError."""
    deepest = nested(protocol.MAX_VALUE_DEPTH, 1.5, wrap)
    assert pack(unpack(deepest)) == deepest
    with pytest.raises(protocol.WireError, match="deep"):
        unpack(wrap(deepest))


def test_a_list_that_holds_itself_is_refused() -> None:
    """A list within itself is a WireError, not a recursion without end."""
    endless: list[object] = []
    endless.append(endless)
    with pytest.raises(protocol.WireError, match="deep"):
        pack(endless)


def test_the_number_of_parts_is_capped() -> None:
    """As many parts as allowed cross, one more is a WireError on either side."""
    most = [None] * (protocol.MAX_NODES - 1)
    packed = pack(most)
    assert isinstance(packed, protocol.Sequence)
    assert unpack(packed) == most
    with pytest.raises(protocol.WireError, match="many"):
        pack([*most, None])
    with pytest.raises(protocol.WireError, match="many"):
        unpack(protocol.Sequence([*packed.items, None], False))


def test_arrays_are_capped_together() -> None:
    """Arrays that are each small enough, but together larger than a blob, are a WireError."""
    half = np.zeros(protocol.MAX_BLOB // 2 + 1, dtype=np.uint8)
    with pytest.raises(protocol.WireError, match="large"):
        pack([half, half])


def test_arrays_do_not_share_their_bytes() -> None:
    """A few bytes that many arrays claim are a WireError: each would take memory of its own."""
    blob = bytes(8 * MIB)
    claim = protocol.ArrayValue("B", (len(blob),), 0, False)
    assert unpack(claim, blob).size == len(blob)
    with memory_below(12), pytest.raises(protocol.WireError, match="outside"):
        unpack(protocol.Sequence([claim] * 1000, False), blob)


@pytest.mark.parametrize(
    "shape", [(0, protocol.MAX_BLOB + 1), (2**14, 0, 2**13), (0, 2**62, 2**62)]
)
def test_empty_arrays_have_no_sides_beyond_the_caps(shape: tuple[int, ...]) -> None:
    """An array without items whose sum over one side would not fit into memory is refused."""
    with pytest.raises(protocol.WireError, match="impossible"):
        unpack(protocol.ArrayValue("d", shape, 0, False))
    with pytest.raises(protocol.WireError, match="large"):
        pack(np.lib.stride_tricks.as_strided(np.zeros(1), (0, protocol.MAX_BLOB)))


def test_the_number_of_keys_is_capped() -> None:
    """As many keys as allowed cross, one more is a WireError on either side, in records too."""
    most = dict.fromkeys(range(protocol.MAX_KEYS))
    packed = pack(most)
    assert isinstance(packed, protocol.Mapping)
    assert unpack(packed) == most
    record = SimpleNamespace(**{str(key): None for key in range(protocol.MAX_KEYS + 1)})
    for value in (most | {-1: None}, record):
        with pytest.raises(protocol.WireError, match="keys"):
            pack(value)
    for forged in (
        protocol.Mapping([*packed.items, (-1, None)]),
        protocol.WireNamespace(vars(record)),
    ):
        with pytest.raises(protocol.WireError, match="keys"):
            unpack(forged)


def test_random_generators_are_dear() -> None:
    """Hundreds of generators in one frame, each of which takes long to make, are refused."""
    one = protocol.Generator("1", "1", 0, 0)
    assert len(unpack(protocol.Sequence([one] * 90, False))) == 90
    with pytest.raises(protocol.WireError, match="many"):
        unpack(protocol.Sequence([one] * 200, False))
    with pytest.raises(protocol.WireError, match="many"):
        pack([np.random.default_rng(1)] * 200)


@pytest.mark.slow
@pytest.mark.parametrize(
    "part",
    [b"\x92\xa1m\x90", b"\x93\xa1s\x90\xc2", b"\x91\xa1e", b"\xc0", b"\xa3\xc3\xa9b"],
    ids=["empty maps", "empty lists", "ellipses", "nones", "short texts"],
)
def test_headers_full_of_tiny_parts_take_little_memory(ends: Any, part: bytes) -> None:
    """The largest header of nothing but tiny values is refused for under 100 MB."""
    ours, theirs = ends
    count = (protocol.MAX_HEADER - 64) // len(part)
    parts = b"\xdd" + count.to_bytes(4, "big") + part * count
    items = b"\x93\xa1s" + parts + b"\xc2"
    header = b"\x94" + msgspec.msgpack.encode("returned") + b"\x01" + items + b"\x80"
    with ThreadPoolExecutor(1) as sender, memory_below(100):
        sender.submit(theirs.sendall, protocol.FRAME_LENGTHS.pack(len(header), 0) + header)
        message, blob = protocol.Channel(ours).receive(protocol.host_decoder, monotonic() + ENOUGH)
        with pytest.raises(protocol.WireError, match="many"):
            unpack(message.value, blob)


def test_deep_headers_are_refused(ends: Any) -> None:
    """A header of brackets within brackets without end is a WireError."""
    ours, theirs = ends
    header = b"\x94" + msgspec.msgpack.encode("returned") + b"\x01" + b"\x92\xa1s\x91" * 50_000
    theirs.sendall(protocol.FRAME_LENGTHS.pack(len(header), 0) + header)
    with pytest.raises(protocol.WireError, match="cannot be read"):
        protocol.Channel(ours).receive(protocol.host_decoder, monotonic() + ENOUGH)
