"""Whatever a student side sends and when: an answer of allowed types, or an error, in time."""

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

from autograder.sandbox import callbacks as gifts
from autograder.sandbox.faults import MAX_PRINTABLE, StudentError
from autograder.sandbox.guest import protocol
from tests.fuzz.opponent import call, facing, frame, number_of
from tests.fuzz.targets import exact
from tests.test_wire_hostile import FORGED, STATE

ENOUGH = 30  # seconds
SOON = 0.2
OVER = (protocol.WireError, protocol.OutOfTime, protocol.Closed)
Move = Callable[[int, int], bytes]  # by the numbers of the last request and of the one around it

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
# Whoever stops within a frame is waited for until the deadline: these come last.
LAST: st.SearchStrategy[Move] = st.one_of(
    st.builds(lambda m, n: lambda o, p: frame(m(o, p))[:n], MESSAGE, st.integers(0, 60)),
    st.builds(lambda junk: lambda n, o: junk, st.binary(max_size=60)),
    st.builds(
        lambda a, b: lambda n, o: protocol.FRAME_LENGTHS.pack(a, b),
        *[st.integers(0, 2**32 - 1)] * 2,
    ),
)


class Test:
    """A hidden test: what it hands over, and what its functions were handed."""

    __test__ = False

    def __init__(self) -> None:
        self.own, self.lent = np.arange(3.0), np.zeros(2)
        self.record = SimpleNamespace(a=1.0, f=len)
        self.functions = (self.echo, self.again, self.fail)
        self.known = (*self.functions, len, gifts.stale_callback)
        self.broken: list[object] = []
        self.ask: Callable[[], Any] = lambda: None

    def look(self, *things: object) -> None:
        """Note what is not of an allowed type: an assertion here would count as a verdict."""
        try:
            exact(things, self.known)
        except AssertionError:
            self.broken.append(things)

    def echo(self, *args: Any, **kwargs: Any) -> Any:
        self.look(args, kwargs)
        return args

    def again(self, *args: Any, **kwargs: Any) -> Any:
        self.look(args, kwargs)
        return self.ask()

    def fail(self, *args: Any, **kwargs: Any) -> Any:
        self.look(args, kwargs)
        raise (ValueError, AssertionError)[len(args) % 2]


@settings(deadline=None, max_examples=300)
@given(st.lists(MOVE, max_size=8), LAST)
def test_any_sequence_of_frames_ends_in_answers_or_errors(some: list[Move], last: Move) -> None:
    """Nothing arrives but exact plain data and what stands for objects; only loans have changed."""

    moves = [*some, last]

    def act(end: socket.socket, asked: Iterator[Any]) -> None:
        numbers = [0]
        for move, message in zip(moves, asked, strict=False):
            if not isinstance(message, protocol.CallbackResult | protocol.CallbackError):
                numbers.append(number_of(message))
            end.sendall(move(numbers[-1], numbers[-2 if len(numbers) > 1 else -1]))

    test, began = Test(), monotonic()
    with facing(act) as dialogue:

        def ask() -> Any:
            build = call(test.own, test.lent, test.record, *test.functions)
            loans = {1: test.lent, 2: test.record}
            reply = dialogue.call(build, began + ENOUGH, "f", loans)
            test.look(reply.value, reply.changed)
            return reply.value

        test.ask = ask
        for _ in moves:
            try:
                ask()
            except StudentError as error:
                test.look(error.detail)
                if not error.detail.isprintable() or len(error.detail) > MAX_PRINTABLE:
                    test.broken.append(error.detail)
            except OVER:
                break
        dialogue.functions.clear()
    assert test.broken == []
    assert test.own.tolist() == [0.0, 1.0, 2.0]
    assert (type(test.lent), test.lent.shape, test.lent.dtype) == (np.ndarray, (2,), np.float64)
    test.look(*vars(test.record).values())
    assert test.broken == []
    assert monotonic() < began + ENOUGH


def drip(end: socket.socket, asked: Iterator[Any]) -> None:
    """A byte of an endless frame at a time."""
    next(asked)
    end.sendall(protocol.FRAME_LENGTHS.pack(protocol.MAX_HEADER, 0))
    while True:
        end.sendall(b"\xc0")


def flood(end: socket.socket, asked: Iterator[Any]) -> None:
    """One callback after the other."""
    number = number_of(next(asked))
    for each in count():
        end.sendall(frame(protocol.CallbackRequest(each, number, 0, [each], {}, {})))
        next(asked)


def flood_unheard(end: socket.socket, asked: Iterator[Any]) -> None:
    """One callback after the other, whose answers are never read."""
    number = number_of(next(asked))
    while True:
        end.sendall(frame(protocol.CallbackRequest(1, number, 0, ["x" * 10_000], {}, {})))


def be_silent(end: socket.socket, asked: Iterator[Any]) -> None:
    """Nothing, while the grader waits."""
    list(asked)


@pytest.mark.parametrize("act", [be_silent, drip, flood, flood_unheard])
def test_the_deadline_ends_whatever_goes_on(act: Any) -> None:
    """Silence, single bytes and callbacks without end are over at the deadline of the call."""
    with facing(act) as dialogue:
        began = monotonic()
        with pytest.raises((protocol.OutOfTime, protocol.WireError)):
            dialogue.call(call(lambda *args: args), began + SOON)
        with pytest.raises(protocol.Closed):
            dialogue.call(call(), monotonic() + ENOUGH)


def test_a_callback_that_computes_on_and_on_is_over_at_the_deadline() -> None:
    """A function of the grader's own, handed more than it can cope with, is stopped."""
    steps = count()

    def laborious() -> None:
        while True:
            next(steps)

    def act(end: socket.socket, asked: Iterator[Any]) -> None:
        end.sendall(frame(protocol.CallbackRequest(1, number_of(next(asked)), 0, [], {}, {})))
        list(asked)

    with facing(act) as dialogue, pytest.raises(protocol.OutOfTime):
        dialogue.call(call(laborious), monotonic() + SOON)
    assert next(steps) > 0
