"""Proxies through which hidden tests use the student's functions, classes and objects.

`Student` and `RemoteObject` behave like the student's own names and objects. Only plain data is
copied across, and results consist of exact builtins and plain arrays. Changes that student code
makes to an argument never reach the host's value, unless the test passes it with `share`.
"""

from collections.abc import Iterable, Sequence
from functools import partial
from types import SimpleNamespace
from typing import Any

import numpy as np
from msgspec import Struct

from autograder.sandbox.callbacks import SharedArray
from autograder.sandbox.faults import Fault, StudentError
from autograder.sandbox.guest import protocol, serializer
from autograder.sandbox.session import RemoteHandle, Session
from autograder.sandbox.trace import CallOutcome, request_identity

MAX_CALLS = 50  # in one request: so many random generators fit into a message


class Student:
    """The notebook's namespace: `student.softmax(x)` calls the student's `softmax`.

    A name is looked up once, when a test first uses it.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._cache: dict[str, Any] = {}
        session.make_proxy = lambda handle: RemoteObject(session, handle)

    def __getattr__(self, name: str) -> Any:
        """Return what the notebook calls `name`; raise StudentError if it does not exist."""
        if name.startswith("__"):
            raise AttributeError(name)
        value = self._cache.get(name)
        if not (isinstance(value, RemoteObject) and self._session.is_alive(value)):
            value = self._cache[name] = _named(self._look_up(name), name)
        return value

    def _look_up(self, name: str) -> Any:
        return self._session.look_up(name)


class NamespaceProxy(Student):
    """One of several namespaces in a session: the dict `namespaces[key]` of the notebook."""

    def __init__(self, session: Session, namespaces: str, key: str) -> None:
        super().__init__(session)
        self._namespaces, self._key = namespaces, key

    def _look_up(self, name: str) -> Any:
        """Look `name` up, and log it as one request, as for a name of the notebook."""
        log = self._session.log
        logged_before = len(log)
        value, fault = None, None
        try:
            namespaces = super()._look_up(self._namespaces)
            value = get_item_handle(get_item_handle(namespaces, self._key), name)
        except StudentError as error:
            fault = Fault.MISSING if error.fault is Fault.MISSING_ATTRIBUTE else error.fault
        identity = request_identity(lambda number, _: protocol.Lookup(number, name))
        detail = name if fault else ""
        log[logged_before:] = [CallOutcome(value, fault=fault, detail=detail, request=identity)]
        if fault:
            raise StudentError(fault, name)
        return value


class RemoteObject(RemoteHandle):
    """An object in the guest process.

    Calls, attributes and items run student code: each may raise StudentError. `_path` is how the
    test came to it: `loss`, `Net` for a class and its objects, `Net.loss` for a method.
    """

    _path: str

    def __init__(self, session: Session, handle: protocol.Handle) -> None:
        object.__setattr__(self, "_session", session)
        object.__setattr__(self, "_handle", handle)
        object.__setattr__(self, "_generation", session.generation)
        object.__setattr__(self, "_path", "")

    @property
    def is_callable(self) -> bool:
        """Whether the object can be called."""
        return self._handle.is_callable

    def __repr__(self) -> str:
        """Return the type only: the object's own text would be made by student code."""
        return f"<the student's {self._handle.type_name}>"

    def __call__(self, *args: object, **kwargs: object) -> Any:
        """Call the object with copies of the arguments and return its result."""
        return call_recording_args(self, *args, **kwargs).value

    def __getattr__(self, name: str) -> Any:
        """Return the attribute: plain data as a copy, anything else as a handle."""
        if name.startswith("__"):
            raise AttributeError(name)
        return _get(self, name, is_item=False, by_handle=False)

    def __setattr__(self, name: str, value: object) -> None:
        """Set the attribute to a copy of `value`."""
        _set(self, name, value, is_item=False)

    def __getitem__(self, key: object) -> Any:
        """Return the item: plain data as a copy, anything else as a handle."""
        return _get(self, key, is_item=True, by_handle=False)

    def __setitem__(self, key: object, value: object) -> None:
        """Set the item to a copy of `value`."""
        _set(self, key, value, is_item=True)


class CallRecord(Struct, frozen=True):
    """The result of a call, and every argument as it was after the call."""

    value: Any
    args: tuple[Any, ...]
    kwargs: dict[str, Any]


def share(value: "np.ndarray[Any, Any] | SimpleNamespace") -> Any:
    """Pass an argument so that changes in place are copied back, before each callback as well.

    A `types.SimpleNamespace` passes "any object with these attributes", host functions among
    them; its attributes are updated in the same way.
    """
    return SharedArray(value)


def get_handle(target: Any, key: object) -> Any:
    """Return an attribute as a handle even if it is plain data; raise StudentError if missing."""
    return _get(target, key, is_item=False, by_handle=True)


def get_item_handle(target: Any, key: object) -> Any:
    """Return an item as a handle even if it is plain data; raise StudentError if missing."""
    return _get(target, key, is_item=True, by_handle=True)


def fetch_value(target: Any) -> Any:
    """Return a copy of the plain value behind a handle, or a handle if it is not plain data.

    Raises StudentError if the value is too large to send.
    """
    return _get(target, None, is_item=False, by_handle=False)


def call_recording_args(function: Any, *args: object, **kwargs: object) -> CallRecord:
    """Call a student's function; return its result, and the arguments as they were afterwards.

    Raises StudentError if the function raises, runs out of time or ends its process.
    """
    session: Session = function._session
    shared = {i: arg.target for i, arg in enumerate(args) if isinstance(arg, SharedArray)}
    plain = [arg.target if isinstance(arg, SharedArray) else arg for arg in args]

    def build(number: int, packer: serializer.Packer) -> protocol.RpcRequest:
        return protocol.Invoke(
            number,
            session.handle_id(function),
            [packer.pack(arg) for arg in plain],
            {name: packer.pack(arg) for name, arg in kwargs.items()},
            list(shared),
        )

    reply = session.request(build, shared=shared, function=function._path)
    _named(reply.value, function._path)
    args_after = tuple(reply.changed.get(str(i), arg) for i, arg in enumerate(plain))
    kwargs_after = {name: reply.changed.get(name, arg) for name, arg in kwargs.items()}
    return CallRecord(reply.value, args_after, kwargs_after)


def call_each(function: Any, calls: Iterable[Sequence[object]]) -> list[Any]:
    """Return `[function(*arguments) for arguments in calls]`, which takes several times as long.

    Up to MAX_CALLS of the calls are one request: they share the time of a call, and their
    arguments and results have to fit into one message. Raises the StudentError of the first call
    that fails; later calls are not made.
    """
    remaining = [list(arguments) for arguments in calls]
    values: list[Any] = []
    while remaining:
        values += _call_each_at_once(function, remaining[:MAX_CALLS])
        remaining = remaining[MAX_CALLS:]
    return values


def _call_each_at_once(function: Any, calls: Sequence[list[object]]) -> list[Any]:
    session: Session = function._session

    def build(number: int, packer: serializer.Packer) -> protocol.RpcRequest:
        packed = [[packer.pack(argument) for argument in arguments] for arguments in calls]
        return protocol.InvokeEach(number, session.handle_id(function), packed)

    def build_single(
        arguments: list[object], number: int, packer: serializer.Packer
    ) -> protocol.RpcRequest:
        packed = [packer.pack(argument) for argument in arguments]
        return protocol.Invoke(number, session.handle_id(function), packed, {}, [])

    builds = [partial(build_single, arguments) for arguments in calls]
    values = session.request_each(build, builds, function._path)
    return [_named(value, function._path) for value in values]


def keys_of(target: Any) -> list[Any]:
    """Return the keys of a student's dict; raise StudentError if it is too large to send."""
    return list(fetch_value(target))


def attributes_of(target: Any) -> dict[str, Any]:
    """Return the attributes of a student's object by name, plain data as copies."""
    attributes = _get(target, "__dict__", is_item=False, by_handle=False)
    return attributes if isinstance(attributes, dict) else {}


def type_name(value: object) -> str | None:
    """Return the type name of a student's object; None for plain data."""
    return value._handle.type_name if isinstance(value, RemoteObject) else None


def _get(target: Any, key: object, *, is_item: bool, by_handle: bool) -> Any:
    session: Session = target._session
    reply = session.request(
        lambda number, packer: protocol.Get(
            number, session.handle_id(target), packer.pack(key), is_item, by_handle
        ),
        str(key),
    )
    path = target._path if is_item or key is None else f"{target._path}.{key}"
    return _named(reply.value, path if target._path else "")


def _named(value: Any, path: str) -> Any:
    """Return the value; if it is an object of the student, with the path to it."""
    if isinstance(value, RemoteObject):
        object.__setattr__(value, "_path", path)
    return value


def _set(target: Any, key: object, value: object, *, is_item: bool) -> None:
    session: Session = target._session
    session.request(
        lambda number, packer: protocol.SetAttr(
            number, session.handle_id(target), packer.pack(key), is_item, packer.pack(value)
        ),
        str(key),
    )
