"""Limits of the protocol: sizes are checked before allocation, waits end at the deadline."""

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
TIMEOUT = 20  # seconds


@pytest.fixture
def sockets() -> Iterator[tuple[socket.socket, socket.socket]]:
    """Provide the host's and the guest's end of a socket."""
    host_end, guest_end = socket.socketpair()
    with host_end, guest_end:
        yield host_end, guest_end


@contextmanager
def memory_below(mebibytes: int) -> Iterator[None]:
    """Assert that Python allocates less than this inside the block."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < mebibytes * MIB
    finally:
        tracemalloc.stop()


def pack(value: object) -> protocol.Value:
    """Return the wire value of plain data."""

    def refuse(value: object) -> Any:
        raise AssertionError(f"{value!r} is not plain data")

    return serializer.Packer(refuse).pack(value)


def unpack(value: protocol.Value, blob: bytes | bytearray = b"") -> Any:
    """Return the Python value of a wire value without handles."""
    return serializer.Unpacker(blob, lambda handle: handle).unpack(value)


def nested(depth: int, inside: Any, wrap: Any) -> Any:
    """Return `inside` wrapped `depth` times."""
    for _ in range(depth):
        inside = wrap(inside)
    return inside


@pytest.mark.parametrize(
    ("header", "blob"),
    [(protocol.MAX_HEADER + 1, 0), (0, protocol.MAX_BLOB + 1), (2**32 - 1, 2**32 - 1)],
)
def test_lengths_beyond_the_limits_allocate_nothing(sockets: Any, header: int, blob: int) -> None:
    """A frame that claims to be too large is refused before anything is read or allocated."""
    host_end, guest_end = sockets
    guest_end.sendall(protocol.FRAME_LENGTHS.pack(header, blob))
    with memory_below(1), pytest.raises(protocol.WireError, match="larger"):
        protocol.Channel(host_end).receive(protocol.host_decoder, monotonic() + TIMEOUT)


@pytest.mark.parametrize("claimed", [(100, 0), (2, 100)], ids=["header", "blob"])
def test_a_truncated_frame_raises_closed(sockets: Any, claimed: tuple[int, int]) -> None:
    """A frame that is shorter than it claims, from a peer that closes, raises Closed."""
    host_end, guest_end = sockets
    guest_end.sendall(protocol.FRAME_LENGTHS.pack(*claimed) + b"ab")
    guest_end.close()
    with pytest.raises(protocol.Closed):
        protocol.Channel(host_end).receive(protocol.host_decoder, monotonic() + TIMEOUT)


@pytest.mark.parametrize("part", [b"", b"\0\0\0", protocol.FRAME_LENGTHS.pack(100, 0) + b"ab"])
def test_waiting_ends_at_the_deadline(sockets: Any, part: bytes) -> None:
    """A peer that sends nothing, or part of a frame, leads to OutOfTime."""
    host_end, guest_end = sockets
    guest_end.sendall(part)
    with pytest.raises(protocol.OutOfTime):
        protocol.Channel(host_end).receive(protocol.host_decoder, monotonic() + 0.05)


def test_a_passed_deadline_raises_at_once(sockets: Any) -> None:
    """After the deadline even an available frame is not read, and none is sent."""
    host_end, guest_end = map(protocol.Channel, sockets)
    guest_end.send(protocol.Ready(), b"", None)
    with pytest.raises(protocol.OutOfTime):
        host_end.receive(protocol.host_decoder, monotonic())
    with pytest.raises(protocol.OutOfTime):
        host_end.send(protocol.Lookup(1, "f"), b"", monotonic())


def test_sending_ends_at_the_deadline(sockets: Any) -> None:
    """A frame that the peer does not read leads to OutOfTime."""
    with pytest.raises(protocol.OutOfTime):
        protocol.Channel(sockets[0]).send(
            protocol.Lookup(1, "f"), bytes(8 * MIB), monotonic() + 0.05
        )


def test_sending_to_a_closed_peer_raises_closed(sockets: Any) -> None:
    """A frame for a peer that has closed the socket raises Closed."""
    host_end, guest_end = sockets
    guest_end.close()
    with pytest.raises(protocol.Closed):
        protocol.Channel(host_end).send(protocol.Lookup(1, "f"), b"", monotonic() + TIMEOUT)


@pytest.mark.parametrize(
    ("name", "blob"), [("x" * protocol.MAX_HEADER, b""), ("x", bytes(protocol.MAX_BLOB + 1))]
)
def test_frames_over_the_limits_are_not_sent(sockets: Any, name: str, blob: bytes) -> None:
    """A header or blob over its limit raises WireError, and nothing is sent."""
    host_end, guest_end = sockets
    with pytest.raises(protocol.WireError, match="too large"):
        protocol.Channel(host_end).send(protocol.Lookup(1, name), blob, monotonic() + TIMEOUT)
    host_end.close()
    assert guest_end.recv(1) == b""


@pytest.mark.parametrize(
    "wrap",
    [lambda v: [v], lambda v: (v,), lambda v: {"k": v}],
    ids=["list", "tuple", "dict"],
)
def test_nesting_is_limited_when_packing(wrap: Any) -> None:
    """The deepest allowed value packs, one more level raises WireError."""
    deepest = nested(protocol.MAX_VALUE_DEPTH, 1.5, wrap)
    assert unpack(pack(deepest)) == deepest
    with pytest.raises(protocol.WireError, match="deep"):
        pack(wrap(deepest))


@pytest.mark.parametrize(
    "wrap",
    [lambda v: protocol.Sequence([v], True), lambda v: protocol.Mapping([(1, v)])],
    ids=["tuple", "dict"],
)
def test_nesting_is_limited_when_unpacking(wrap: Any) -> None:
    """The deepest allowed value unpacks, one more level raises WireError."""
    deepest = nested(protocol.MAX_VALUE_DEPTH, 1.5, wrap)
    assert pack(unpack(deepest)) == deepest
    with pytest.raises(protocol.WireError, match="deep"):
        unpack(wrap(deepest))


def test_a_list_that_holds_itself_is_refused() -> None:
    """A list that contains itself raises WireError instead of endless recursion."""
    endless: list[object] = []
    endless.append(endless)
    with pytest.raises(protocol.WireError, match="deep"):
        pack(endless)


def test_the_number_of_nodes_is_limited() -> None:
    """MAX_NODES values pack and unpack, one more raises WireError on both sides."""
    most = [None] * (protocol.MAX_NODES - 1)
    packed = pack(most)
    assert isinstance(packed, protocol.Sequence)
    assert unpack(packed) == most
    with pytest.raises(protocol.WireError, match="many"):
        pack([*most, None])
    with pytest.raises(protocol.WireError, match="many"):
        unpack(protocol.Sequence([*packed.items, None], False))


def test_the_size_of_all_arrays_is_limited() -> None:
    """Small arrays that together exceed a blob raise WireError."""
    half = np.zeros(protocol.MAX_BLOB // 2 + 1, dtype=np.uint8)
    with pytest.raises(protocol.WireError, match="large"):
        pack([half, half])


def test_arrays_do_not_share_their_bytes() -> None:
    """Arrays that claim the same bytes raise WireError, because each would be a copy."""
    blob = bytes(8 * MIB)
    claim = protocol.ArrayValue("B", (len(blob),), 0, False)
    assert unpack(claim, blob).size == len(blob)
    with memory_below(12), pytest.raises(protocol.WireError, match="outside"):
        unpack(protocol.Sequence([claim] * 1000, False), blob)


@pytest.mark.parametrize(
    "shape", [(0, protocol.MAX_BLOB + 1), (2**14, 0, 2**13), (0, 2**62, 2**62)]
)
def test_dimensions_of_empty_arrays_are_limited(shape: tuple[int, ...]) -> None:
    """An empty array is refused if its sum over one dimension would not fit into memory."""
    with pytest.raises(protocol.WireError, match="impossible"):
        unpack(protocol.ArrayValue("d", shape, 0, False))
    with pytest.raises(protocol.WireError, match="large"):
        pack(np.lib.stride_tricks.as_strided(np.zeros(1), (0, protocol.MAX_BLOB)))


def test_the_number_of_keys_is_limited() -> None:
    """MAX_KEYS keys pack and unpack, one more raises WireError on both sides, in records too."""
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


def test_random_generators_count_as_many_nodes() -> None:
    """Hundreds of generators in one frame are refused, because making each one is slow."""
    generator = protocol.Generator("1", "1", 0, 0)
    assert len(unpack(protocol.Sequence([generator] * 90, False))) == 90
    with pytest.raises(protocol.WireError, match="many"):
        unpack(protocol.Sequence([generator] * 200, False))
    with pytest.raises(protocol.WireError, match="many"):
        pack([np.random.default_rng(1)] * 200)


@pytest.mark.slow
@pytest.mark.parametrize(
    "part",
    [b"\x92\xa1m\x90", b"\x93\xa1s\x90\xc2", b"\x91\xa1e", b"\xc0", b"\xa3\xc3\xa9b"],
    ids=["empty maps", "empty lists", "ellipses", "nones", "short texts"],
)
def test_headers_full_of_tiny_parts_take_little_memory(sockets: Any, part: bytes) -> None:
    """The largest header of nothing but tiny values is refused with less than 100 MB allocated."""
    host_end, guest_end = sockets
    count = (protocol.MAX_HEADER - 64) // len(part)
    parts = b"\xdd" + count.to_bytes(4, "big") + part * count
    items = b"\x93\xa1s" + parts + b"\xc2"
    header = b"\x94" + msgspec.msgpack.encode("returned") + b"\x01" + items + b"\x80"
    with ThreadPoolExecutor(1) as sender, memory_below(100):
        sender.submit(guest_end.sendall, protocol.FRAME_LENGTHS.pack(len(header), 0) + header)
        message, blob = protocol.Channel(host_end).receive(
            protocol.host_decoder, monotonic() + TIMEOUT
        )
        with pytest.raises(protocol.WireError, match="many"):
            unpack(message.value, blob)


def test_deep_headers_are_refused(sockets: Any) -> None:
    """A header of endlessly nested brackets raises WireError."""
    host_end, guest_end = sockets
    header = b"\x94" + msgspec.msgpack.encode("returned") + b"\x01" + b"\x92\xa1s\x91" * 50_000
    guest_end.sendall(protocol.FRAME_LENGTHS.pack(len(header), 0) + header)
    with pytest.raises(protocol.WireError, match="cannot be read"):
        protocol.Channel(host_end).receive(protocol.host_decoder, monotonic() + TIMEOUT)
