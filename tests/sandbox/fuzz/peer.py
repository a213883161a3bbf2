"""Guests without a process, for tests of the host's end.

`Peer` reacts to each message of the host by a function; `facing` runs a test's script in a thread
at the other end of a socket.
"""

import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import Any

import msgspec

from autograder.sandbox.guest import protocol, serializer
from autograder.sandbox.rpc_client import RequestBuilder, RpcClient

React = Callable[[protocol.ToGuest], bytes]  # from a message to the bytes to send; empty: silence


class Proxy:
    """Stands for a guest object."""

    def __init__(self, handle: protocol.Handle) -> None:
        assert handle.type_name.isprintable()
        assert len(handle.type_name) <= protocol.MAX_TYPE_NAME
        self.handle = handle


def to_handle(value: object) -> protocol.Handle | None:
    """Return the handle of a proxy; None for other values."""
    return value.handle if type(value) is Proxy else None


class Peer:
    """Replaces the host's socket, and the guest process behind it."""

    def __init__(self, react: React) -> None:
        self._react = react
        self._received, self._pending = bytearray(), bytearray()

    def settimeout(self, _seconds: float | None) -> None:
        """Do nothing: silence raises TimeoutError at once."""

    def send(self, data: bytes) -> int:
        self._received += data
        while (message := take_message(self._received)) is not None:
            self._pending += self._react(message)
        return len(data)

    def recv(self, size: int) -> bytes:
        if not self._pending:
            raise TimeoutError
        data = bytes(self._pending[:size])
        del self._pending[:size]
        return data

    def close(self) -> None:
        """Do nothing: there is no socket."""


def take_message(received: bytearray) -> Any:
    """Remove the first whole message of the host from `received`; return None without one."""
    start = protocol.FRAME_LENGTHS.size
    if len(received) < start:
        return None
    header_size, blob_size = protocol.FRAME_LENGTHS.unpack_from(received)
    if len(received) < start + header_size + blob_size:
        return None
    header = bytes(received[start : start + header_size])
    message = msgspec.msgpack.decode(header, type=protocol.ToGuest)
    del received[: start + header_size + blob_size]
    return message


Act = Callable[[socket.socket, Iterator[Any]], None]  # with the guest's socket, and its requests


def frame(message: protocol.ToHost, blob: bytes = b"") -> bytes:
    """Return a valid frame."""
    header = msgspec.msgpack.encode(message)
    return protocol.FRAME_LENGTHS.pack(len(header), len(blob)) + header + blob


def request_number(message: Any) -> int:
    """Return the number that an answer to the request must have."""
    return int(message.cell if isinstance(message, protocol.RunCell) else message.id)


@contextmanager
def facing(act: Act) -> Iterator[RpcClient]:
    """Provide a client of a guest that runs `act` and then closes the channel."""
    host_end, guest_end = socket.socketpair()

    def run_guest() -> None:
        with guest_end, suppress(OSError, StopIteration):
            act(guest_end, _requests(guest_end))

    with host_end, ThreadPoolExecutor(1) as executor:
        guest = executor.submit(run_guest)
        try:
            yield RpcClient(protocol.Channel(host_end), Proxy, to_handle)
        finally:
            host_end.shutdown(socket.SHUT_RDWR)
        guest.result(60)


def _requests(guest_end: socket.socket) -> Iterator[Any]:
    received = bytearray()
    while True:
        while (message := take_message(received)) is None:
            data = guest_end.recv(1 << 16)
            if not data:
                return
            received += data
        yield message


def call(*args: object, **kwargs: object) -> RequestBuilder:
    """Return the builder of a request that calls object 1 with these arguments."""

    def build(number: int, packer: serializer.Packer) -> protocol.RpcRequest:
        packed_kwargs = {name: packer.pack(arg) for name, arg in kwargs.items()}
        return protocol.Invoke(number, 1, [packer.pack(arg) for arg in args], packed_kwargs, [])

    return build
