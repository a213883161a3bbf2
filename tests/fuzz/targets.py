"""What must hold whatever the bytes are: each target takes any, and fails by raising.

Needs no fuzzer: `wire_fuzz.py` hands bytes of its own to these, `tests/test_wire_corpus.py` those
that were worth keeping.
"""

import contextlib
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import msgspec
import numpy as np

from autograder.sandbox import callbacks
from autograder.sandbox import cell_outputs as outputs
from autograder.sandbox.faults import MAX_PRINTABLE, Fault, StudentError
from autograder.sandbox.guest import protocol, serializer
from autograder.sandbox.rpc_client import HandleMapper, RpcClient
from tests.fuzz import forge
from tests.fuzz.forge import Source
from tests.fuzz.peer import Peer

LATER = 1e9
OVER = (protocol.WireError, protocol.OutOfTime, protocol.Closed)
PLAIN = (type(None), bool, int, float, complex, str, type(...), np.random.Generator)
MOST_OUTPUT = 4096


class Stood:
    """Stands for an object of the student side."""

    def __init__(self, handle: protocol.Handle) -> None:
        assert handle.type_name.isprintable()
        assert len(handle.type_name) <= protocol.MAX_TYPE_NAME
        self.handle = handle


def exact(value: Any, functions: tuple[Any, ...] = ()) -> int:
    """The bytes of all arrays in `value`, which is made of the allowed types and no other."""
    kind = type(value)
    if kind in PLAIN or kind is Stood or any(value is own for own in functions):
        return 0
    if kind is np.ndarray or isinstance(value, np.generic):
        assert value.dtype.char in protocol.DTYPES
        assert kind is value.dtype.type or value.flags.writeable
        assert value.tobytes() == bytes(map(bool, value.tobytes())) or value.dtype != bool
        return int(value.nbytes)
    if kind is serializer.GuestNamespace:
        return sum(exact(part, functions) for part in vars(value).values())
    assert kind in (list, tuple, dict), kind
    parts = [*value, *value.values()] if kind is dict else value
    return sum(exact(part, functions) for part in parts)


# -- the targets


def frames(data: bytes) -> None:
    """Bytes are messages and values, or refused, and then it is over."""
    sent = [data]
    peer = Peer(lambda _: sent.pop() if sent else b"")
    channel = protocol.Channel(peer)  # type: ignore[arg-type]
    channel.send(protocol.Reset(1), b"", LATER)
    with contextlib.suppress(*OVER):
        while True:
            message, blob = channel.receive(protocol.host_decoder, LATER)
            assert isinstance(message, protocol.ToHost)
            _unpack(getattr(message, "value", None), blob)


def packed(data: bytes) -> None:
    """A forged value is refused, or becomes an exact one that crosses again as it is."""
    source = Source(data)
    blob = source.take(source.byte() % 65)
    value = forge.value(source)
    with contextlib.suppress(protocol.WireError):
        _unpack(value, blob)


def cell_outputs(data: bytes) -> None:
    """A blob of outputs is refused, or becomes outputs within the limit, fit to be stored."""
    left = int.from_bytes(data[:2], "big") % MOST_OUTPUT
    made = data[2:3] < b"\xc0"
    blob = forge.outputs(Source(data[3:])) if made else data[3:]
    try:
        found, size = outputs.decode_outputs(blob, left)
    except protocol.WireError:
        return
    assert 0 <= size <= left
    assert len(found) <= outputs.MAX_OUTPUTS
    assert sum(len(output.text) for output in found) <= size
    for output in found:
        assert type(output) is protocol.Output
        assert output.ename.isprintable()
    assert (
        msgspec.json.decode(msgspec.json.encode(found), type=tuple[protocol.Output, ...]) == found
    )


def dialogue(data: bytes) -> None:
    """Requests and callbacks with a peer that sends what it likes end in answers or errors.

    What arrives is exact, only what was lent has changed, and it comes to an end.
    """
    Conversation(Source(data)).hold()


TARGETS: dict[str, Callable[[bytes], None]] = {
    "frames": frames,
    "packed": packed,
    "cell_outputs": cell_outputs,
    "dialogue": dialogue,
}


def _unpack(value: Any, blob: bytes | bytearray) -> None:
    got = serializer.Unpacker(blob, _stand_for).unpack(value)
    assert exact(got) <= len(blob)
    packer = serializer.Packer(_handle_of)
    again = packer.pack(got)
    assert exact(serializer.Unpacker(packer.blob, _stand_for).unpack(again)) == exact(got)


def _stand_for(other: protocol.Handle | protocol.Callback) -> Any:
    if isinstance(other, protocol.Handle):
        return Stood(msgspec.structs.replace(other, type_name="Any"))
    raise protocol.WireError("a function that was never given")


def _handle_of(value: Any) -> protocol.Handle:
    assert type(value) is Stood or type(value) is int, type(value)
    return value.handle if type(value) is Stood else protocol.Handle(0, "int", False)


class Conversation:
    """A few requests of a test, and a peer that reacts to each message by the next bytes."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._ids = [0]
        self._calls = 0
        self._broken: list[AssertionError] = []
        ends = HandleMapper(Stood, lambda value: value.handle if type(value) is Stood else None)
        peer = Peer(self._react)
        self._dialogue = RpcClient(protocol.Channel(peer), ends)  # type: ignore[arg-type]
        self._functions = (self._echo, self._ask_again, self._fail)
        self._known = (*self._functions, callbacks.stale_callback)

    def hold(self) -> None:
        with contextlib.suppress(*OVER, StudentError):
            for _ in range(4):
                if self._source.is_empty:
                    break
                self._step()
        assert len(self._dialogue.functions._functions) <= len(self._functions)
        assert not self._dialogue.is_open
        assert not self._broken

    def _step(self) -> None:
        kind = self._source.byte() % 8
        if kind == 0:
            self._dialogue.functions.clear()
        elif kind == 1:
            raised, _, size = self._dialogue.run_cell("pass", LATER, MOST_OUTPUT)
            assert raised.isprintable()
            assert size <= MOST_OUTPUT
        else:
            self._request(kind)

    def _request(self, kind: int) -> None:
        own, lent = np.arange(4.0).reshape(2, 2), np.arange(2.0)
        record = SimpleNamespace(a=1.0, f=self._functions[0])
        loans = {1: lent, 2: record}

        def build(number: int, packer: serializer.Packer) -> Any:
            makers: dict[int, Callable[[], Any]] = {
                2: lambda: protocol.Lookup(number, "f"),
                3: lambda: protocol.Get(number, 1, "a", False, bool(self._source.byte() % 2)),
                4: lambda: protocol.SetAttr(number, 1, "a", False, packer.pack(own)),
                5: lambda: protocol.Reset(number),
            }
            args = (own, lent, record, *self._functions)
            call = protocol.Invoke(number, 1, [packer.pack(a) for a in args], {"x": 1}, list(loans))
            return makers[kind]() if kind in makers else call

        reply, failed = None, None
        try:
            reply = self._dialogue.call(build, LATER, "f", loans if kind > 5 else {})
        except StudentError as error:
            failed = error.detail
        if reply:
            assert exact((reply.value, reply.changed), self._known) <= reply.memory_cost
        assert failed is None or (failed.isprintable() and len(failed) <= MAX_PRINTABLE)
        assert own.tobytes() == np.arange(4.0).tobytes()
        assert (lent.shape, lent.dtype) == ((2,), np.float64)
        assert {"a", "f"} <= vars(record).keys()
        assert len(vars(record)) <= 2 + protocol.MAX_KEYS
        exact(tuple(vars(record).values()), self._known)

    # -- functions of the test

    def _echo(self, *args: Any, **kwargs: Any) -> Any:
        self._check(args, kwargs)
        return args

    def _ask_again(self, *args: Any, **kwargs: Any) -> Any:
        self._check(args, kwargs)
        self._calls += 1
        if self._calls < 200:
            try:
                self._step()
            except OVER:  # as a session says it to the test
                raise StudentError(Fault.DIED) from None
        return self._functions[1]

    def _fail(self, *args: Any, **kwargs: Any) -> Any:
        raise (AssertionError, ValueError, RecursionError)[len(args) % 3]

    def _check(self, args: Any, kwargs: Any) -> None:
        try:
            exact((args, kwargs), self._known)
        except AssertionError as error:  # would else count as a verdict of the test
            self._broken.append(error)

    # -- the peer

    def _react(self, message: protocol.ToGuest) -> bytes:
        number = getattr(message, "cell", None) or getattr(message, "id", 0)
        if not isinstance(message, protocol.CallbackResult | protocol.CallbackError):
            self._ids.append(number)
        if self._source.is_empty:
            return b""
        made = forge.message(self._source, self._ids[-1], self._ids[-2], ("1", "2", "x"))
        if isinstance(message, protocol.RunCell) and self._source.byte() % 2:
            blob = b'[{"output_type":"stream","text":"a\\u001b"}]'
            header = msgspec.msgpack.encode(protocol.Ran(number, self._source.pick(forge.ERRORS)))
            return protocol.FRAME_LENGTHS.pack(len(header), len(blob)) + header + blob
        return forge.frame(made, self._source) * self._source.pick((1, 1, 1, 1, 2, 0))
