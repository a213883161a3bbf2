"""A student side without a process: a thread at the other end of a socket, acting by itself."""

import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import Any

import msgspec

from autograder.sandbox.guest import protocol, serializer
from autograder.sandbox.rpc_client import HandleMapper, RpcClient
from tests.fuzz.peer import taken
from tests.fuzz.targets import Stood

Act = Callable[[socket.socket, Iterator[Any]], None]  # with its end, and what it is asked


def frame(message: protocol.ToHost, blob: bytes = b"") -> bytes:
    """A true frame."""
    header = msgspec.msgpack.encode(message)
    return protocol.FRAME_LENGTHS.pack(len(header), len(blob)) + header + blob


def number_of(message: Any) -> int:
    """The number that an answer has to bear."""
    return int(message.cell if isinstance(message, protocol.RunCell) else message.id)


@contextmanager
def facing(act: Act) -> Iterator[RpcClient]:
    """A dialogue with a student side that acts so, then goes away."""
    ours, theirs = socket.socketpair()

    def live() -> None:
        with theirs, suppress(OSError, StopIteration):
            act(theirs, _asked(theirs))

    with ours, ThreadPoolExecutor(1) as other:
        acted = other.submit(live)
        ends = HandleMapper(Stood, lambda value: value.handle if type(value) is Stood else None)
        try:
            yield RpcClient(protocol.Channel(ours), ends)
        finally:
            ours.shutdown(socket.SHUT_RDWR)
        acted.result(60)


def _asked(end: socket.socket) -> Iterator[Any]:
    heard = bytearray()
    while True:
        while (message := taken(heard)) is None:
            more = end.recv(1 << 16)
            if not more:
                return
            heard += more
        yield message


def call(*args: object, **kwargs: object) -> Callable[[int, serializer.Packer], protocol.Request]:
    """What makes the request to call object 1 with these arguments."""

    def build(number: int, packer: serializer.Packer) -> protocol.Request:
        named = {name: packer.pack(arg) for name, arg in kwargs.items()}
        return protocol.Invoke(number, 1, [packer.pack(arg) for arg in args], named, [])

    return build
