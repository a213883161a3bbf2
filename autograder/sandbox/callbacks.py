"""What a test gives student code to use: functions to call back, arrays and records on loan."""

from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any

import numpy as np

from autograder.sandbox.faults import Fault, StudentError
from autograder.sandbox.guest import protocol, serializer
from autograder.sandbox.guest.protocol import WireError

# FOLDED autograder/sandbox/callbacks.py: "Functions of the grader's

Substitutes = Mapping[str, Callable[..., object]]  # by name, or by class and method: "Net.predict"
NO_SUBSTITUTES: Substitutes = {}


def install_request(
    path: str, function: Callable[..., object], number: int, packer: serializer.Packer
) -> protocol.Request:
    """The request that puts `function` where the student's `path` was."""
    value = packer.pack(function)
    assert isinstance(value, protocol.Callback)
    return protocol.InstallCallback(number, path, protocol.Callback(value.id, True))


# MAIN

HostFunction = Callable[..., object]
Lendable = "np.ndarray[Any, Any] | SimpleNamespace"
MAX_CALLBACKS = 100_000  # that a test may have given away, by itself or by its answers


class CallbackRegistry:
    """The grader's functions that student code may call, by number; no number is used twice.

    A function is good for the test that gave it: a later one could be answered with its help.
    Those that are given for the whole life of the process last.
    """

    def __init__(self) -> None:
        self._functions: dict[int, HostFunction] = {}
        self._numbers: dict[int, int] = {}  # by id(): equality is the test's own affair
        self._lasting: dict[int, HostFunction] = {}
        self._next = 0

    def register(self, function: HostFunction) -> int:
        """The number of a function, a new one if it has none.

        Raises WireError once too many functions have been given.
        """
        number = self._numbers.get(id(function))
        if number is not None:
            return number
        if len(self._functions) >= MAX_CALLBACKS:
            raise WireError("too many functions were given away")
        number, self._next = self._next, self._next + 1
        self._functions[number] = function  # kept alive, so that its id() is not given away again
        self._numbers[id(function)] = number
        return number

    def get(self, number: int) -> HostFunction:
        """The function with this number; `expired` for one of an earlier test.

        Raises WireError for a number that was never given.
        """
        if not 0 <= number < self._next:
            raise WireError("a function that was never given")
        return self._functions.get(number, stale_callback)

    def make_permanent(self) -> None:
        """Have what was given so far last for the life of the process."""
        self._lasting = dict(self._functions)

    def clear(self) -> None:
        """Let go of all functions but the lasting ones."""
        self._functions = dict(self._lasting)
        self._numbers = {id(function): number for number, function in self._functions.items()}


def stale_callback(*_args: object, **_kwargs: object) -> object:
    """Stands for a function of an earlier test: raises StudentError."""
    raise StudentError(Fault.DIED, "a function of a test that has ended")


class SharedArray:
    """An array or a record of the grader's to which the student side's changes are copied back."""

    def __init__(self, own: "np.ndarray[Any, Any] | SimpleNamespace") -> None:
        self._own = own
        self._names = frozenset(vars(own)) if isinstance(own, SimpleNamespace) else frozenset()

    def update(self, value: object) -> None:
        """Take over the new content: of an array, if it still has its shape and type.

        A record keeps the attributes that it was lent with; of others it has the latest alone.
        """
        own = self._own
        if isinstance(own, SimpleNamespace):
            if isinstance(value, SimpleNamespace):
                kept = {name: vars(own)[name] for name in self._names & vars(own).keys()}
                vars(own).clear()
                vars(own).update(kept | vars(value))
        elif (
            isinstance(value, np.ndarray) and value.shape == own.shape and value.dtype == own.dtype
        ):
            own[...] = value
