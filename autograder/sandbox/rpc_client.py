"""One conversation with the student side over one channel: requests, callbacks within them.

The grader's half of the state machine in `docs/wire.md`. Everything here may come from a hostile
process: what is not exactly an answer to what was asked is a WireError, and ends the process.
"""

import secrets
from collections.abc import Callable, Mapping
from functools import partial
from types import SimpleNamespace
from typing import Any

import numpy as np
from msgspec import Struct

from autograder.sandbox import cell_outputs
from autograder.sandbox import deadline as alarm
from autograder.sandbox.callbacks import CallbackRegistry, HostFunction, SharedArray
from autograder.sandbox.faults import (
    Fault,
    StudentError,
    builtin_exception_name,
    fault_of,
    printable_text,
)
from autograder.sandbox.figure_policy import RENDER, FigurePolicy
from autograder.sandbox.guest import protocol, serializer

RequestBuilder = Callable[[int, serializer.Packer], protocol.Request]
SharedArguments = Mapping[int, "np.ndarray[Any, Any] | SimpleNamespace"]
NO_SHARED_ARGUMENTS: SharedArguments = {}
LOOKUP_REQUESTS = protocol.Lookup | protocol.Get | protocol.InstallCallback
MEMORY_PER_HEADER_BYTE = 40  # bytes of memory for a byte of header, at the most: handles weigh so much


class Reply(Struct, frozen=True):
    """The answer to a request: its value, the arguments it changed, the memory that both take."""

    value: Any
    changed: dict[str, Any]
    memory_cost: int


class HandleMapper(Struct, frozen=True):
    """How objects of the student side stand here: from a handle, and back to one."""

    to_proxy: Callable[[protocol.Handle], object]
    to_handle: Callable[[object], protocol.Handle | None]  # None: not an object of the student side


class RpcClient:
    """Asks, and answers callbacks meanwhile.

    Raises StudentError where student code did not answer; WireError, OutOfTime or Closed where
    the conversation is over.
    """

    def __init__(self, channel: protocol.Channel, ends: HandleMapper) -> None:
        self._channel, self._ends = channel, ends
        self._deadline = 0.0
        self._open: list[int] = []  # the requests not yet answered, each within the one before
        self._closed = False
        self._verdict: BaseException | None = None
        self.functions = CallbackRegistry()

    @property
    def is_open(self) -> bool:
        """Whether a request waits for its answer: whoever asks now asks within a callback."""
        return bool(self._open)

    # -- cells

    def run_cell(
        self, source: str, deadline: float, left: int, figures: FigurePolicy = RENDER
    ) -> tuple[str, tuple[protocol.Output, ...], int]:
        """Run a cell: the type of what it raised, its outputs, how many of `left` they take."""
        number = _number()
        self._channel.send(protocol.RunCell(number, source, figures.options), b"", deadline)
        message, blob = self._channel.receive(protocol.host_decoder, deadline)
        if not isinstance(message, protocol.Ran) or message.cell != number:
            raise protocol.WireError("an answer to no question")
        found, size = cell_outputs.decode_outputs(blob, left, figures)
        return printable_text(message.error), found, size

    # -- requests

    def call(
        self, build: RequestBuilder, deadline: float, missing: str = "", lent: SharedArguments = NO_SHARED_ARGUMENTS
    ) -> Reply:
        """Send what `build` makes and return the answer.

        A request within another shares its deadline. `missing` names what may not be there;
        `lent` are written to. Raises ValueError if the request is too large to cross.
        """
        if not self._open:
            self._deadline, self._verdict = deadline, None
        number = _number()
        self._open.append(number)
        try:
            with alarm.enforce(self._deadline):
                request = self._request(build, number)
                return self._listen(request, number, missing, lent)
        except (protocol.WireError, protocol.OutOfTime, protocol.Closed):
            self._closed = True
            raise
        finally:
            self._open.pop()

    def first_assertion(self) -> BaseException | None:
        """The first AssertionError of a callback during the last outermost request, if any."""
        found, self._verdict = self._verdict, None
        return found

    def _request(self, build: RequestBuilder, number: int) -> protocol.Request:
        packer = serializer.Packer(self._export)
        try:
            request = build(number, packer)
            self._send(request, packer.blob)
        except protocol.WireError as error:
            # The test's own doing: nothing was sent, and the conversation goes on.
            raise ValueError(f"an argument cannot cross the wall: {error}") from None
        return request

    def _listen(self, request: protocol.Request, number: int, missing: str, lent: SharedArguments) -> Reply:
        loans = {str(index): SharedArray(own) for index, own in lent.items()}
        while True:
            reply, blob = self._channel.receive(protocol.host_decoder, self._deadline)
            if isinstance(reply, protocol.CallbackRequest) and reply.within in self._open:
                self._answer(reply, blob, loans)
            elif isinstance(reply, protocol.Ready | protocol.Ran) or reply.id != number:
                raise protocol.WireError("a reply out of turn")
            elif isinstance(reply, protocol.Returned) and _fits(request, reply):
                return self._returned(reply, blob, loans)
            elif isinstance(reply, protocol.Missing) and isinstance(request, LOOKUP_REQUESTS):
                by_name = isinstance(request, protocol.Lookup)
                raise StudentError(Fault.MISSING if by_name else Fault.MISSING_ATTRIBUTE, missing)
            elif isinstance(reply, protocol.Raised):
                fault = fault_of(reply.error, reply.bases)
                named = fault is Fault.RAISED
                own = builtin_exception_name(reply.error, reply.bases) if named else reply.error
                raise StudentError(fault, own)
            else:
                raise protocol.WireError("an answer to something else")

    def _returned(
        self, reply: protocol.Returned, blob: bytearray, loans: Mapping[str, SharedArray]
    ) -> Reply:
        header_size, blob_size = self._channel.received
        unpacker = serializer.Unpacker(blob, self._import)
        value = unpacker.unpack(reply.value)
        changed = {name: unpacker.unpack(item) for name, item in reply.changed.items()}
        for name in loans.keys() & changed.keys():
            loans[name].update(changed[name])
        return Reply(value, changed, MEMORY_PER_HEADER_BYTE * header_size + blob_size)

    # -- callbacks

    def _answer(
        self, call: protocol.CallbackRequest, blob: bytearray, loans: Mapping[str, SharedArray]
    ) -> None:
        """Call the grader's function that student code asked for, and send what it returns."""
        function = self.functions.get(call.function)
        if call.within != self._open[-1] or len(self._open) >= protocol.MAX_CALL_DEPTH:
            # A property that calls what an outer call was given; callbacks without end.
            self._send(protocol.CallbackError(call.id, "RuntimeError"), b"")
            return
        unpacker = serializer.Unpacker(blob, self._import)
        args = [unpacker.unpack(arg) for arg in call.args]
        kwargs = {name: unpacker.unpack(arg) for name, arg in call.kwargs.items()}
        changed = {name: unpacker.unpack(item) for name, item in call.shared.items()}
        if not loans.keys() >= changed.keys():
            raise protocol.WireError("changes of something that was not lent")
        for name, value in changed.items():
            loans[name].update(value)
        answer, sent = self._called(call.id, partial(function, *args, **kwargs))
        try:
            self._send(answer, sent)
        except protocol.WireError:  # too large, so nothing was sent
            self._send(protocol.CallbackError(call.id, "RuntimeError"), b"")

    def _called(self, number: int, call: HostFunction) -> tuple[protocol.ToGuest, bytes]:
        packer = serializer.Packer(self._export)
        try:
            return protocol.CallbackResult(number, packer.pack(call())), packer.blob
        except protocol.OutOfTime:
            raise
        except StudentError:
            if self._closed:
                raise
            return protocol.CallbackError(number, "RuntimeError"), b""
        except Exception as error:
            if isinstance(error, AssertionError) and self._verdict is None:
                self._verdict = error
            return protocol.CallbackError(number, type(error).__name__), b""

    # -- frames and values

    def _send(self, message: protocol.ToGuest, blob: bytes) -> None:
        if self._closed:
            raise protocol.Closed
        self._channel.send(message, blob, self._deadline)

    def _export(self, value: object) -> protocol.Value:
        """The wire value of something of the grader's that is not plain data."""
        handle = self._ends.to_handle(value)
        if handle is not None:
            return handle
        if not callable(value):
            raise TypeError(f"a {type(value).__name__} cannot cross the wall")
        return protocol.Callback(self.functions.register(value))

    def _import(self, value: protocol.Handle | protocol.Callback) -> object:
        if isinstance(value, protocol.Callback):
            return self.functions.get(value.id)
        return self._ends.to_proxy(
            protocol.Handle(value.id, printable_text(value.type_name), value.is_callable)
        )


def _number() -> int:
    return secrets.randbits(62)  # a reply cannot be prepared ahead of its question


def _fits(request: protocol.Request, reply: protocol.Returned) -> bool:
    """Whether an answer is of the kind that was asked for, and changes only what was given."""
    if isinstance(request, protocol.Invoke):
        given = {str(index) for index in range(len(request.args))}
        return reply.changed.keys() <= given | request.kwargs.keys()
    if reply.changed:
        return False
    if isinstance(request, protocol.SetAttr | protocol.InstallCallback | protocol.Reset):
        return reply.value is None
    plain = isinstance(request, protocol.Get) and not request.by_handle
    return plain or isinstance(reply.value, protocol.Handle | protocol.Callback)
