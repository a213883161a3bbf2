"""The other end of a channel, without a process: whatever it reads, it answers as a script says."""

from collections.abc import Callable
from typing import Any

import msgspec

from autograder.sandbox.guest import protocol

React = Callable[[protocol.ToGuest], bytes]  # to a message: what to send; nothing: silence


class Peer:
    """Stands where a socket of the grader's side does, the student side behind it included."""

    def __init__(self, react: React) -> None:
        self._react = react
        self._heard, self._said = bytearray(), bytearray()

    def settimeout(self, _seconds: float | None) -> None:
        """Nobody waits here: silence is told at once."""

    def sendall(self, data: bytes) -> None:
        self._heard += data
        while (message := taken(self._heard)) is not None:
            self._said += self._react(message)

    def recv(self, most: int) -> bytes:
        if not self._said:
            raise TimeoutError
        data = bytes(self._said[:most])
        del self._said[:most]
        return data

    def close(self) -> None:
        """Nothing to close."""


def taken(heard: bytearray) -> Any:
    """The first whole message of the grader's in `heard`, taken from it; None if there is none."""
    start = protocol.FRAME_LENGTHS.size
    if len(heard) < start:
        return None
    header, blob = protocol.FRAME_LENGTHS.unpack_from(heard)
    if len(heard) < start + header + blob:
        return None
    message = msgspec.msgpack.decode(bytes(heard[start : start + header]), type=protocol.ToGuest)
    del heard[: start + header + blob]
    return message
