"""A peer without a process: it reacts to each message of the host by a function."""

from collections.abc import Callable
from typing import Any

import msgspec

from autograder.sandbox.guest import protocol

React = Callable[[protocol.ToGuest], bytes]  # from a message to the bytes to send; empty: silence


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
