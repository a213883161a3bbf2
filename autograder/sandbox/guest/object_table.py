"""The objects that host and guest name to each other: handles of guest objects, host functions."""

from collections.abc import Callable
from functools import partial
from types import FunctionType
from typing import Any

from msgspec import Struct

from autograder.sandbox.guest import protocol
from autograder.sandbox.guest.host_functions import (
    Call,
    make_function,
    make_substitute,
    make_substitute_class,
)

# Calls a host function with positional and keyword arguments, and waits for the result.
CallHost = Callable[[protocol.Callback, tuple[Any, ...], dict[str, Any]], object]
UNKNOWN = protocol.FunctionInfo("function")


class ForceHandle(Struct):
    """Marks a value that is sent by handle even if it is plain data."""

    value: object


class ObjectTable:
    """Assigns handles to guest objects, and creates functions that stand for those of the host."""

    def __init__(self, call_host: CallHost) -> None:
        self._call_host = call_host
        self.objects: dict[int, object] = {}  # by the number of the handle
        self._ids: dict[int, int] = {}  # by id() of the object
        self._functions: dict[int, object] = {}  # by the number of the callback
        self._callbacks: dict[int, protocol.Callback] = {}  # by id() of the function

    def add(self, value: object) -> protocol.Value:
        """Return a handle for a guest object, or the callback that a function stands for."""
        if isinstance(value, ForceHandle):
            value = value.value
        callback = self._callbacks.get(id(value))
        if callback is not None:
            return callback
        number = self._ids.setdefault(id(value), len(self._ids) + 1)
        self.objects[number] = value  # keeps it alive, so that its id() is not reused
        return protocol.Handle(number, type(value).__name__[:80], callable(value))

    def resolve(self, value: protocol.Handle | protocol.Callback) -> object:
        """Return the object of a handle, or a function that stands for the host's."""
        if isinstance(value, protocol.Handle):
            return self.objects[value.id]
        if value.id not in self._functions:
            self._register(value, make_function(value.info or UNKNOWN, self._caller(value)))
        return self._functions[value.id]

    def substitute(self, value: protocol.InstallCallback, original: object) -> object:
        """Return a function or class that stands for the host's and replaces the student's."""
        name, call = value.path.rpartition(".")[2], self._caller(value.function)
        if value.is_class:
            return make_substitute_class(name, original, call)
        function = make_substitute(name, original, call)
        self._register(value.function, function)
        return function

    def clear(self) -> None:
        """Release all objects and functions."""
        for table in (self.objects, self._ids, self._functions, self._callbacks):
            table.clear()

    def _caller(self, callback: protocol.Callback) -> Call:
        return partial(self._call_host, callback)

    def _register(self, callback: protocol.Callback, function: FunctionType) -> None:
        self._functions[callback.id] = function  # keeps it alive, so that its id() is not reused
        self._callbacks[id(function)] = protocol.Callback(callback.id)
