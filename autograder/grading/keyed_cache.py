"""A cache of one value per name, replaced when what it was made from changes."""

from collections.abc import Callable
from typing import Generic, TypeVar

_NameT = TypeVar("_NameT")
_ValueT = TypeVar("_ValueT")


class KeyedCache(Generic[_NameT, _ValueT]):
    """Keeps the value of each name together with the key of its inputs.

    `close` is called with every value that is replaced or dropped.
    """

    def __init__(self, close: Callable[[_ValueT], object] = lambda _: None) -> None:
        self._close_value = close
        self._entries: dict[_NameT, tuple[object, _ValueT]] = {}

    def get(self, name: _NameT, key: object, make: Callable[[], _ValueT]) -> _ValueT:
        """Return the value of `name`; call `make` if there is none or its key is another."""
        entry = self._entries.get(name)
        if entry is None or entry[0] != key:
            if entry is not None:
                del self._entries[name]
                self._close_value(entry[1])
            entry = self._entries[name] = (key, make())
        return entry[1]

    def close(self) -> None:
        """Drop all values."""
        while self._entries:
            self._close_value(self._entries.popitem()[1][1])
