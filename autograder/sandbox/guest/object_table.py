"""Objects of either side by number: those that stay here, and the grader's functions."""

from collections.abc import Callable
from functools import partial
from typing import Any

from autograder.sandbox.guest import protocol

# Calls a function of the grader's with arguments, positional and by name, and waits for its answer.
CallHost = Callable[[protocol.Callback, tuple[Any, ...], dict[str, Any]], object]


class ForceHandle:
    """Marks a value that crosses by handle even if it is plain data."""

    def __init__(self, value: object) -> None:
        self.value = value


class CallbackProxy:
    """Stands for a function of the grader's side."""

    def __init__(self, function: protocol.Callback, call_out: CallHost) -> None:
        self.id, self._function, self._call_out = function.id, function, call_out

    def __call__(self, *args: Any, **kwargs: Any) -> object:
        """What the grader's function answers; raises what that refuses the arguments with."""
        return self._call_out(self._function, args, kwargs)

    def __get__(self, instance: object, _owner: object = None) -> object:
        """As an attribute of a class, a method of its objects: what a function does."""
        return self if instance is None else partial(self, instance)


class ObjectTable:
    """What the two sides know each other's objects by."""

    def __init__(self, call_out: CallHost) -> None:
        self._call_out = call_out
        self._kept: dict[int, object] = {}
        self._ids: dict[int, int] = {}
        self._callouts: dict[int, CallbackProxy] = {}

    def add(self, value: object) -> protocol.Value:
        """A handle for an object that stays here."""
        if isinstance(value, ForceHandle):
            value = value.value
        if isinstance(value, CallbackProxy):
            return protocol.Callback(value.id)
        number = self._ids.setdefault(id(value), len(self._ids) + 1)
        self._kept[number] = value  # kept alive, so that its id() is not given away again
        return protocol.Handle(number, type(value).__name__[:80], callable(value))

    def get(self, number: int) -> object:
        """The object that was kept under this number; raises KeyError for another one."""
        return self._kept[number]

    def resolve(self, value: protocol.Handle | protocol.Callback) -> object:
        """The object of a handle, or what stands for a function of the grader's."""
        if isinstance(value, protocol.Handle):
            return self.get(value.id)
        if value.id not in self._callouts:
            self._callouts[value.id] = CallbackProxy(value, self._call_out)
        return self._callouts[value.id]

    def clear(self) -> None:
        """Let go of all of them."""
        for known in (self._kept, self._ids, self._callouts):
            known.clear()
