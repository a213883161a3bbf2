"""The RPC state machine: which answers fit which requests, and what ends the channel."""

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
from tests.sandbox.fuzz.peer import call, facing, frame, request_number

React = Callable[[int], "protocol.ToHost | tuple[protocol.ToHost, bytes]"]
OUTPUTS = b'[{"output_type":"stream","name":"stdout","text":"hello"}]'


def scripted(*reactions: React) -> Any:
    """Return a guest that sends one scripted message for each message it receives."""

    def act(end: socket.socket, requests: Iterator[Any]) -> None:
        number = 0
        for react, message in zip(reactions, requests, strict=False):
            if not isinstance(message, protocol.CallbackResult | protocol.CallbackError):
                number = request_number(message)
            reply = react(number)
            end.sendall(frame(*reply) if isinstance(reply, tuple) else frame(reply))
            received.append(message)
        received.extend(requests)

    received: list[Any] = []
    act.received = received  # type: ignore[attr-defined]
    return act


def ask(client: RpcClient, *args: object, **options: Any) -> Any:
    """Return the value of a call with these arguments."""
    return client.call(call(*args), monotonic() + 30, **options).value


def returned(value: Any, **changed: Any) -> React:
    """Return the reaction that answers with `value`."""
    return lambda number: protocol.Returned(number, value, changed)


def callback(function: int, *args: Any, **shared: Any) -> React:
    """Return the reaction that calls a host function."""
    return lambda number: protocol.CallbackRequest(1, number, function, list(args), {}, shared)


def lookup(number: int, _packer: serializer.Packer) -> protocol.RpcRequest:
    return protocol.Lookup(number, "f")


def put(number: int, _packer: serializer.Packer) -> protocol.RpcRequest:
    return protocol.SetAttr(number, 1, "a", False, 2)


def forget(number: int, _packer: serializer.Packer) -> protocol.RpcRequest:
    return protocol.Reset(number)


def each(number: int, packer: serializer.Packer) -> protocol.RpcRequest:
    return protocol.InvokeEach(number, 1, [[1], [2]])


def returned_each(*results: Any, raised: int | None = None) -> React:
    """Return the reaction that answers with results; `raised` is added to the error's number."""

    def react(number: int) -> protocol.ToHost:
        error = None if raised is None else protocol.Raised(number + raised, "ValueError", [])
        return protocol.ReturnedEach(number, list(results), error)

    return react


def by_handle(number: int, _packer: serializer.Packer) -> protocol.RpcRequest:
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
        (call(1), callback(0, a=1)),
        (call(1), callback(0)),
        (call(1), lambda number: protocol.Raised(number, "x" * 81, [])),
        (call(1), lambda number: protocol.Raised(number, "x", ["y" * 81])),
        (call(1), lambda number: protocol.Raised(number, "x", ["y"] * 101)),
        (call(1), returned(protocol.Handle(1, "x" * 81, True))),
        (call(1), returned_each((1, {}))),
        (each, returned(1)),
        (each, returned_each((1, {}))),
        (each, returned_each((1, {}), (2, {}), (3, {}))),
        (each, returned_each((1, {}), (2, {}), raised=0)),
        (each, returned_each((1, {}), raised=1)),
        (each, returned_each((1, {}), (2, {"1": 3}))),
    ],
)
def test_only_a_fitting_answer_is_accepted(request_: Any, reply: React) -> None:
    """An answer of another kind, to another request, or with unknown arguments ends the channel."""
    with facing(scripted(reply)) as client:
        with pytest.raises(protocol.WireError):
            client.call(request_, monotonic() + 30)
        with pytest.raises(protocol.Closed):
            ask(client)


def test_requests_accept_fitting_answers() -> None:
    """Each request accepts its own answers, and the next one is sent."""
    net = protocol.Handle(3, "Net", True)
    act = scripted(returned(net), returned(net), returned(None), returned(None), returned(7))
    with facing(act) as client:
        for build in (lookup, by_handle):
            assert client.call(build, monotonic() + 30).value.handle == net
        for build in (put, forget):
            assert client.call(build, monotonic() + 30).value is None
        assert ask(client) == 7


def test_several_calls_are_answered_at_once() -> None:
    """The results of all calls come back, or those before an exception and the exception."""
    act = scripted(
        returned_each((1, {}), (2, {"0": 3})), returned_each((1, {}), raised=0), returned(7)
    )
    with facing(act) as client:
        complete, broken = (client.call(each, monotonic() + 30).value for _ in range(2))
        assert ask(client) == 7
    assert (complete.results, complete.error) == ([(1, {}), (2, {"0": 3})], None)
    assert (broken.results, broken.error.detail) == ([(1, {})], "ValueError")


@pytest.mark.parametrize(
    ("build", "fault"),
    [(lookup, Fault.MISSING), (by_handle, Fault.MISSING_ATTRIBUTE)],
    ids=["name", "other"],
)
def test_a_missing_name_is_reported_by_the_requested_name(build: Any, fault: Fault) -> None:
    """The detail of a missing name or attribute is the host's name for it."""
    with facing(scripted(protocol.Missing)) as client, pytest.raises(StudentError) as caught:
        client.call(build, monotonic() + 30, name_for_error="softmax")
    assert (caught.value.fault, caught.value.detail) == (fault, "softmax")


def test_names_of_types_cannot_act_on_a_terminal() -> None:
    """Control characters in the names of exceptions and types are replaced."""
    name = "\x1b[2J\u202eError\n"
    act = scripted(
        lambda number: protocol.Raised(number, name, [name]),
        returned(protocol.Handle(1, name, True)),
    )
    with facing(act) as client:
        with pytest.raises(StudentError) as caught:
            ask(client)
        assert caught.value.detail == "?[2J?Error?"
        assert str(caught.value) == "raised: ?[2J?Error?"
        assert ask(client).handle.type_name == "?[2J?Error?"


def test_a_callback_within_an_outer_request_is_refused() -> None:
    """A property that calls a function of an outer request gets an error, and the call goes on."""
    numbers: list[int] = []

    def inner(number: int) -> protocol.ToHost:
        numbers.append(number)
        return protocol.CallbackRequest(1, numbers[0], 0, [], {}, {})

    def first(number: int) -> protocol.ToHost:
        numbers.append(number)
        return protocol.CallbackRequest(1, number, 0, [], {}, {})

    outer = scripted(
        first, inner, returned(1), lambda _: protocol.Returned(numbers[0], 2, {})
    )  # call, nested request, error, answer
    with facing(outer) as client:
        assert ask(client, lambda: ask(client)) == 2
    assert isinstance(outer.received[2], protocol.CallbackError)


def test_the_depth_of_callbacks_is_limited() -> None:
    """Endless nesting ends with an error, which student code sees as an exception."""
    numbers: list[int] = []

    def deeper(number: int) -> protocol.ToHost:
        numbers.append(number)
        return protocol.CallbackRequest(1, number, 0, [], {}, {})

    back = [lambda _: protocol.Returned(numbers.pop(), 5, {})] * protocol.MAX_CALL_DEPTH
    act = scripted(*[deeper] * protocol.MAX_CALL_DEPTH, *back)
    with facing(act) as client:

        def again() -> Any:
            return ask(client, again)

        assert ask(client, again) == 5
    assert isinstance(act.received[protocol.MAX_CALL_DEPTH], protocol.CallbackError)


@pytest.mark.parametrize(
    "argument",
    ["x" * protocol.MAX_HEADER, [0] * protocol.MAX_NODES, np.zeros(protocol.MAX_BLOB // 8 + 1)],
    ids=["text", "parts", "array"],
)
def test_an_argument_that_is_too_large_raises_value_error(argument: Any) -> None:
    """Nothing is sent, no fault is reported, and the next request is answered."""
    with facing(scripted(returned(1))) as client:
        with pytest.raises(ValueError, match="cannot be sent"):
            ask(client, argument)
        assert ask(client) == 1


def test_a_callback_result_that_is_too_large_becomes_an_error() -> None:
    """A result over the limits is sent as an error, and the call continues."""
    act = scripted(callback(0), callback(1), returned(3))
    with facing(act) as client:
        assert ask(client, lambda: "x" * protocol.MAX_HEADER, lambda: [0] * protocol.MAX_NODES) == 3
    assert all(isinstance(message, protocol.CallbackError) for message in act.received[1:3])


def test_functions_of_an_earlier_test_are_refused() -> None:
    """A function of an earlier test is refused, and its number is not reused."""
    called: list[str] = []
    act = scripted(callback(0), returned(1), callback(0), callback(1), returned(2))
    with facing(act) as client:
        assert ask(client, lambda: called.append("first")) == 1
        client.functions.clear()
        assert ask(client, lambda: called.append("second")) == 2
    assert called == ["first", "second"]
    assert [type(message) for message in act.received[3:5]] == [
        protocol.CallbackError,
        protocol.CallbackResult,
    ]


def test_permanent_functions_are_called_in_every_test() -> None:
    """A substitute is called in later tests as well."""
    act = scripted(returned(1), callback(0), returned(2))
    with facing(act) as client:
        ask(client, lambda: 5)
        client.functions.make_permanent()
        client.functions.clear()
        assert ask(client) == 2
    assert act.received[2].value == 5


def test_a_shared_record_does_not_grow() -> None:
    """It keeps its original attributes, and of others only those of the last callback."""
    updates = [protocol.WireNamespace({"a": turn, f"new{turn}": turn}) for turn in range(3)]
    act = scripted(*[callback(0, **{"1": update}) for update in updates], returned(1))
    record, contents = SimpleNamespace(a=-1, b=-2), []
    with facing(act) as client:
        ask(client, lambda: contents.append(dict(vars(record))), record, shared={1: record})
    assert contents == [{"a": turn, "b": -2, f"new{turn}": turn} for turn in range(3)]


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
def test_a_shared_array_ignores_other_shapes_and_types(forged: Any) -> None:
    """Content of another shape or type, or none at all, is ignored."""
    shared = np.ones(2)
    with facing(scripted(lambda n: (protocol.Returned(n, 1, {"0": forged}), bytes(16)))) as client:
        ask(client, shared, shared={0: shared})
    assert shared.tolist() == [1.0, 1.0]


def test_the_end_of_a_cell_cannot_be_forged() -> None:
    """The end of a cell is accepted only with the random number of its request."""
    ran = (protocol.Ran(0, ""), OUTPUTS)
    act = scripted(lambda number: (protocol.Ran(number, ""), OUTPUTS), lambda _: ran)
    with facing(act) as client:
        cell = client.run_cell("pass", monotonic() + 30, 1000)
        assert (cell.error, [output.text for output in cell.outputs]) == ("", ["hello"])
        assert 5 <= cell.size <= 1000
        with pytest.raises(protocol.WireError, match="no question"):
            client.run_cell("pass", monotonic() + 30, 1000)
    numbers = [message.cell for message in act.received]
    assert len(set(numbers)) == 2
    assert min(numbers) > 1000
