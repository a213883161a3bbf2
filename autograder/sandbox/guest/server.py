"""The student side: runs the notebook's cells in an IPython shell, then serves calls.

Behind the full wall a child of `zygote.py`, elsewhere a process of its own.
Nothing that this process says about its own grade is believed; it only computes.
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
from collections.abc import Iterator
from typing import Any

import msgspec
import numpy as np

from autograder.sandbox.guest import confinement, protocol, serializer
from autograder.sandbox.guest.ipython_shell import Shell, flush, make_shell, safe_str
from autograder.sandbox.guest.object_table import ForceHandle, ObjectTable


class Server:
    """Serves the grader's requests, one at a time, callbacks nested within."""

    def __init__(self, channel: protocol.Channel, shell: Shell) -> None:
        self._channel, self._shell, self._outputs = channel, shell, shell.outputs
        self._object_table = ObjectTable(self.callback)
        self._call_stack: list[tuple[int, dict[str, object]]] = []
        self._calls = 0

    def serve(self) -> None:
        """Answer requests until the grader closes its end."""
        while True:
            message, blob = self._channel.receive(protocol.guest_decoder, None)
            self._handle(message, blob)

    # -- requests

    def _handle(self, message: protocol.ToGuest, blob: bytearray) -> None:
        if isinstance(message, protocol.RunCell):
            self._run(message)
            return
        if isinstance(message, protocol.CallbackResult | protocol.CallbackError):
            raise protocol.WireError("an answer to no question")
        try:
            value, changed = self._do(message, blob)
            packer = serializer.Packer(self._object_table.add, serializer.GuestNamespace)
            reply: protocol.ToHost = protocol.Returned(
                message.id,
                packer.pack(value),
                {key: packer.pack(item) for key, item in changed.items()},
            )
            self._send(reply, packer.blob)
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

    def _run(self, message: protocol.RunCell) -> None:
        self._outputs.figures = message.figures
        result = self._shell.run_cell(message.source, store_history=True)
        flush()
        error = result.error_before_exec or result.error_in_exec
        exit_if_out_of_memory(error)
        if error is not None and not any(o.output_type == "error" for o in self._outputs.items):
            name = type(error).__name__
            self._outputs.add(protocol.Output("error", ename=name, evalue=safe_str(error)))
        blob = msgspec.json.encode(self._outputs.take())
        self._send(protocol.Ran(message.cell, type(error).__name__[:80] if error else ""), blob)

    def _do(self, message: Any, blob: bytearray) -> tuple[object, dict[str, object]]:
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
        target = self._object_table.get(message.handle)
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
        owner, _, name = message.path.rpartition(".")
        namespace = self._shell.user_ns
        function = self._object_table.resolve(message.function)
        if not owner:
            namespace[name] = function
        elif isinstance(namespace.get(owner), type):
            setattr(namespace[owner], name, function)
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
        named: dict[str, object] = {str(i): arg for i, arg in enumerate(args)} | kwargs
        before = {key: _fingerprint(arg) for key, arg in named.items()}
        self._call_stack.append((message.id, {str(i): args[i] for i in message.shared}))
        try:
            with self._quiet():
                value = target(*args, **kwargs)  # type: ignore[operator]
        except TypeError:
            if _accepts(target, args, kwargs):
                raise
            raise WrongArguments from None
        finally:
            self._call_stack.pop()
        lent = {str(i) for i in message.shared}
        return value, {
            key: arg
            for key, arg in named.items()
            if key in lent or _fingerprint(arg) != before[key]
        }

    @contextlib.contextmanager
    def _quiet(self) -> Iterator[None]:
        """What a call prints or warns goes nowhere."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                yield
        finally:
            flush()
            self._outputs.take()

    def callback(
        self, function: protocol.Callback, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> object:
        """Call a function of the grader's side and wait for its answer."""
        if not self._call_stack:
            raise RuntimeError("this function belongs to a call that has ended")
        within, lent = self._call_stack[-1]
        self._calls += 1
        number = self._calls
        packer = serializer.Packer(
            self._object_table.add,
            serializer.HandlesOnly if function.takes_objects else serializer.GuestNamespace,
        )
        message = protocol.CallbackRequest(
            number,
            within,
            function.id,
            [packer.pack(arg) for arg in args],
            {name: packer.pack(arg) for name, arg in kwargs.items()},
            {key: packer.pack(array) for key, array in lent.items()},
        )
        self._send(message, packer.blob)
        while True:
            reply, blob = self._channel.receive(protocol.guest_decoder, None)
            if isinstance(reply, protocol.CallbackResult) and reply.id == number:
                return serializer.Unpacker(blob, self._object_table.resolve).unpack(reply.value)
            if isinstance(reply, protocol.CallbackError) and reply.id == number:
                raise _refusal(reply.error)
            self._handle(reply, blob)


class MissingName(Exception):  # noqa: N818
    """There is no such name, attribute or item."""


class WrongArguments(Exception):  # noqa: N818  (its name is what the grader reads)
    """A function does not take the arguments that the exercise names."""


def _accepts(target: Any, args: list[Any], kwargs: dict[str, Any]) -> bool:
    try:
        signature = inspect.signature(target)
    except Exception:
        return callable(target)
    try:
        signature.bind(*args, **kwargs)
    except TypeError:
        return False
    return True


def _refusal(name: str) -> Exception:
    """The builtin exception that the grader's function raised, so that `except` works on it."""
    kinds: dict[str, type[Exception]] = {
        kind.__name__: kind for kind in (ValueError, TypeError, IndexError, ZeroDivisionError)
    }
    return kinds.get(name, RuntimeError)("the function refused this argument")


def _fingerprint(value: object) -> object:
    """Something that differs once `value`, if it is plain mutable data, has changed."""
    try:
        packer = serializer.Packer(lambda other: id(other), serializer.GuestNamespace)
        return msgspec.msgpack.encode(packer.pack(value)), packer.blob
    except Exception:
        return None


def exit_if_out_of_memory(error: BaseException | None) -> None:
    """End the process if its memory stays full: what comes next would fail without fault."""
    if not isinstance(error, MemoryError):
        return
    traceback.clear_frames(error.__traceback__)
    gc.collect()
    try:
        np.empty(resource.getrlimit(resource.RLIMIT_AS)[0] // 8, dtype=np.uint8)
    except MemoryError:
        os._exit(protocol.EXIT_OUT_OF_MEMORY)


def serve(fd: int, shell: Shell, output: int) -> None:
    """Serve the grader on the socket `fd` until it closes its end; `output` bytes are kept."""
    channel = protocol.Channel(socket.socket(fileno=fd))
    os.set_inheritable(fd, False)
    for name in ("IPYTHONDIR", "MPLCONFIGDIR"):
        os.makedirs(os.environ[name], exist_ok=True)  # noqa: PTH103
    shell.outputs.budget.remaining = output
    channel.send(protocol.Ready(), b"", None)
    try:
        Server(channel, shell).serve()
    except protocol.Closed:
        pass
    finally:
        os._exit(0)


def run_standalone(fd: int) -> None:
    """A process without a warm parent: its bounds come on stdin, its channel is `fd`."""
    try:
        bounds = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=confinement.ResourceLimits)
        confinement.set_pdeathsig()
        confinement.set_rlimits(bounds)
        shell = make_shell()
        if bounds.readable:
            confinement.landlock(bounds)
        if bounds.seccomp_filter:
            confinement.load_seccomp(bounds.seccomp_filter)
    except Exception as error:
        os.write(2, str(error).encode())
        os._exit(1)
    confinement.close_fds(fd)
    sys.path.insert(0, "")  # what is handed out beside the notebook can be imported, as in Jupyter
    serve(fd, shell, bounds.output)
