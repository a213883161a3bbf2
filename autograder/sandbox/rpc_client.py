"""RPC client: sends requests to one guest process and serves its callbacks meanwhile.

The host's half of the state machine in `docs/wire.md`. All input may come from a hostile process:
a message that is not exactly an answer to the request raises WireError, which ends the process.
"""

import secrets
from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType, SimpleNamespace
from typing import Any

import msgspec
import numpy as np
from msgspec import Struct

from autograder.sandbox.callbacks import CallbackRegistry, HostFunction, SharedArray
from autograder.sandbox.cell_outputs import decode_outputs
from autograder.sandbox.deadline import enforce
from autograder.sandbox.faults import Fault, StudentError, printable_text, student_error
from autograder.sandbox.guest import protocol, serializer

RequestBuilder = Callable[[int, serializer.Packer], protocol.RpcRequest]
SharedArguments = Mapping[int, "np.ndarray[Any, Any] | SimpleNamespace"]  # by argument index
ToProxy = Callable[[protocol.Handle], object]
ToHandle = Callable[[object], protocol.Handle | None]
SharedArrays = Mapping[str, SharedArray]  # by argument index, as text
LOOKUP_REQUESTS = protocol.Lookup | protocol.Get | protocol.InstallCallback
REQUESTS_WITHOUT_VALUE = (
    protocol.SetAttr | protocol.InstallCallback | protocol.SelectView | protocol.Reset
)
MEMORY_PER_HEADER_BYTE = 40  # upper bound, reached by a header full of handles


class RpcReply(Struct, frozen=True):
    """The answer to a request: its value, the changed arguments, the bytes that both take."""

    value: Any
    changed: dict[str, Any]
    memory_cost: int


class EachReply(Struct, frozen=True):
    """The value of an answer to several calls: that of each call with the arguments it changed.

    `error` is the one with which the next call ended, if any.
    """

    results: list[tuple[Any, dict[str, Any]]]
    error: StudentError | None


class CellReply(Struct, frozen=True):
    """How a cell ended: the type of its exception, its outputs with their size, and notes."""

    error: str
    outputs: tuple[protocol.Output, ...]
    size: int
    notes: protocol.CellNotes
    place: protocol.ErrorPlace | None


class RpcClient:
    """Sends requests over one channel and calls host functions that the guest asks for.

    `to_proxy` makes the proxy for a handle; `to_handle` is its inverse, None for other values.
    Raises StudentError if student code fails, CHANNEL_ERRORS if the process is unusable.
    """

    def __init__(self, channel: protocol.Channel, to_proxy: ToProxy, to_handle: ToHandle) -> None:
        self._channel, self._to_proxy, self._to_handle = channel, to_proxy, to_handle
        self._deadline: protocol.Deadline = 0.0
        self._open_requests: list[int] = []  # unanswered, each nested in the one before
        self._closed = False
        self._assertion: AssertionError | None = None
        self.functions = CallbackRegistry()

    @property
    def is_open(self) -> bool:
        """Whether a request waits for its answer, so that a new one is nested in a callback."""
        return bool(self._open_requests)

    # -- cells

    def run_cell(
        self, source: str, deadline: protocol.Deadline, remaining: int, index: int = 0
    ) -> CellReply:
        """Run a cell.

        `remaining` is the number of characters of output that the notebook may still produce,
        `index` the place of the cell in the notebook.
        """
        number = secrets.randbits(62)  # unpredictable: a reply cannot be sent ahead of its request
        self._channel.send(protocol.RunCell(number, source, index), b"", deadline)
        message, blob = self._channel.receive(protocol.host_decoder, deadline)
        if not isinstance(message, protocol.Ran) or message.cell != number:
            raise protocol.WireError("an answer to no question")
        outputs, size = decode_outputs(blob, remaining)
        modules = [name for name in message.notes.missing_modules if name.isidentifier()]
        notes = msgspec.structs.replace(message.notes, missing_modules=modules)
        return CellReply(printable_text(message.error), outputs, size, notes, message.place)

    # -- requests

    def call(
        self,
        build: RequestBuilder,
        deadline: protocol.Deadline,
        name_for_error: str = "",
        shared: SharedArguments = MappingProxyType({}),
    ) -> RpcReply:
        """Send the request that `build` makes and return its answer.

        A nested request has the deadline of the outer one. `name_for_error` is the detail of the
        StudentError for a missing name. Changes by the guest are written to the `shared`
        arguments. Raises ValueError if the request is too large to send.
        """
        if not self._open_requests:
            self._deadline, self._assertion = deadline, None
        number = secrets.randbits(62)
        self._open_requests.append(number)
        try:
            with enforce(self._deadline):
                request = self._send_request(build, number)
                shared_arrays = {str(index): SharedArray(value) for index, value in shared.items()}
                return self._receive_reply(request, name_for_error, shared_arrays)
        except protocol.CHANNEL_ERRORS:
            self._closed = True
            raise
        finally:
            self._open_requests.pop()

    def first_assertion(self) -> AssertionError | None:
        """Return the first AssertionError of a callback in the last outermost request, once."""
        assertion, self._assertion = self._assertion, None
        return assertion

    def _send_request(self, build: RequestBuilder, number: int) -> protocol.RpcRequest:
        packer = serializer.Packer(self._export)
        try:
            request = build(number, packer)
            self._send(request, packer.blob)
        except protocol.WireError as error:
            # A mistake of the test: nothing was sent, and the channel can still be used.
            raise ValueError(f"an argument cannot be sent to the sandbox: {error}") from None
        return request

    def _receive_reply(
        self, request: protocol.RpcRequest, name_for_error: str, shared_arrays: SharedArrays
    ) -> RpcReply:
        """Serve callbacks until the answer to `request`, the innermost one, arrives."""
        number = self._open_requests[-1]
        while True:
            reply, blob = self._channel.receive(protocol.host_decoder, self._deadline)
            if isinstance(reply, protocol.CallbackRequest) and reply.within in self._open_requests:
                self._serve_callback(reply, blob, shared_arrays)
            elif isinstance(reply, protocol.Ready | protocol.Ran) or reply.id != number:
                raise protocol.WireError("a reply out of turn")
            elif isinstance(reply, protocol.Returned) and _is_answer(request, reply):
                return self._unpack_reply(reply, blob, shared_arrays)
            elif isinstance(reply, protocol.ReturnedEach) and _answers_each(request, reply):
                return self._unpack_each(reply, blob)
            elif isinstance(reply, protocol.Missing) and isinstance(request, LOOKUP_REQUESTS):
                is_name = isinstance(request, protocol.Lookup)
                fault = Fault.MISSING if is_name else Fault.MISSING_ATTRIBUTE
                raise StudentError(fault, name_for_error)
            elif isinstance(reply, protocol.Raised):
                raise _raised(reply)
            else:
                raise protocol.WireError("an answer to something else")

    def _unpack_reply(
        self, reply: protocol.Returned, blob: bytearray, shared_arrays: SharedArrays
    ) -> RpcReply:
        header_size, blob_size = self._channel.received
        unpacker = serializer.Unpacker(blob, self._import)
        value = unpacker.unpack(reply.value)
        changed = {name: unpacker.unpack(item) for name, item in reply.changed.items()}
        for name in shared_arrays.keys() & changed.keys():
            shared_arrays[name].update(changed[name])
        return RpcReply(value, changed, MEMORY_PER_HEADER_BYTE * header_size + blob_size)

    def _unpack_each(self, reply: protocol.ReturnedEach, blob: bytearray) -> RpcReply:
        header_size, blob_size = self._channel.received
        unpacker = serializer.Unpacker(blob, self._import)
        results = [
            (
                unpacker.unpack(value),
                {name: unpacker.unpack(item) for name, item in changed.items()},
            )
            for value, changed in reply.results
        ]
        value = EachReply(results, _raised(reply.error) if reply.error else None)
        return RpcReply(value, {}, MEMORY_PER_HEADER_BYTE * header_size + blob_size)

    # -- callbacks

    def _serve_callback(
        self, request: protocol.CallbackRequest, blob: bytearray, shared_arrays: SharedArrays
    ) -> None:
        """Call the requested host function and send its result."""
        function = self.functions.get(request.function)
        is_innermost = request.within == self._open_requests[-1]
        if not is_innermost or len(self._open_requests) >= protocol.MAX_CALL_DEPTH:
            # A property that calls a function of an outer request, or endless recursion.
            self._send(protocol.CallbackError(request.id, "RuntimeError"), b"")
            return
        unpacker = serializer.Unpacker(blob, self._import)
        args = [unpacker.unpack(arg) for arg in request.args]
        kwargs = {name: unpacker.unpack(arg) for name, arg in request.kwargs.items()}
        changed = {name: unpacker.unpack(item) for name, item in request.shared.items()}
        if not shared_arrays.keys() >= changed.keys():
            raise protocol.WireError("changes of something that was not lent")
        for name, value in changed.items():
            shared_arrays[name].update(value)
        result, result_blob = self._call_function(request.id, partial(function, *args, **kwargs))
        try:
            self._send(result, result_blob)
        except protocol.WireError:  # too large, so nothing was sent
            self._send(protocol.CallbackError(request.id, "RuntimeError"), b"")

    def _call_function(self, number: int, function: HostFunction) -> tuple[protocol.ToGuest, bytes]:
        packer = serializer.Packer(self._export)
        try:
            return protocol.CallbackResult(number, packer.pack(function())), packer.blob
        except protocol.OutOfTime:
            raise
        except StudentError:
            if self._closed:
                raise
            return protocol.CallbackError(number, "RuntimeError"), b""
        except Exception as error:
            if isinstance(error, AssertionError) and self._assertion is None:
                self._assertion = error
            return protocol.CallbackError(number, type(error).__name__), b""

    # -- frames and values

    def _send(self, message: protocol.ToGuest, blob: bytes) -> None:
        if self._closed:
            raise protocol.Closed
        self._channel.send(message, blob, self._deadline)

    def _export(self, value: object) -> protocol.Value:
        """Return the wire value of a proxy or a host function; raise TypeError for others."""
        handle = self._to_handle(value)
        if handle is not None:
            return handle
        if not callable(value):
            raise TypeError(f"a {type(value).__name__} cannot be sent to the sandbox")
        return self.functions.register(value)

    def _import(self, value: protocol.Handle | protocol.Callback) -> object:
        if isinstance(value, protocol.Callback):
            return self.functions.get(value.id)
        type_name = printable_text(value.type_name)
        return self._to_proxy(protocol.Handle(value.id, type_name, value.is_callable))


def _raised(reply: protocol.Raised) -> StudentError:
    return student_error(reply.error, reply.bases, reply.message, reply.place)


def _answers_each(request: protocol.RpcRequest, reply: protocol.ReturnedEach) -> bool:
    """Return whether each call was answered, or the one after the answers raised an exception.

    Only arguments of a call may have changed.
    """
    if not isinstance(request, protocol.InvokeEach):
        return False
    count, error = len(reply.results), reply.error
    is_complete = count == len(request.calls) if error is None else count < len(request.calls)
    return (
        is_complete
        and (error is None or error.id == reply.id)
        and all(
            changed.keys() <= {str(index) for index in range(len(call))}
            for call, (_, changed) in zip(request.calls, reply.results, strict=False)
        )
    )


def _is_answer(request: protocol.RpcRequest, reply: protocol.Returned) -> bool:
    """Return whether the value has the requested kind and only given arguments have changed."""
    if isinstance(request, protocol.Invoke):
        if not reply.changed:
            return True
        argument_names = {str(index) for index in range(len(request.args))} | request.kwargs.keys()
        return reply.changed.keys() <= argument_names
    if reply.changed:
        return False
    if isinstance(request, REQUESTS_WITHOUT_VALUE):
        return reply.value is None
    if isinstance(request, protocol.InvokeEach):
        return False
    may_be_plain = isinstance(request, protocol.Get) and not request.by_handle
    return may_be_plain or isinstance(reply.value, protocol.Handle | protocol.Callback)
