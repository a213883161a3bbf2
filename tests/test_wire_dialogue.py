"""The rules of a conversation over the wire: what answers what, and what is over."""

import socket
from collections.abc import Callable, Iterator
from time import monotonic
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from autograder.sandbox.faults import Fault, StudentError
from autograder.sandbox.guest import protocol, serializer
from autograder.sandbox.rpc_client import RpcClient
from tests.fuzz.opponent import call, facing, frame, number_of

React = Callable[[int], "protocol.ToGrader | tuple[protocol.ToGrader, bytes]"]
OUTPUTS = b'[{"output_type":"stream","name":"stdout","text":"hello"}]'


def saying(*reactions: React) -> Any:
    """A student side that says one thing after the other, each in turn for what it hears."""

    def act(end: socket.socket, asked: Iterator[Any]) -> None:
        number = 0
        for react, message in zip(reactions, asked, strict=False):
            if not isinstance(message, protocol.CallbackResult | protocol.CallbackError):
                number = number_of(message)
            made = react(number)
            end.sendall(frame(*made) if isinstance(made, tuple) else frame(made))
            heard.append(message)
        heard.extend(asked)

    heard: list[Any] = []
    act.heard = heard  # type: ignore[attr-defined]
    return act


def ask(dialogue: RpcClient, *args: object, **options: Any) -> Any:
    """The value of a call with these arguments."""
    return dialogue.call(call(*args), monotonic() + 30, **options).value


def returned(value: Any, **changed: Any) -> React:
    """An answer."""
    return lambda number: protocol.Returned(number, value, changed)


def callout(function: int, *args: Any, **lent: Any) -> React:
    """A callback."""
    return lambda number: protocol.CallbackRequest(1, number, function, list(args), {}, lent)


def lookup(number: int, _packer: serializer.Packer) -> protocol.Request:
    return protocol.Lookup(number, "f")


def put(number: int, _packer: serializer.Packer) -> protocol.Request:
    return protocol.SetAttr(number, 1, "a", False, 2)


def forget(number: int, _packer: serializer.Packer) -> protocol.Request:
    return protocol.Reset(number)


def by_handle(number: int, _packer: serializer.Packer) -> protocol.Request:
    return protocol.Get(number, 1, "a", False, True)


@pytest.mark.parametrize(
    ("request_", "reply"),
    [
        (lookup, returned(1.0)),
        (by_handle, returned(protocol.Sequence([], False))),
        (lookup, returned(protocol.Handle(1, "f", True), a=1)),
        (put, returned(2)),
        (forget, returned(protocol.Handle(1, "f", True))),
        (put, protocol.Missing),
        (call(1), protocol.Missing),
        (call(1), returned(None, **{"1": 2})),
        (call(a=1), returned(None, **{"0": 2})),
        (call(1), lambda _: protocol.Ready()),
        (call(1), lambda number: protocol.Ran(number, "")),
        (call(1), lambda number: protocol.Returned(number + 1, None, {})),
        (call(1), lambda number: protocol.CallbackRequest(number, number + 1, 0, [], {}, {})),
        (call(1), callout(0, a=1)),
        (call(1), callout(0)),
        (call(1), lambda number: protocol.Raised(number, "x" * 81, [])),
        (call(1), lambda number: protocol.Raised(number, "x", ["y" * 81])),
        (call(1), lambda number: protocol.Raised(number, "x", ["y"] * 101)),
        (call(1), returned(protocol.Handle(1, "x" * 81, True))),
    ],
)
def test_only_what_was_asked_for_is_an_answer(request_: Any, reply: React) -> None:
    """An answer of another kind, to something else, or with more than was given, ends it all."""
    with facing(saying(reply)) as dialogue:
        with pytest.raises(protocol.WireError):
            dialogue.call(request_, monotonic() + 30)
        with pytest.raises(protocol.Closed):
            ask(dialogue)


def test_what_is_asked_for_is_answered() -> None:
    """Each request takes the answers that are its own, and the next one is asked."""
    thing = protocol.Handle(3, "Net", True)
    act = saying(returned(thing), returned(thing), returned(None), returned(None), returned(7))
    with facing(act) as dialogue:
        for build in (lookup, by_handle):
            assert dialogue.call(build, monotonic() + 30).value.handle == thing
        for build in (put, forget):
            assert dialogue.call(build, monotonic() + 30).value is None
        assert ask(dialogue) == 7


@pytest.mark.parametrize(
    ("build", "fault"),
    [(lookup, Fault.MISSING), (by_handle, Fault.MISSING_ATTRIBUTE)],
    ids=["name", "other"],
)
def test_what_is_not_there_is_told_by_the_name_that_was_asked(build: Any, fault: Fault) -> None:
    """A missing name or attribute bears the grader's own word for it."""
    with facing(saying(protocol.Missing)) as dialogue, pytest.raises(StudentError) as caught:
        dialogue.call(build, monotonic() + 30, missing="softmax")
    assert (caught.value.fault, caught.value.detail) == (fault, "softmax")


def test_names_of_types_cannot_act_on_a_terminal() -> None:
    """What an exception or an object calls itself reaches nobody with its control marks."""
    name = "\x1b[2J\u202eError\n"
    act = saying(
        lambda number: protocol.Raised(number, name, [name]),
        returned(protocol.Handle(1, name, True)),
    )
    with facing(act) as dialogue:
        with pytest.raises(StudentError) as caught:
            ask(dialogue)
        assert caught.value.detail == "?[2J?Error?"
        assert str(caught.value) == "raised: ?[2J?Error?"
        assert ask(dialogue).handle.type_name == "?[2J?Error?"


def test_a_callback_within_an_outer_call_is_refused() -> None:
    """A property that calls what an outer call was given hears no; nobody broke a rule."""
    numbers: list[int] = []

    def inner(number: int) -> protocol.ToHost:
        numbers.append(number)
        return protocol.CallbackRequest(1, numbers[0], 0, [], {}, {})

    def first(number: int) -> protocol.ToHost:
        numbers.append(number)
        return protocol.CallbackRequest(1, number, 0, [], {}, {})

    outer = saying(
        first, inner, returned(1), lambda _: protocol.Returned(numbers[0], 2, {})
    )  # call, request within, refusal, answer
    with facing(outer) as dialogue:
        assert ask(dialogue, lambda: ask(dialogue)) == 2
    assert isinstance(outer.heard[2], protocol.CallbackError)


def test_callbacks_within_callbacks_are_refused_in_the_end() -> None:
    """Nesting without end meets a refusal, which student code hears as an exception."""
    numbers: list[int] = []

    def deeper(number: int) -> protocol.ToHost:
        numbers.append(number)
        return protocol.CallbackRequest(1, number, 0, [], {}, {})

    back = [lambda _: protocol.Returned(numbers.pop(), 5, {})] * protocol.MAX_CALL_DEPTH
    act = saying(*[deeper] * protocol.MAX_CALL_DEPTH, *back)
    with facing(act) as dialogue:

        def again() -> Any:
            return ask(dialogue, again)

        assert ask(dialogue, again) == 5
    assert isinstance(act.heard[protocol.MAX_CALL_DEPTH], protocol.CallbackError)


@pytest.mark.parametrize(
    "argument",
    ["x" * protocol.MAX_HEADER, [0] * protocol.MAX_NODES, np.zeros(protocol.MAX_BLOB // 8 + 1)],
    ids=["text", "parts", "array"],
)
def test_a_tests_own_argument_that_is_too_large_is_its_own_error(argument: Any) -> None:
    """Nothing is sent, nobody is blamed for it, and the next request is answered."""
    with facing(saying(returned(1))) as dialogue:
        with pytest.raises(ValueError, match="cannot cross"):
            ask(dialogue, argument)
        assert ask(dialogue) == 1


def test_a_callbacks_answer_that_is_too_large_is_refused() -> None:
    """What a function of the grader returns over the caps is a refusal, and the call goes on."""
    act = saying(callout(0), callout(1), returned(3))
    with facing(act) as dialogue:
        assert (
            ask(dialogue, lambda: "x" * protocol.MAX_HEADER, lambda: [0] * protocol.MAX_NODES) == 3
        )
    assert all(isinstance(message, protocol.CallbackError) for message in act.heard[1:3])


def test_functions_of_an_earlier_test_are_called_no_more() -> None:
    """A function that a test gave is refused in the next one, and its number not given again."""
    heard: list[str] = []
    act = saying(callout(0), returned(1), callout(0), callout(1), returned(2))
    with facing(act) as dialogue:
        assert ask(dialogue, lambda: heard.append("first")) == 1
        dialogue.functions.clear()
        assert ask(dialogue, lambda: heard.append("second")) == 2
    assert heard == ["first", "second"]
    assert [type(message) for message in act.heard[3:5]] == [
        protocol.CallbackError,
        protocol.CallbackResult,
    ]


def test_functions_that_last_are_called_in_every_test() -> None:
    """A stand-in is called in later tests, too."""
    act = saying(returned(1), callout(0), returned(2))
    with facing(act) as dialogue:
        ask(dialogue, lambda: 5)
        dialogue.functions.make_permanent()
        dialogue.functions.clear()
        assert ask(dialogue) == 2
    assert act.heard[2].value == 5


def test_a_lent_record_does_not_grow_from_callback_to_callback() -> None:
    """It keeps its own attributes, takes over their content, and of others has the latest."""
    made = [protocol.WireNamespace({"a": turn, f"new{turn}": turn}) for turn in range(3)]
    act = saying(*[callout(0, **{"1": record}) for record in made], returned(1))
    record, seen = SimpleNamespace(a=-1, b=-2), []
    with facing(act) as dialogue:
        ask(dialogue, lambda: seen.append(dict(vars(record))), record, lent={1: record})
    assert seen == [{"a": turn, "b": -2, f"new{turn}": turn} for turn in range(3)]


@pytest.mark.parametrize(
    "forged",
    [
        protocol.ArrayValue("d", (1,), 0, False),
        protocol.ArrayValue("d", (2, 1), 0, False),
        protocol.ArrayValue("q", (2,), 0, False),
        protocol.WireNamespace({"a": 1}),
        None,
    ],
    ids=str,
)
def test_a_lent_array_takes_only_what_fits(forged: Any) -> None:
    """Content of another shape or type, or none at all, is left alone."""
    lent = np.ones(2)
    with facing(saying(lambda n: (protocol.Returned(n, 1, {"0": forged}), bytes(16)))) as dialogue:
        ask(dialogue, lent, lent={0: lent})
    assert lent.tolist() == [1.0, 1.0]


def test_a_cell_ends_by_its_own_number_alone() -> None:
    """The end of a cell cannot be told ahead of time."""
    ran = (protocol.Ran(0, ""), OUTPUTS)
    act = saying(lambda number: (protocol.Ran(number, ""), OUTPUTS), lambda _: ran)
    with facing(act) as dialogue:
        raised, (output,), size = dialogue.run_cell("pass", monotonic() + 30, 1000)
        assert (raised, output.text) == ("", "hello")
        assert 5 <= size <= 1000
        with pytest.raises(protocol.WireError, match="no question"):
            dialogue.run_cell("pass", monotonic() + 30, 1000)
    numbers = [message.cell for message in act.heard]
    assert len(set(numbers)) == 2
    assert min(numbers) > 1000
