"""Host objects that a test passes to student code: callbacks, and shared arrays and records."""

from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any

import numpy as np

from autograder.sandbox.faults import Fault, StudentError
from autograder.sandbox.guest import protocol, serializer
from autograder.sandbox.guest.protocol import WireError

HostFunction = Callable[..., object]
Substitutes = Mapping[str, HostFunction]  # by name, or by class and method: "Net.predict"
MAX_CALLBACKS = 100_000  # registered by one test, as arguments or results


def install_request(
    path: str, function: HostFunction, number: int, packer: serializer.Packer
) -> protocol.RpcRequest:
    """Return the request that replaces the student's `path` by `function`."""
    callback = packer.pack(function)
    assert isinstance(callback, protocol.Callback)
    return protocol.InstallCallback(number, path, protocol.Callback(callback.id, True))


class CallbackRegistry:
    """Maps numbers to the host functions that student code may call; no number is reused.

    A function is valid only in the test that registered it, because student code could use it to
    answer a later test. Permanent functions are valid as long as the process lives.
    """

    def __init__(self) -> None:
        self._functions: dict[int, HostFunction] = {}
        self._numbers: dict[int, int] = {}  # by id(): tests may define any __eq__
        self._permanent: dict[int, HostFunction] = {}
        self._next = 0

    def register(self, function: HostFunction) -> int:
        """Return the number of a function, a new one if it has none.

        Raises WireError if too many functions are registered.
        """
        number = self._numbers.get(id(function))
        if number is not None:
            return number
        if len(self._functions) >= MAX_CALLBACKS:
            raise WireError("too many functions were given away")
        number, self._next = self._next, self._next + 1
        self._functions[number] = function  # keeps it alive, so that its id() is not reused
        self._numbers[id(function)] = number
        return number

    def get(self, number: int) -> HostFunction:
        """Return the function with this number; `stale_callback` for one of an earlier test.

        Raises WireError for a number that was never assigned.
        """
        if not 0 <= number < self._next:
            raise WireError("a function that was never given")
        return self._functions.get(number, stale_callback)

    def make_permanent(self) -> None:
        """Keep the functions registered so far as long as the process lives."""
        self._permanent = dict(self._functions)

    def clear(self) -> None:
        """Remove all functions except the permanent ones."""
        self._functions = dict(self._permanent)
        self._numbers = {id(function): number for number, function in self._functions.items()}


def stale_callback(*_args: object, **_kwargs: object) -> object:
    """Raise StudentError, in place of a function of an earlier test."""
    raise StudentError(Fault.DIED, "a function of a test that has ended")


class SharedArray:
    """An array or record of a test, to which the guest's changes are copied back."""

    def __init__(self, target: "np.ndarray[Any, Any] | SimpleNamespace") -> None:
        self.target = target
        self._names = frozenset(vars(target) if isinstance(target, SimpleNamespace) else ())

    def update(self, value: object) -> None:
        """Copy `value` into the target; ignore an array of another shape or dtype.

        A record keeps its original attributes; of others it has only those of the last update.
        """
        target = self.target
        if isinstance(target, np.ndarray):
            layout = (target.shape, target.dtype)
            if isinstance(value, np.ndarray) and (value.shape, value.dtype) == layout:
                target[...] = value
        elif isinstance(value, SimpleNamespace):
            attributes = vars(target)
            original = {name: attributes[name] for name in self._names & attributes.keys()}
            attributes.clear()
            attributes.update(original | vars(value))
