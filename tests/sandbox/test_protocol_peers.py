"""Any sequence of frames from a guest leads to allowed values or errors, in time."""

import socket
from collections.abc import Callable, Iterator
from itertools import count
from time import monotonic
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.sandbox import callbacks
from autograder.sandbox.faults import MAX_PRINTABLE, StudentError
from autograder.sandbox.guest import protocol
from tests.sandbox.fuzz.peer import call, facing, frame, request_number
from tests.sandbox.fuzz.targets import exact
from tests.sandbox.test_protocol_hostile import FORGED, STATE

TIMEOUT = 30  # seconds
SHORT_TIMEOUT = 0.2
Move = Callable[[int, int], bytes]  # from the numbers of the last request and of the outer one

SMALL = st.integers(-1, 4)
NAME = st.sampled_from(["ValueError", "Own", "WireError", "\x1b[2J", "a\nb", "x" * 81, "\u202e"])
VALUE = (
    FORGED
    | st.builds(protocol.Callback, SMALL)
    | st.builds(protocol.ArrayValue, st.just("d"), st.just((2,)), st.integers(0, 16), st.booleans())
    | st.builds(
        protocol.WireNamespace, st.dictionaries(st.sampled_from(["a", "f", "__class__"]), FORGED)
    )
)
NAMED = st.dictionaries(st.sampled_from(["0", "1", "2", "3", "other"]), VALUE, max_size=2)
MESSAGE = st.one_of(
    st.builds(lambda v, c: lambda n, _: protocol.Returned(n, v, c), VALUE, NAMED),
    st.builds(lambda v: lambda _, n: protocol.Returned(n, v, {}), VALUE),
    st.builds(
        lambda results, e: lambda n, _: protocol.ReturnedEach(
            n, results, e and protocol.Raised(n, e, [])
        ),
        st.lists(st.tuples(VALUE, NAMED), max_size=3), st.none() | NAME,
    ),
    st.builds(
        lambda i, f, a, k, c: lambda n, _: protocol.CallbackRequest(i, n, f, a, k, c),
        SMALL, SMALL, st.lists(VALUE, max_size=3), NAMED, NAMED,
    ),
    st.builds(lambda f: lambda _, n: protocol.CallbackRequest(1, n, f, [], {}, {}), SMALL),
    st.builds(lambda e, b: lambda n, _: protocol.Raised(n, e, b), NAME, st.lists(NAME, max_size=3)),
    st.just(lambda n, _: protocol.Missing(n)),
    st.just(lambda n, _: protocol.Ran(n, "")),
    st.just(lambda n, _: protocol.Ready()),
)  # fmt: skip
MOVE: st.SearchStrategy[Move] = st.one_of(
    st.builds(lambda m, blob: lambda n, o: frame(m(n, o), blob), MESSAGE, st.binary(max_size=40)),
    st.builds(lambda m: lambda n, o: 2 * frame(m(n, o)), MESSAGE),
    st.builds(lambda state: lambda n, o: frame(protocol.Returned(n, state, {})), STATE),
)
# A guest that stops inside a frame is waited for until the deadline, so these come last.
LAST: st.SearchStrategy[Move] = st.one_of(
    st.builds(lambda m, n: lambda o, p: frame(m(o, p))[:n], MESSAGE, st.integers(0, 60)),
    st.builds(lambda junk: lambda n, o: junk, st.binary(max_size=60)),
    st.builds(
        lambda a, b: lambda n, o: protocol.FRAME_LENGTHS.pack(a, b),
        *[st.integers(0, 2**32 - 1)] * 2,
    ),
)


class Test:
    """A hidden test: its arguments, and what its callbacks received."""

    __test__ = False

    def __init__(self) -> None:
        self.private, self.shared = np.arange(3.0), np.zeros(2)
        self.record = SimpleNamespace(a=1.0, f=len)
        self.functions = (self.echo, self.again, self.fail)
        self.allowed = (*self.functions, len, callbacks.stale_callback)
        self.violations: list[object] = []
        self.ask: Callable[[], Any] = lambda: None

    def check(self, *values: object) -> None:
        """Record values of other types; an AssertionError here would be a verdict of the test."""
        try:
            exact(values, self.allowed)
        except AssertionError:
            self.violations.append(values)

    def echo(self, *args: Any, **kwargs: Any) -> Any:
        self.check(args, kwargs)
        return args

    def again(self, *args: Any, **kwargs: Any) -> Any:
        self.check(args, kwargs)
        return self.ask()

    def fail(self, *args: Any, **kwargs: Any) -> Any:
        self.check(args, kwargs)
        raise (ValueError, AssertionError)[len(args) % 2]


@pytest.mark.slow
@settings(deadline=None, max_examples=300)
@given(st.lists(MOVE, max_size=8), LAST)
def test_any_sequence_of_frames_ends_in_answers_or_errors(first: list[Move], last: Move) -> None:
    """Only exact plain data and proxies arrive, and only shared arguments have changed."""

    moves = [*first, last]

    def act(end: socket.socket, requests: Iterator[Any]) -> None:
        numbers = [0]
        for move, message in zip(moves, requests, strict=False):
            if not isinstance(message, protocol.CallbackResult | protocol.CallbackError):
                numbers.append(request_number(message))
            end.sendall(move(numbers[-1], numbers[-2 if len(numbers) > 1 else -1]))

    test, started = Test(), monotonic()
    with facing(act) as client:

        def ask() -> Any:
            build = call(test.private, test.shared, test.record, *test.functions)
            shared: dict[int, Any] = {1: test.shared, 2: test.record}
            reply = client.call(build, started + TIMEOUT, "f", shared)
            test.check(reply.value, reply.changed)
            return reply.value

        test.ask = ask
        for _ in moves:
            try:
                ask()
            except StudentError as error:
                test.check(error.detail)
                if not error.detail.isprintable() or len(error.detail) > MAX_PRINTABLE:
                    test.violations.append(error.detail)
            except protocol.CHANNEL_ERRORS:
                break
        client.functions.clear()
    assert test.violations == []
    assert test.private.tolist() == [0.0, 1.0, 2.0]
    shared = test.shared
    assert type(shared) is np.ndarray
    assert (shared.shape, shared.dtype) == ((2,), np.dtype(np.float64))
    test.check(*vars(test.record).values())
    assert test.violations == []
    assert monotonic() < started + TIMEOUT


def send_slowly(end: socket.socket, requests: Iterator[Any]) -> None:
    """Send an endless frame byte by byte."""
    next(requests)
    end.sendall(protocol.FRAME_LENGTHS.pack(protocol.MAX_HEADER, 0))
    while True:
        end.sendall(b"\xc0")


def call_back_forever(end: socket.socket, requests: Iterator[Any]) -> None:
    """Send one callback after another."""
    number = request_number(next(requests))
    for callback in count():
        end.sendall(frame(protocol.CallbackRequest(callback, number, 0, [callback], {}, {})))
        next(requests)


def call_back_without_reading(end: socket.socket, requests: Iterator[Any]) -> None:
    """Send one callback after another without reading the results."""
    number = request_number(next(requests))
    while True:
        end.sendall(frame(protocol.CallbackRequest(1, number, 0, ["x" * 10_000], {}, {})))


def be_silent(end: socket.socket, requests: Iterator[Any]) -> None:
    """Send nothing."""
    list(requests)


@pytest.mark.parametrize(
    "act", [be_silent, send_slowly, call_back_forever, call_back_without_reading]
)
def test_the_deadline_ends_every_call(act: Any) -> None:
    """Silence, single bytes and endless callbacks end at the deadline of the call."""
    with facing(act) as client:
        started = monotonic()
        with pytest.raises((protocol.OutOfTime, protocol.WireError)):
            client.call(call(lambda *args: args), started + SHORT_TIMEOUT)
        with pytest.raises(protocol.Closed):
            client.call(call(), monotonic() + TIMEOUT)


def test_an_endless_callback_ends_at_the_deadline() -> None:
    """A host function that does not return is stopped at the deadline."""
    steps = count()

    def count_forever() -> None:
        while True:
            next(steps)

    def act(end: socket.socket, requests: Iterator[Any]) -> None:
        end.sendall(
            frame(protocol.CallbackRequest(1, request_number(next(requests)), 0, [], {}, {}))
        )
        list(requests)

    with facing(act) as client, pytest.raises(protocol.OutOfTime):
        client.call(call(count_forever), monotonic() + SHORT_TIMEOUT)
    assert next(steps) > 0
