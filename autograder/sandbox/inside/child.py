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

from autograder.sandbox.inside import confine, values, wire
from autograder.sandbox.inside.objects import ByHandle, Objects
from autograder.sandbox.inside.shell import Shell, flush, make_shell, text_of


class Worker:
    """Serves the grader's requests, one at a time, callbacks nested within."""

    def __init__(self, channel: wire.Channel, shell: Shell) -> None:
        self._channel, self._shell, self._outputs = channel, shell, shell.outputs
        self._objects = Objects(self.call_out)
        self._within: list[tuple[int, dict[str, object]]] = []
        self._calls = 0

    def serve(self) -> None:
        """Answer requests until the grader closes its end."""
        while True:
            message, blob = self._channel.receive(wire.to_child, None)
            self._handle(message, blob)

    # -- requests

    def _handle(self, message: wire.ToChild, blob: bytearray) -> None:
        if isinstance(message, wire.Run):
            self._run(message)
            return
        if isinstance(message, wire.Answer | wire.Refusal):
            raise wire.WireError("an answer to no question")
        try:
            value, changed = self._do(message, blob)
            packer = values.Packer(self._objects.keep, values.Stand)
            reply: wire.ToGrader = wire.Returned(
                message.id,
                packer.pack(value),
                {key: packer.pack(item) for key, item in changed.items()},
            )
            self._send(reply, packer.blob)
        except (wire.Closed, wire.OutOfTime):
            raise
        except _Absent:
            self._send(wire.Missing(message.id))
        except BaseException as error:
            end_if_full(error)
            bases = [base.__name__[:80] for base in type(error).__mro__]
            self._send(wire.Raised(message.id, bases[0], bases))

    def _send(self, message: wire.ToGrader, blob: bytes = b"") -> None:
        self._channel.send(message, blob, None)

    def _run(self, message: wire.Run) -> None:
        self._outputs.figures = message.figures
        result = self._shell.run_cell(message.source, store_history=True)
        flush()
        error = result.error_before_exec or result.error_in_exec
        end_if_full(error)
        if error is not None and not any(o.output_type == "error" for o in self._outputs.items):
            name = type(error).__name__
            self._outputs.add(wire.Output("error", ename=name, evalue=text_of(error)))
        blob = msgspec.json.encode(self._outputs.take())
        self._send(wire.Ran(message.cell, type(error).__name__[:80] if error else ""), blob)

    def _do(self, message: Any, blob: bytearray) -> tuple[object, dict[str, object]]:
        if isinstance(message, wire.Lookup):
            namespace = self._shell.user_ns
            if message.name not in namespace:
                raise _Absent
            return ByHandle(namespace[message.name]), {}
        if isinstance(message, wire.Forget):
            self._objects.forget()
            return None, {}
        if isinstance(message, wire.Install):
            self._install(message)
            return None, {}
        unpacker = values.Unpacker(blob, self._objects.stand_in)
        target = self._objects.find(message.handle)
        if isinstance(message, wire.Invoke):
            return self._invoke(message, target, unpacker)
        key = unpacker.unpack(message.key)
        if isinstance(message, wire.Put):
            value = unpacker.unpack(message.value)
            if message.is_item:
                target[key] = value  # type: ignore[index]
            else:
                setattr(target, key, value)
            return None, {}
        return self._get(message, target, key), {}

    def _install(self, message: wire.Install) -> None:
        owner, _, name = message.path.rpartition(".")
        namespace = self._shell.user_ns
        function = self._objects.stand_in(message.function)
        if not owner:
            namespace[name] = function
        elif isinstance(namespace.get(owner), type):
            setattr(namespace[owner], name, function)
        else:
            raise _Absent

    def _get(self, message: wire.Get, target: object, key: Any) -> object:
        if key is None and not message.is_item:
            return target
        try:
            value = target[key] if message.is_item else getattr(target, key)  # type: ignore[index]
        except (AttributeError, KeyError, IndexError):
            raise _Absent from None
        return ByHandle(value) if message.by_handle else value

    def _invoke(
        self, message: wire.Invoke, target: object, unpacker: values.Unpacker
    ) -> tuple[object, dict[str, object]]:
        args = [unpacker.unpack(arg) for arg in message.args]
        kwargs = {name: unpacker.unpack(arg) for name, arg in message.kwargs.items()}
        named: dict[str, object] = {str(i): arg for i, arg in enumerate(args)} | kwargs
        before = {key: _fingerprint(arg) for key, arg in named.items()}
        self._within.append((message.id, {str(i): args[i] for i in message.lent}))
        try:
            with self._quiet():
                value = target(*args, **kwargs)  # type: ignore[operator]
        except TypeError:
            if _accepts(target, args, kwargs):
                raise
            raise WrongArguments from None
        finally:
            self._within.pop()
        lent = {str(i) for i in message.lent}
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

    def call_out(
        self, function: wire.Callback, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> object:
        """Call a function of the grader's side and wait for its answer."""
        if not self._within:
            raise RuntimeError("this function belongs to a call that has ended")
        within, lent = self._within[-1]
        self._calls += 1
        number = self._calls
        packer = values.Packer(
            self._objects.keep, values.NoRecord if function.takes_objects else values.Stand
        )
        message = wire.Callout(
            number,
            within,
            function.id,
            [packer.pack(arg) for arg in args],
            {name: packer.pack(arg) for name, arg in kwargs.items()},
            {key: packer.pack(array) for key, array in lent.items()},
        )
        self._send(message, packer.blob)
        while True:
            reply, blob = self._channel.receive(wire.to_child, None)
            if isinstance(reply, wire.Answer) and reply.id == number:
                return values.Unpacker(blob, self._objects.stand_in).unpack(reply.value)
            if isinstance(reply, wire.Refusal) and reply.id == number:
                raise _refusal(reply.error)
            self._handle(reply, blob)


class _Absent(Exception):  # noqa: N818
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
        packer = values.Packer(lambda other: id(other), values.Stand)
        return msgspec.msgpack.encode(packer.pack(value)), packer.blob
    except Exception:
        return None


def end_if_full(error: BaseException | None) -> None:
    """End the process if its memory stays full: what comes next would fail without fault."""
    if not isinstance(error, MemoryError):
        return
    traceback.clear_frames(error.__traceback__)
    gc.collect()
    try:
        np.empty(resource.getrlimit(resource.RLIMIT_AS)[0] // 8, dtype=np.uint8)
    except MemoryError:
        os._exit(wire.FULL)


def serve(fd: int, shell: Shell, output: int) -> None:
    """Serve the grader on the socket `fd` until it closes its end; `output` bytes are kept."""
    channel = wire.Channel(socket.socket(fileno=fd))
    os.set_inheritable(fd, False)
    for name in ("IPYTHONDIR", "MPLCONFIGDIR"):
        os.makedirs(os.environ[name], exist_ok=True)  # noqa: PTH103
    shell.outputs.flood.left = output
    channel.send(wire.Ready(), b"", None)
    try:
        Worker(channel, shell).serve()
    except wire.Closed:
        pass
    finally:
        os._exit(0)


def main(fd: int) -> None:
    """A process without a warm parent: its bounds come on stdin, its channel is `fd`."""
    try:
        bounds = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=confine.Bounds)
        confine.die_with_parent()
        confine.limit(bounds)
        shell = make_shell()
        if bounds.readable:
            confine.landlock(bounds)
        if bounds.filter:
            confine.refuse(bounds.filter)
    except Exception as error:
        os.write(2, str(error).encode())
        os._exit(1)
    confine.silence(fd)
    sys.path.insert(0, "")  # what is handed out beside the notebook can be imported, as in Jupyter
    serve(fd, shell, bounds.output)
