"""The proxies that hidden tests call: the student's functions, classes and objects, by handle.

`Student` and `Remote` look like the student's own things; only plain data crosses, and what
comes back is made of exact builtins and plain arrays. What student code does to an array
never reaches the grader's own, unless a test lends it by name.
"""

from types import SimpleNamespace
from typing import Any

import numpy as np
from msgspec import Struct

from autograder.sandbox.faults import Fault, StudentError
from autograder.sandbox.guest import protocol, serializer
from autograder.sandbox.session import RemoteHandle, Session
from autograder.sandbox.trace import CallOutcome


class Student:
    """The notebook's namespace: `student.softmax(x)` calls the student's `softmax`.

    A name is looked up once, when a test first asks for it.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._found: dict[str, Any] = {}
        session.make_proxy = lambda handle: RemoteObject(session, handle)

    def __getattr__(self, name: str) -> Any:
        """What the notebook calls `name`; raises StudentError if there is nothing."""
        if name.startswith("__"):
            raise AttributeError(name)
        found = self._found.get(name)
        if not (isinstance(found, RemoteObject) and self._session.is_alive(found)):
            found = self._found[name] = self._look_up(name)
        return found

    def _look_up(self, name: str) -> Any:
        return self._session.request(lambda number, _: protocol.Lookup(number, name), missing=name)


class NamespaceProxy(Student):
    """One of several namespaces that the session's cells have put on a shelf, a dict by key."""

    def __init__(self, session: Session, shelf: str, key: str) -> None:
        super().__init__(session)
        self._shelf, self._key = shelf, key

    def _look_up(self, name: str) -> Any:
        log = self._session.log
        before = len(log)
        found, fault = None, None
        try:
            shelf = super()._look_up(self._shelf)
            found = get_item_handle(get_item_handle(shelf, self._key), name)
        except StudentError as error:
            # As for a name that is not in the notebook.
            fault = Fault.MISSING if error.fault is Fault.MISSING_ATTRIBUTE else error.fault
        log[before:] = [CallOutcome(found, fault=fault, detail=name if fault else "")]
        if fault:
            raise StudentError(fault, name)
        return found


class RemoteObject(RemoteHandle):
    """An object on the student side.

    Calls, attributes and items are the student's code at work: each may raise StudentError.
    """

    def __init__(self, session: Session, handle: protocol.Handle) -> None:
        object.__setattr__(self, "_session", session)
        object.__setattr__(self, "_handle", handle)
        object.__setattr__(self, "_life", session.generation)

    @property
    def is_callable(self) -> bool:
        """Whether it can be called."""
        return self._handle.is_callable

    def __repr__(self) -> str:
        """The type alone: the object's own text is the student's code."""
        return f"<the student's {self._handle.type_name}>"

    def __call__(self, *args: object, **kwargs: object) -> Any:
        """What the student's function returns; arguments cross as copies."""
        return call_recording_args(self, *args, **kwargs).value

    def __getattr__(self, name: str) -> Any:
        """The attribute: plain data as a copy, anything else as a handle."""
        if name.startswith("__"):
            raise AttributeError(name)
        return _get(self, name, is_item=False, by_handle=False)

    def __setattr__(self, name: str, value: object) -> None:
        """Set the attribute to a copy of `value`."""
        _put(self, name, value, is_item=False)

    def __getitem__(self, key: object) -> Any:
        """The item: plain data as a copy, anything else as a handle."""
        return _get(self, key, is_item=True, by_handle=False)

    def __setitem__(self, key: object, value: object) -> None:
        """Set the item to a copy of `value`."""
        _put(self, key, value, is_item=True)


class SharedArgument:
    """An array or a record whose changes by student code callbacks, and the test, are to see."""

    def __init__(self, value: "np.ndarray[Any, Any] | SimpleNamespace") -> None:
        self.value = value


class CallRecord(Struct, frozen=True):
    """What a call returned, and every argument as the call left it."""

    value: Any
    args: tuple[Any, ...]
    kwargs: dict[str, Any]


def share(value: "np.ndarray[Any, Any] | SimpleNamespace") -> Any:
    """Pass an array so that changes in place reach the grader's own, before each callback.

    A `types.SimpleNamespace` stands for "any object with these attributes", functions of the
    grader's among them; lent, its attributes are brought up to date in the same way.
    """
    return SharedArgument(value)


def get_handle(target: Any, key: object) -> Any:
    """Attribute (a name) of a student's object, as a handle even where it is plain data.

    Raises StudentError if there is none.
    """
    return _get(target, key, is_item=False, by_handle=True)


def get_item_handle(target: Any, key: object) -> Any:
    """Item of a student's object, as a handle even where it is plain data.

    Raises StudentError if there is none.
    """
    return _get(target, key, is_item=True, by_handle=True)


def fetch_value(target: Any) -> Any:
    """The plain value behind a handle, as a copy; a handle again if it is not plain data.

    Raises StudentError if it is too large to cross.
    """
    return _get(target, None, is_item=False, by_handle=False)


def call_recording_args(function: Any, *args: object, **kwargs: object) -> CallRecord:
    """Call a student's function; its value, and the arguments as they were afterwards.

    Raises StudentError if the function raises, runs out of time or ends its process.
    """
    remote: RemoteObject = function
    session: Session = remote._session
    lent = {i: arg.value for i, arg in enumerate(args) if isinstance(arg, SharedArgument)}
    plain = [arg.value if isinstance(arg, SharedArgument) else arg for arg in args]

    def build(number: int, packer: serializer.Packer) -> protocol.Request:
        return protocol.Invoke(
            number,
            _id(remote),
            [packer.pack(arg) for arg in plain],
            {name: packer.pack(arg) for name, arg in kwargs.items()},
            list(lent),
        )

    value, changed = session.invoke(build, lent)
    after = tuple(changed.get(str(i), arg) for i, arg in enumerate(plain))
    return CallRecord(value, after, {name: changed.get(name, arg) for name, arg in kwargs.items()})


def keys_of(target: Any) -> list[Any]:
    """The keys of a student's dict; raises StudentError if it is too large to cross."""
    return list(fetch_value(target))


def attributes_of(target: Any) -> dict[str, Any]:
    """The attributes of a student's object by name, plain data as copies."""
    found = _get(target, "__dict__", is_item=False, by_handle=False)
    return found if isinstance(found, dict) else {}


def type_name(value: object) -> str | None:
    """The type of a student's object; None for plain data."""
    return value._handle.type_name if isinstance(value, RemoteObject) else None


def _get(target: Any, key: object, *, is_item: bool, by_handle: bool) -> Any:
    remote: RemoteObject = target
    return remote._session.request(
        lambda number, packer: protocol.Get(
            number, _id(remote), packer.pack(key), is_item, by_handle
        ),
        missing=str(key),
    )


def _put(target: Any, key: object, value: object, *, is_item: bool) -> None:
    remote: RemoteObject = target
    remote._session.request(
        lambda number, packer: protocol.SetAttr(
            number, _id(remote), packer.pack(key), is_item, packer.pack(value)
        ),
        missing=str(key),
    )


def _id(remote: RemoteObject) -> int:
    session: Session = remote._session
    return session.handle_id(remote)
