"""Objects of either side by number: those that stay here, and the grader's functions."""

from collections.abc import Callable
from functools import partial
from typing import Any

from autograder.sandbox.inside import wire

# Calls a function of the grader's with arguments, positional and by name, and waits for its answer.
CallOut = Callable[[wire.Callback, tuple[Any, ...], dict[str, Any]], object]


class ByHandle:
    """Marks a value that crosses by handle even if it is plain data."""

    def __init__(self, value: object) -> None:
        self.value = value


class Callout:
    """Stands for a function of the grader's side."""

    def __init__(self, function: wire.Callback, call_out: CallOut) -> None:
        self.id, self._function, self._call_out = function.id, function, call_out

    def __call__(self, *args: Any, **kwargs: Any) -> object:
        """What the grader's function answers; raises what that refuses the arguments with."""
        return self._call_out(self._function, args, kwargs)

    def __get__(self, instance: object, _owner: object = None) -> object:
        """As an attribute of a class, a method of its objects: what a function does."""
        return self if instance is None else partial(self, instance)


class Objects:
    """What the two sides know each other's objects by."""

    def __init__(self, call_out: CallOut) -> None:
        self._call_out = call_out
        self._kept: dict[int, object] = {}
        self._ids: dict[int, int] = {}
        self._callouts: dict[int, Callout] = {}

    def keep(self, value: object) -> wire.Value:
        """A handle for an object that stays here."""
        if isinstance(value, ByHandle):
            value = value.value
        if isinstance(value, Callout):
            return wire.Callback(value.id)
        number = self._ids.setdefault(id(value), len(self._ids) + 1)
        self._kept[number] = value  # kept alive, so that its id() is not given away again
        return wire.Handle(number, type(value).__name__[:80], callable(value))

    def find(self, number: int) -> object:
        """The object that was kept under this number; raises KeyError for another one."""
        return self._kept[number]

    def stand_in(self, value: wire.Handle | wire.Callback) -> object:
        """The object of a handle, or what stands for a function of the grader's."""
        if isinstance(value, wire.Handle):
            return self.find(value.id)
        if value.id not in self._callouts:
            self._callouts[value.id] = Callout(value, self._call_out)
        return self._callouts[value.id]

    def forget(self) -> None:
        """Let go of all of them."""
        for known in (self._kept, self._ids, self._callouts):
            known.clear()
