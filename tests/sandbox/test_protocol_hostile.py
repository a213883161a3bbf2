"""Any bytes from the guest lead to a value or to one of CHANNEL_ERRORS, with little memory."""

import socket
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from time import monotonic
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.sandbox.guest import protocol, serializer

many = settings(deadline=None, max_examples=100)

STATE = st.text("0123456789abcdefxyz-_ ", max_size=40)
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**63), 2**64 - 1),
    st.floats(),
    st.text(st.characters(exclude_categories=["Cs"])),
    st.sampled_from([*"acsmhfge", "run", "ran", "returned", "raised", "callout", "missing"]),
)
JUNK = st.recursive(
    LEAVES, lambda parts: st.lists(parts) | st.dictionaries(st.text("ab01"), parts), max_leaves=20
)
SIDE = st.sampled_from([-1, 0, 1, 2, 3, 2**26, 2**26 + 1, 2**62, 2**63 - 1]) | st.integers(-9, 99)
FORGED = st.recursive(
    st.one_of(
        st.builds(
            protocol.ArrayValue,
            st.sampled_from(sorted(protocol.DTYPES))
            | st.text(st.characters(codec="ascii"), max_size=3),
            st.lists(SIDE, max_size=10).map(tuple),
            SIDE,
            st.booleans(),
        ),
        st.builds(protocol.Generator, STATE, STATE, SIDE, SIDE),
        st.builds(protocol.Handle, SIDE, st.text("ab"), st.booleans()),
        st.builds(protocol.Complex, st.floats(), st.floats()),
        st.none(),
    ),
    lambda parts: (
        st.builds(protocol.Sequence, st.lists(parts), st.booleans())
        | st.builds(protocol.Mapping, st.lists(st.tuples(parts, parts)))
    ),
    max_leaves=10,
)


def receive(sent: bytes) -> tuple[Any, bytearray]:
    """Return what the host receives from a guest that sends these bytes and closes."""
    host_end, guest_end = socket.socketpair()
    with host_end, guest_end, ThreadPoolExecutor(1) as executor:

        def send() -> None:
            with suppress(OSError):  # the receiver may have closed
                guest_end.sendall(sent)
            with suppress(OSError):
                guest_end.shutdown(socket.SHUT_WR)

        executor.submit(send)
        try:
            return protocol.Channel(host_end).receive(protocol.host_decoder, monotonic() + 20)
        finally:
            host_end.shutdown(socket.SHUT_RDWR)


def unpack(value: Any, blob: bytes | bytearray = b"") -> Any:
    """Return the Python value of a wire value; handles stay as they are."""
    return serializer.Unpacker(blob, lambda handle: handle).unpack(value)


def frame(header: bytes, blob: bytes = b"") -> bytes:
    """Return a frame with correct lengths."""
    return protocol.FRAME_LENGTHS.pack(len(header), len(blob)) + header + blob


@many
@given(st.binary(max_size=200))
def test_random_bytes_are_refused(sent: bytes) -> None:
    """Bytes that are no frame raise WireError or Closed."""
    with pytest.raises((protocol.WireError, protocol.Closed)):
        receive(sent)


@many
@given(st.binary(max_size=200), st.binary(max_size=20))
def test_random_headers_are_refused(header: bytes, blob: bytes) -> None:
    """A valid frame around random bytes raises WireError."""
    with pytest.raises(protocol.WireError):
        receive(frame(header, blob))


@many
@given(JUNK)
def test_messages_of_other_forms_are_refused_or_decoded(junk: object) -> None:
    """Any msgpack as header is either one of the messages or raises WireError."""
    try:
        message, _ = receive(frame(msgspec.msgpack.encode(junk)))
    except protocol.WireError:
        return
    assert isinstance(message, protocol.ToHost)


@many
@given(st.data(), st.binary(min_size=1, max_size=60))
def test_damaged_frames_are_refused_or_decoded(data: st.DataObject, blob: bytes) -> None:
    """A valid frame with one byte changed or its end cut off raises nothing else."""
    value = protocol.Sequence([protocol.ArrayValue("B", (len(blob),), 0, False), "text", 1.5], True)
    sent = bytearray(frame(msgspec.msgpack.encode(protocol.Returned(7, value, {"x": value})), blob))
    sent[data.draw(st.integers(0, len(sent) - 1))] = data.draw(st.integers(0, 255))
    with suppress(*protocol.CHANNEL_ERRORS):
        message, received_blob = receive(bytes(sent[: data.draw(st.integers(0, len(sent)))]))
        unpack(getattr(message, "value", None), received_blob)


@many
@given(FORGED, st.binary(max_size=64))
def test_forged_values_are_refused_or_unpacked(value: Any, blob: bytes) -> None:
    """Impossible shapes, offsets, dtypes, states and keys raise nothing but WireError."""
    with suppress(protocol.WireError):
        unpack(value, blob)


@pytest.mark.parametrize(
    "array",
    [
        protocol.ArrayValue("d", (3,), 0, False),
        protocol.ArrayValue("d", (2,), 8, False),
        protocol.ArrayValue("d", (2,), -8, False),
        protocol.ArrayValue("d", (1,), 2**62, False),
        protocol.ArrayValue("d", (-2,), 0, False),
        protocol.ArrayValue("d", (-1, -2), 0, False),
        protocol.ArrayValue("d", (2**26,) * 8, 0, False),
        protocol.ArrayValue("d", (0, 2**26, 2**26, 2**26), 0, False),
        protocol.ArrayValue("d", (0, 2**63), 0, False),
        protocol.ArrayValue("d", (0,), 17, False),
        protocol.ArrayValue("d", (1,) * 9, 0, False),
        protocol.ArrayValue("O", (1,), 0, False),
        protocol.ArrayValue("S", (1,), 0, False),
        protocol.ArrayValue("U", (1,), 0, False),
        protocol.ArrayValue("M8[s]", (1,), 0, False),
        protocol.ArrayValue("dd", (1,), 0, False),
        protocol.ArrayValue("", (1,), 0, False),
    ],
    ids=str,
)
def test_arrays_that_do_not_fit_their_blob_are_refused(array: protocol.ArrayValue) -> None:
    """An array that exceeds its blob, or has another type, raises WireError."""
    with pytest.raises(protocol.WireError):
        unpack(array, bytes(16))


@many
@given(st.binary(min_size=1, max_size=40))
def test_booleans_of_any_bytes_are_true_or_false(blob: bytes) -> None:
    """An array of booleans from forged bytes contains only 0 and 1."""
    array = unpack(protocol.ArrayValue("?", (len(blob),), 0, False), blob)
    assert array.dtype == bool
    assert array.tobytes() == bytes(map(bool, blob))


@pytest.mark.parametrize(
    "key", [protocol.Sequence([], False), protocol.Mapping([])], ids=["list", "dict"]
)
def test_unhashable_keys_are_refused(key: Any) -> None:
    """A dict with an unhashable key raises WireError, also inside a tuple."""
    for unhashable in (key, protocol.Sequence([key], True)):
        with pytest.raises(protocol.WireError, match="key"):
            unpack(protocol.Mapping([(unhashable, 1)]))


@pytest.mark.parametrize(
    "state",
    [
        ("zz", "1", 0, 0),
        ("", "1", 0, 0),
        ("-1", "1", 0, 0),
        ("f" * 33, "1", 0, 0),
        ("f" * 10**6, "1", 0, 0),
        ("1", "1", 0, 2**40),
        ("1", "1", 0, -1),
        ("1", "1", 2**63, 0),
    ],
    ids=lambda state: f"{state!s:.30}",
)
def test_impossible_random_generators_are_refused(state: tuple[str, str, int, int]) -> None:
    """A generator in a state that PCG64 does not have raises WireError."""
    with pytest.raises(protocol.WireError):
        unpack(protocol.Generator(*state))
