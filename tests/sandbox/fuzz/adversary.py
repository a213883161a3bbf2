"""A guest without a process: a thread at the other end of a socket that runs a test's script."""

import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import Any

import msgspec

from autograder.sandbox.guest import protocol, serializer
from autograder.sandbox.rpc_client import RequestBuilder, RpcClient
from tests.sandbox.fuzz.peer import take_message
from tests.sandbox.fuzz.targets import Proxy, to_handle

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
