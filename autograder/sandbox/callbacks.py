"""Host objects that a test passes to student code: callbacks, and shared arrays and records."""

import inspect
from collections.abc import Callable, Mapping
from keyword import iskeyword
from types import SimpleNamespace
from typing import Any

import numpy as np

from autograder.sandbox.faults import Fault, StudentError
from autograder.sandbox.guest import protocol, serializer
from autograder.sandbox.guest.protocol import WireError

HostFunction = Callable[..., object]
Substitutes = Mapping[str, HostFunction]  # by name, or by class and method: "Net.predict"
MAX_CALLBACKS = 100_000  # registered by one test, as arguments or results
MAX_NAME, MAX_DOC, MAX_PARAMETERS = 80, 1000, 50  # of a description; characters, parameters


class Constructor:
    """A class of the host as a function: returns a record of the methods of a new object."""

    def __init__(self, cls: type) -> None:
        self._class = cls

    def __call__(self, *args: object, **kwargs: object) -> SimpleNamespace:
        """Return the record."""
        instance = self._class(*args, **kwargs)
        names = [name for name in dir(instance) if not name.startswith("_")]
        return SimpleNamespace(**{name: getattr(instance, name) for name in names})


def install_request(
    path: str, function: HostFunction, number: int, packer: serializer.Packer
) -> protocol.RpcRequest:
    """Return the request that replaces the student's `path` by `function`.

    It does not describe the function: in the guest it looks like the student's own.
    """
    callback = packer.pack(function)
    assert isinstance(callback, protocol.Callback)
    is_class = isinstance(function, Constructor)
    return protocol.InstallCallback(number, path, protocol.Callback(callback.id, True), is_class)


def describe(function: HostFunction) -> protocol.FunctionInfo:
    """Return what student code can see of a function: its name, docstring and parameters."""
    name = str(getattr(function, "__name__", type(function).__name__))[:MAX_NAME]
    doc = getattr(function, "__doc__", None)
    return protocol.FunctionInfo(
        name, doc[:MAX_DOC] if isinstance(doc, str) else None, _parameters(function)
    )


def _parameters(function: HostFunction) -> list[protocol.WireParameter] | None:
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):  # of some functions written in C
        return None
    if len(parameters) > MAX_PARAMETERS or any(iskeyword(p.name) for p in parameters):
        return None
    return [
        protocol.WireParameter(p.name, int(p.kind), p.default is not p.empty) for p in parameters
    ]


class CallbackRegistry:
    """Maps numbers to the host functions that student code may call; no number is reused.

    A function is valid only in the test that registered it, because student code could use it to
    answer a later test. Permanent functions are valid as long as the process lives.
    """

    def __init__(self) -> None:
        self._functions: dict[int, HostFunction] = {}
        # By id(): tests may define any __eq__.
        self._callbacks: dict[int, protocol.Callback] = {}
        self._permanent: dict[int, HostFunction] = {}
        self._next = 0

    def register(self, function: HostFunction) -> protocol.Callback:
        """Return the callback of a function, with a new number if it has none.

        Raises WireError if too many functions are registered.
        """
        callback = self._callbacks.get(id(function))
        if callback is not None:
            return callback
        if len(self._functions) >= MAX_CALLBACKS:
            raise WireError("too many functions were given away")
        number, self._next = self._next, self._next + 1
        self._functions[number] = function  # keeps it alive, so that its id() is not reused
        callback = protocol.Callback(number, info=describe(function))
        self._callbacks[id(function)] = callback
        return callback

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
        functions = self._functions
        self._callbacks = {
            key: callback for key, callback in self._callbacks.items() if callback.id in functions
        }


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
