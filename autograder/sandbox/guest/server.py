"""RPC server of the guest process: runs the notebook's cells, then serves requests of the host.

At the level `full` the process is forked by `zygote.py`, at other levels it runs `run_standalone`.
The host trusts nothing that this process reports about the student's grade.
"""

import contextlib
import gc
import inspect
import os
import resource
import socket
import sys
import traceback
import warnings
from collections.abc import Callable
from functools import partial
from typing import Any

import msgspec
import numpy as np
from msgspec import Struct

from autograder.sandbox.guest import confinement, protocol, serializer
from autograder.sandbox.guest.ipython_shell import Shell, flush, make_shell, safe_str

# Calls a host function with positional and keyword arguments, and waits for the result.
CallHost = Callable[[protocol.Callback, tuple[Any, ...], dict[str, Any]], object]


class ForceHandle(Struct):
    """Marks a value that is sent by handle even if it is plain data."""

    value: object


class CallbackProxy:
    """Stands for a function of the host."""

    def __init__(self, function: protocol.Callback, call_host: CallHost) -> None:
        self.id, self._function, self._call_host = function.id, function, call_host

    def __call__(self, *args: Any, **kwargs: Any) -> object:
        """Return what the host's function returns; raise if it raised."""
        return self._call_host(self._function, args, kwargs)

    def __get__(self, instance: object, _owner: object = None) -> object:
        """Bind to an instance like a function, so that a class attribute works as a method."""
        return self if instance is None else partial(self, instance)


class ObjectTable:
    """Assigns handles to guest objects, and creates proxies for host functions."""

    def __init__(self, call_host: CallHost) -> None:
        self._call_host = call_host
        self.objects: dict[int, object] = {}  # by the number of the handle
        self._ids: dict[int, int] = {}  # by id() of the object
        self._callbacks: dict[int, CallbackProxy] = {}

    def add(self, value: object) -> protocol.Value:
        """Return a handle for a guest object, or the callback for the proxy of a host function."""
        if isinstance(value, ForceHandle):
            value = value.value
        if isinstance(value, CallbackProxy):
            return protocol.Callback(value.id)
        number = self._ids.setdefault(id(value), len(self._ids) + 1)
        self.objects[number] = value  # keeps it alive, so that its id() is not reused
        return protocol.Handle(number, type(value).__name__[:80], callable(value))

    def resolve(self, value: protocol.Handle | protocol.Callback) -> object:
        """Return the object of a handle, or the proxy of a host function."""
        if isinstance(value, protocol.Handle):
            return self.objects[value.id]
        if value.id not in self._callbacks:
            self._callbacks[value.id] = CallbackProxy(value, self._call_host)
        return self._callbacks[value.id]

    def clear(self) -> None:
        """Release all objects and proxies."""
        for table in (self.objects, self._ids, self._callbacks):
            table.clear()


class Server:
    """Serves requests of the host one at a time; requests within a callback are nested."""

    def __init__(self, channel: protocol.Channel, shell: Shell) -> None:
        self._channel, self._shell, self._outputs = channel, shell, shell.outputs
        self._object_table = ObjectTable(self.callback)
        self._call_stack: list[tuple[int, dict[str, object]]] = []  # request ID, shared arguments
        self._callback_count = 0

    def serve(self) -> None:
        """Serve requests until the host closes the channel; raises Closed then."""
        while True:
            message, blob = self._channel.receive(protocol.guest_decoder, None)
            self._handle(message, blob)

    # -- requests

    def _handle(self, message: protocol.ToGuest, blob: bytearray) -> None:
        if isinstance(message, protocol.RunCell):
            self._run_cell(message)
            return
        if isinstance(message, protocol.CallbackResult | protocol.CallbackError):
            raise protocol.WireError("an answer to no question")
        try:
            value, changed = self._execute(message, blob)
            packer = serializer.Packer(self._object_table.add, serializer.GuestNamespace)
            result = packer.pack(value)
            changed_args = {key: packer.pack(item) for key, item in changed.items()}
            self._send(protocol.Returned(message.id, result, changed_args), packer.blob)
        except (protocol.Closed, protocol.OutOfTime):
            raise
        except MissingName:
            self._send(protocol.Missing(message.id))
        except BaseException as error:
            exit_if_out_of_memory(error)
            bases = [base.__name__[:80] for base in type(error).__mro__]
            self._send(protocol.Raised(message.id, bases[0], bases))

    def _send(self, message: protocol.ToHost, blob: bytes = b"") -> None:
        self._channel.send(message, blob, None)

    def _run_cell(self, message: protocol.RunCell) -> None:
        self._outputs.figures = message.figures
        result = self._shell.run_cell(message.source, store_history=True)
        flush()
        error = result.error_before_exec or result.error_in_exec
        exit_if_out_of_memory(error)
        is_shown = any(output.output_type == "error" for output in self._outputs.items)
        if error is not None and not is_shown:
            name = type(error).__name__
            self._outputs.add(protocol.Output("error", ename=name, evalue=safe_str(error)))
        blob = msgspec.json.encode(self._outputs.take())
        self._send(protocol.Ran(message.cell, type(error).__name__[:80] if error else ""), blob)

    def _execute(self, message: Any, blob: bytearray) -> tuple[object, dict[str, object]]:
        """Return the value of a request, and the arguments that it changed."""
        if isinstance(message, protocol.Lookup):
            namespace = self._shell.user_ns
            if message.name not in namespace:
                raise MissingName
            return ForceHandle(namespace[message.name]), {}
        if isinstance(message, protocol.Reset):
            self._object_table.clear()
            return None, {}
        if isinstance(message, protocol.InstallCallback):
            self._install(message)
            return None, {}
        unpacker = serializer.Unpacker(blob, self._object_table.resolve)
        target = self._object_table.objects[message.handle]
        if isinstance(message, protocol.Invoke):
            return self._invoke(message, target, unpacker)
        key = unpacker.unpack(message.key)
        if isinstance(message, protocol.SetAttr):
            value = unpacker.unpack(message.value)
            if message.is_item:
                target[key] = value  # type: ignore[index]
            else:
                setattr(target, key, value)
            return None, {}
        return self._get(message, target, key), {}

    def _install(self, message: protocol.InstallCallback) -> None:
        class_name, _, name = message.path.rpartition(".")
        namespace = self._shell.user_ns
        function = self._object_table.resolve(message.function)
        if not class_name:
            namespace[name] = function
        elif isinstance(namespace.get(class_name), type):
            setattr(namespace[class_name], name, function)
        else:
            raise MissingName

    def _get(self, message: protocol.Get, target: object, key: Any) -> object:
        if key is None and not message.is_item:
            return target
        try:
            value = target[key] if message.is_item else getattr(target, key)  # type: ignore[index]
        except (AttributeError, KeyError, IndexError):
            raise MissingName from None
        return ForceHandle(value) if message.by_handle else value

    def _invoke(
        self, message: protocol.Invoke, target: object, unpacker: serializer.Unpacker
    ) -> tuple[object, dict[str, object]]:
        args = [unpacker.unpack(arg) for arg in message.args]
        kwargs = {name: unpacker.unpack(arg) for name, arg in message.kwargs.items()}
        arguments: dict[str, object] = {str(i): arg for i, arg in enumerate(args)} | kwargs
        fingerprints = {name: _fingerprint(arg) for name, arg in arguments.items()}
        shared = {str(i): args[i] for i in message.shared}
        self._call_stack.append((message.id, shared))
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                value = target(*args, **kwargs)  # type: ignore[operator]
        except TypeError:
            if _accepts(target, args, kwargs):
                raise
            raise WrongArguments from None
        finally:
            self._call_stack.pop()
            flush()
            self._outputs.take()  # what the call has printed is discarded
        return value, {
            name: arg
            for name, arg in arguments.items()
            if name in shared or _fingerprint(arg) != fingerprints[name]
        }

    def callback(
        self, function: protocol.Callback, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> object:
        """Call a function of the host; serve nested requests until its result arrives."""
        if not self._call_stack:
            raise RuntimeError("this function belongs to a call that has ended")
        within, shared = self._call_stack[-1]
        self._callback_count += 1
        number = self._callback_count
        record = serializer.HandlesOnly if function.takes_objects else serializer.GuestNamespace
        packer = serializer.Packer(self._object_table.add, record)
        request = protocol.CallbackRequest(
            number,
            within,
            function.id,
            [packer.pack(arg) for arg in args],
            {name: packer.pack(arg) for name, arg in kwargs.items()},
            {key: packer.pack(array) for key, array in shared.items()},
        )
        self._send(request, packer.blob)
        while True:
            reply, blob = self._channel.receive(protocol.guest_decoder, None)
            if isinstance(reply, protocol.CallbackResult) and reply.id == number:
                return serializer.Unpacker(blob, self._object_table.resolve).unpack(reply.value)
            if isinstance(reply, protocol.CallbackError) and reply.id == number:
                raise _callback_exception(reply.error)
            self._handle(reply, blob)


class MissingName(Exception):  # noqa: N818
    """The requested name, attribute or item does not exist."""


class WrongArguments(Exception):  # noqa: N818  (the host recognizes this name)
    """A function does not accept the arguments that the exercise names."""


def _accepts(target: Any, args: list[Any], kwargs: dict[str, Any]) -> bool:
    try:
        signature = inspect.signature(target)
    except Exception:
        return callable(target)
    with contextlib.suppress(TypeError):
        signature.bind(*args, **kwargs)
        return True
    return False


def _callback_exception(name: str) -> Exception:
    """Return an exception of the type that the host's function raised, for `except` clauses."""
    types = (ValueError, TypeError, IndexError, ZeroDivisionError)
    kind = next((kind for kind in types if kind.__name__ == name), RuntimeError)
    return kind("the function refused this argument")


def _fingerprint(value: object) -> object:
    """Return a snapshot of plain mutable data that differs after a change; None for the rest."""
    try:
        packer = serializer.Packer(id, serializer.GuestNamespace)
        return msgspec.msgpack.encode(packer.pack(value)), packer.blob
    except Exception:
        return None


def exit_if_out_of_memory(error: BaseException | None) -> None:
    """End the process if memory cannot be freed: later calls would fail through no fault."""
    if not isinstance(error, MemoryError):
        return
    traceback.clear_frames(error.__traceback__)
    gc.collect()
    try:
        np.empty(resource.getrlimit(resource.RLIMIT_AS)[0] // 8, dtype=np.uint8)
    except MemoryError:
        os._exit(protocol.EXIT_OUT_OF_MEMORY)


def serve(fd: int, shell: Shell, output_limit: int) -> None:
    """Serve the host on the socket `fd` until it is closed, then exit.

    The process exits as well once it has produced more than `output_limit` bytes of output.
    """
    channel = protocol.Channel(socket.socket(fileno=fd))
    os.set_inheritable(fd, False)
    for name in ("IPYTHONDIR", "MPLCONFIGDIR"):
        os.makedirs(os.environ[name], exist_ok=True)  # noqa: PTH103
    shell.outputs.remaining = output_limit
    channel.send(protocol.Ready(), b"", None)
    try:
        Server(channel, shell).serve()
    finally:
        os._exit(0)


def run_standalone(fd: int) -> None:
    """Run a guest process without a zygote: read its limits from stdin, serve on `fd`."""
    try:
        limits = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=confinement.ResourceLimits)
        confinement.set_pdeathsig()
        confinement.set_rlimits(limits)
        shell = make_shell()
        if limits.readable:
            confinement.landlock(limits)
        if limits.seccomp_filter:
            confinement.load_seccomp(limits.seccomp_filter)
    except Exception as error:
        os.write(2, str(error).encode())
        os._exit(1)
    confinement.close_fds(fd)
    sys.path.insert(0, "")  # as in Jupyter: the release's files can be imported
    serve(fd, shell, limits.output)
