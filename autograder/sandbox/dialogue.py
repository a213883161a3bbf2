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

from autograder.sandbox import alarm, outputs
from autograder.sandbox.faults import Fault, StudentError, builtin_name, fault_of, shown
from autograder.sandbox.figures import DRAWN, Figures
from autograder.sandbox.given import Function, Functions, Loan
from autograder.sandbox.inside import values, wire

Build = Callable[[int, values.Packer], wire.Request]
Lent = Mapping[int, "np.ndarray[Any, Any] | SimpleNamespace"]
NOTHING_LENT: Lent = {}
MAY_MISS = wire.Lookup | wire.Get | wire.Install
PART_WEIGHT = 40  # bytes of memory for a byte of header, at the most: handles weigh so much


class Reply(Struct, frozen=True):
    """The answer to a request: its value, the arguments it changed, the memory that both take."""

    value: Any
    changed: dict[str, Any]
    weight: int


class Ends(Struct, frozen=True):
    """How objects of the student side stand here: from a handle, and back to one."""

    stand_for: Callable[[wire.Handle], object]
    handle_of: Callable[[object], wire.Handle | None]  # None: not an object of the student side


class Dialogue:
    """Asks, and answers callbacks meanwhile.

    Raises StudentError where student code did not answer; WireError, OutOfTime or Closed where
    the conversation is over.
    """

    def __init__(self, channel: wire.Channel, ends: Ends) -> None:
        self._channel, self._ends = channel, ends
        self._deadline = 0.0
        self._open: list[int] = []  # the requests not yet answered, each within the one before
        self._over = False
        self._verdict: BaseException | None = None
        self.functions = Functions()

    @property
    def is_open(self) -> bool:
        """Whether a request waits for its answer: whoever asks now asks within a callback."""
        return bool(self._open)

    # -- cells

    def run(
        self, source: str, deadline: float, left: int, figures: Figures = DRAWN
    ) -> tuple[str, tuple[wire.Output, ...], int]:
        """Run a cell: the type of what it raised, its outputs, how many of `left` they take."""
        number = _number()
        self._channel.send(wire.Run(number, source, figures.wanted), b"", deadline)
        message, blob = self._channel.receive(wire.to_grader, deadline)
        if not isinstance(message, wire.Ran) or message.cell != number:
            raise wire.WireError("an answer to no question")
        found, size = outputs.read(blob, left, figures)
        return shown(message.error), found, size

    # -- requests

    def ask(
        self, build: Build, deadline: float, missing: str = "", lent: Lent = NOTHING_LENT
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
            with alarm.at(self._deadline):
                request = self._request(build, number)
                return self._listen(request, number, missing, lent)
        except (wire.WireError, wire.OutOfTime, wire.Closed):
            self._over = True
            raise
        finally:
            self._open.pop()

    def verdict(self) -> BaseException | None:
        """The first AssertionError of a callback during the last outermost request, if any."""
        found, self._verdict = self._verdict, None
        return found

    def _request(self, build: Build, number: int) -> wire.Request:
        packer = values.Packer(self._export)
        try:
            request = build(number, packer)
            self._send(request, packer.blob)
        except wire.WireError as error:
            # The test's own doing: nothing was sent, and the conversation goes on.
            raise ValueError(f"an argument cannot cross the wall: {error}") from None
        return request

    def _listen(self, request: wire.Request, number: int, missing: str, lent: Lent) -> Reply:
        loans = {str(index): Loan(own) for index, own in lent.items()}
        while True:
            reply, blob = self._channel.receive(wire.to_grader, self._deadline)
            if isinstance(reply, wire.Callout) and reply.within in self._open:
                self._answer(reply, blob, loans)
            elif isinstance(reply, wire.Ready | wire.Ran) or reply.id != number:
                raise wire.WireError("a reply out of turn")
            elif isinstance(reply, wire.Returned) and _fits(request, reply):
                return self._returned(reply, blob, loans)
            elif isinstance(reply, wire.Missing) and isinstance(request, MAY_MISS):
                by_name = isinstance(request, wire.Lookup)
                raise StudentError(Fault.MISSING if by_name else Fault.ABSENT, missing)
            elif isinstance(reply, wire.Raised):
                fault = fault_of(reply.error, reply.bases)
                named = fault is Fault.RAISED
                own = builtin_name(reply.error, reply.bases) if named else reply.error
                raise StudentError(fault, own)
            else:
                raise wire.WireError("an answer to something else")

    def _returned(self, reply: wire.Returned, blob: bytearray, loans: Mapping[str, Loan]) -> Reply:
        header_size, blob_size = self._channel.received
        unpacker = values.Unpacker(blob, self._import)
        value = unpacker.unpack(reply.value)
        changed = {name: unpacker.unpack(item) for name, item in reply.changed.items()}
        for name in loans.keys() & changed.keys():
            loans[name].update(changed[name])
        return Reply(value, changed, PART_WEIGHT * header_size + blob_size)

    # -- callbacks

    def _answer(self, call: wire.Callout, blob: bytearray, loans: Mapping[str, Loan]) -> None:
        """Call the grader's function that student code asked for, and send what it returns."""
        function = self.functions.find(call.function)
        if call.within != self._open[-1] or len(self._open) >= wire.MAX_NESTING:
            # A property that calls what an outer call was given; callbacks without end.
            self._send(wire.Refusal(call.id, "RuntimeError"), b"")
            return
        unpacker = values.Unpacker(blob, self._import)
        args = [unpacker.unpack(arg) for arg in call.args]
        kwargs = {name: unpacker.unpack(arg) for name, arg in call.kwargs.items()}
        changed = {name: unpacker.unpack(item) for name, item in call.lent.items()}
        if not loans.keys() >= changed.keys():
            raise wire.WireError("changes of something that was not lent")
        for name, value in changed.items():
            loans[name].update(value)
        answer, sent = self._called(call.id, partial(function, *args, **kwargs))
        try:
            self._send(answer, sent)
        except wire.WireError:  # too large, so nothing was sent
            self._send(wire.Refusal(call.id, "RuntimeError"), b"")

    def _called(self, number: int, call: Function) -> tuple[wire.ToChild, bytes]:
        packer = values.Packer(self._export)
        try:
            return wire.Answer(number, packer.pack(call())), packer.blob
        except wire.OutOfTime:
            raise
        except StudentError:
            if self._over:
                raise
            return wire.Refusal(number, "RuntimeError"), b""
        except Exception as error:
            if isinstance(error, AssertionError) and self._verdict is None:
                self._verdict = error
            return wire.Refusal(number, type(error).__name__), b""

    # -- frames and values

    def _send(self, message: wire.ToChild, blob: bytes) -> None:
        if self._over:
            raise wire.Closed
        self._channel.send(message, blob, self._deadline)

    def _export(self, value: object) -> wire.Value:
        """The wire value of something of the grader's that is not plain data."""
        handle = self._ends.handle_of(value)
        if handle is not None:
            return handle
        if not callable(value):
            raise TypeError(f"a {type(value).__name__} cannot cross the wall")
        return wire.Callback(self.functions.give(value))

    def _import(self, value: wire.Handle | wire.Callback) -> object:
        if isinstance(value, wire.Callback):
            return self.functions.find(value.id)
        return self._ends.stand_for(
            wire.Handle(value.id, shown(value.type_name), value.is_callable)
        )


def _number() -> int:
    return secrets.randbits(62)  # a reply cannot be prepared ahead of its question


def _fits(request: wire.Request, reply: wire.Returned) -> bool:
    """Whether an answer is of the kind that was asked for, and changes only what was given."""
    if isinstance(request, wire.Invoke):
        given = {str(index) for index in range(len(request.args))}
        return reply.changed.keys() <= given | request.kwargs.keys()
    if reply.changed:
        return False
    if isinstance(request, wire.Put | wire.Install | wire.Forget):
        return reply.value is None
    plain = isinstance(request, wire.Get) and not request.by_handle
    return plain or isinstance(reply.value, wire.Handle | wire.Callback)
