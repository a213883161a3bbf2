"""The student side: runs the notebook's cells in an IPython shell, then serves calls.

Started clean behind the wall by `launch.py`, with nothing of ours but this file and `wire.py`.
Nothing that this process says about its own grade is believed; it only computes.
"""

import base64
import contextlib
import gc
import inspect
import io
import os
import resource
import socket
import sys
import traceback
import warnings
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import msgspec
import numpy as np
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from autograder.sandbox import wire

KEPT_MIME = ("text/plain", "text/html", "text/latex", "text/markdown", "image/png", "image/jpeg")


class Flood:
    """Counts bytes of output; ends the process when there are too many."""

    def __init__(self, limit: int) -> None:
        self.left = limit

    def spend(self, size: int) -> None:
        """Count `size` bytes."""
        self.left -= size
        if self.left < 0:
            os._exit(wire.FLOODED)


class Outputs:
    """What the cell that is running has put out so far, in the notebook's own format."""

    def __init__(self, flood: Flood) -> None:
        self.items: list[wire.Output] = []
        self.speaker: Stream | None = None
        self._flood = flood

    def add(self, output: wire.Output) -> None:
        """Append one output."""
        size = len(output.evalue) + sum(map(len, output.traceback)) + 64
        self._flood.spend(size + sum(map(len, output.data.values())))
        self.items.append(output)

    def write(self, name: str, text: str) -> None:
        """Append text to a stream, joined with what it wrote last."""
        self._flood.spend(len(text))
        last = self.items[-1] if self.items else None
        if last is None or last.output_type != "stream" or last.name != name:
            self._flood.spend(64)
            self.items.append(wire.Output("stream", name=name, text=text))
        else:
            self.items[-1] = wire.Output("stream", name=name, text=last.text + text)

    def take(self) -> list[wire.Output]:
        """All outputs so far; begins anew."""
        taken, self.items = self.items, []
        return taken


class Stream(io.TextIOBase):
    """stdout or stderr of student code; gathers short writes so that prints stay cheap."""

    def __init__(self, name: str, outputs: Outputs) -> None:
        self._name = name
        self._outputs = outputs
        self._pending: list[str] = []
        self._size = 0

    def write(self, text: str) -> int:
        """Keep `text` for the cell's outputs."""
        other = self._outputs.speaker
        if other is not self:
            if other is not None:
                other.flush()  # so that stdout and stderr stay in order
            self._outputs.speaker = self
        self._pending.append(_encodable(str(text)))
        self._size += len(text)
        if self._size > 8192:
            self.flush()
        return len(text)

    def flush(self) -> None:
        """Hand what was gathered to the cell's outputs."""
        if self._pending:
            text, self._pending, self._size = "".join(self._pending), [], 0
            self._outputs.write(self._name, text)

    def writable(self) -> bool:
        """Always."""
        return True


def _mime(data: dict[str, Any]) -> dict[str, str]:
    kept = {}
    for kind in KEPT_MIME:
        value = data.get(kind)
        if isinstance(value, bytes):
            kept[kind] = base64.b64encode(value).decode("ascii")
        elif isinstance(value, str):
            kept[kind] = _encodable(value)
    return kept


class Publisher(DisplayPublisher):  # type: ignore[misc]
    """Collects `display(...)` and figures."""

    outputs: Outputs

    def publish(self, data: dict[str, Any], *_args: Any, **_options: Any) -> None:
        """Keep one display."""
        _flush()
        self.outputs.add(wire.Output("display_data", data=_mime(data)))

    def clear_output(self, *_args: Any, **_options: Any) -> None:
        """Forget what the cell has put out so far."""
        _flush()
        self.outputs.take()


class Results(DisplayHook):  # type: ignore[misc]
    """Collects the value of a cell's last line."""

    outputs: Outputs

    def write_output_prompt(self) -> None:
        """No prompt."""

    def finish_displayhook(self) -> None:
        """No empty line."""
        self._is_active = False

    def write_format_data(self, format_dict: dict[str, Any], *_metadata: Any) -> None:
        """Keep one result."""
        _flush()
        self.outputs.add(wire.Output("execute_result", data=_mime(format_dict)))


class Shell(InteractiveShell):  # type: ignore[misc]
    """IPython without a terminal: outputs are kept, nothing is saved, no question is asked."""

    outputs: Outputs

    def _showtraceback(self, etype: type, evalue: BaseException, stb: list[str]) -> None:
        _flush()
        self.outputs.add(
            wire.Output(
                "error",
                ename=etype.__name__,
                evalue=_text(evalue),
                traceback=[_encodable(line) for line in stb],
            )
        )

    def enable_gui(self, gui: Any = None) -> None:
        """No window here."""

    def system(self, cmd: str) -> None:
        """No programs here: a cell with `!pip install numpy` is told so and goes on."""
        print(f"No programs can be run here: {cmd}", file=sys.stderr)
        self.user_ns["_exit_code"] = 127


def _encodable(text: str) -> str:
    """`text` with half characters (lone surrogates), which UTF-8 cannot hold, as `?`."""
    return text.encode("utf-8", "replace").decode()


def _text(value: object) -> str:
    try:
        return _encodable(str(value)[:2000])
    except Exception:
        return ""


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(Exception):
            stream.flush()


def make_shell(outputs: Outputs) -> Shell:
    """An IPython shell whose outputs go to `outputs`, with figures shown inline."""
    Publisher.outputs = Results.outputs = Shell.outputs = outputs
    shell: Shell = Shell.instance(
        config=Config({"HistoryManager": {"enabled": False}}),  # no database, no thread of its own
        display_pub_class=Publisher,
        displayhook_class=Results,
        colors="nocolor",
        xmode="Context",
    )
    sys.stdout, sys.stderr = Stream("stdout", outputs), Stream("stderr", outputs)
    return shell


class Worker:
    """Serves the grader's requests, one at a time, callbacks nested within."""

    def __init__(self, channel: wire.Channel, shell: Shell, outputs: Outputs) -> None:
        self._channel, self._shell, self._outputs = channel, shell, outputs
        self._objects: dict[int, object] = {}
        self._ids: dict[int, int] = {}
        self._callbacks: dict[int, Callable[..., object]] = {}
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
            packer = wire.Packer(self._keep, wire.Stand)
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
        result = self._shell.run_cell(message.source, store_history=True)
        _flush()
        error = result.error_before_exec or result.error_in_exec
        end_if_full(error)
        if error is not None and not any(o.output_type == "error" for o in self._outputs.items):
            name = type(error).__name__
            self._outputs.add(wire.Output("error", ename=name, evalue=_text(error)))
        blob = msgspec.json.encode(self._outputs.take())
        self._send(wire.Ran(message.cell, type(error).__name__[:80] if error else ""), blob)

    def _do(self, message: Any, blob: bytearray) -> tuple[object, dict[str, object]]:
        if isinstance(message, wire.Lookup):
            namespace = self._shell.user_ns
            if message.name not in namespace:
                raise _Absent
            return _ByHandle(namespace[message.name]), {}
        if isinstance(message, wire.Forget):
            for kept in (self._objects, self._ids, self._callbacks):
                kept.clear()
            return None, {}
        if isinstance(message, wire.Install):
            self._install(message)
            return None, {}
        unpacker = wire.Unpacker(blob, self._stand_in)
        target = self._objects[message.handle]
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
        function = self._stand_in(message.function)
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
        return _ByHandle(value) if message.by_handle else value

    def _invoke(
        self, message: wire.Invoke, target: object, unpacker: wire.Unpacker
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
            _flush()
            self._outputs.take()

    # -- objects of either side

    def _keep(self, value: object) -> wire.Value:
        """A handle for an object that stays here."""
        if isinstance(value, _ByHandle):
            value = value.value
        if isinstance(value, _Callout):
            return wire.Callback(value.id)
        number = self._ids.setdefault(id(value), len(self._ids) + 1)
        self._objects[number] = value  # kept alive, so that its id() is not given away again
        return wire.Handle(number, type(value).__name__[:80], callable(value))

    def _stand_in(self, value: wire.Handle | wire.Callback) -> object:
        if isinstance(value, wire.Handle):
            return self._objects[value.id]
        if value.id not in self._callbacks:
            self._callbacks[value.id] = _Callout(value, self)
        return self._callbacks[value.id]

    def call_out(
        self, function: wire.Callback, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> object:
        """Call a function of the grader's side and wait for its answer."""
        if not self._within:
            raise RuntimeError("this function belongs to a call that has ended")
        within, lent = self._within[-1]
        self._calls += 1
        number = self._calls
        packer = wire.Packer(self._keep, wire.NoRecord if function.takes_objects else wire.Stand)
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
                return wire.Unpacker(blob, self._stand_in).unpack(reply.value)
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


class _ByHandle:
    """Marks a value that crosses by handle even if it is plain data."""

    def __init__(self, value: object) -> None:
        self.value = value


class _Callout:
    """Stands for a function of the grader's side."""

    def __init__(self, function: wire.Callback, worker: Worker) -> None:
        self.id, self._function, self._worker = function.id, function, worker

    def __call__(self, *args: Any, **kwargs: Any) -> object:
        return self._worker.call_out(self._function, args, kwargs)

    def __get__(self, instance: object, _owner: object = None) -> object:
        """As an attribute of a class, a method of its objects: what a function does."""
        return self if instance is None else partial(self, instance)


def _refusal(name: str) -> Exception:
    """The builtin exception that the grader's function raised, so that `except` works on it."""
    kinds: dict[str, type[Exception]] = {
        kind.__name__: kind for kind in (ValueError, TypeError, IndexError, ZeroDivisionError)
    }
    return kinds.get(name, RuntimeError)("the function refused this argument")


def _fingerprint(value: object) -> object:
    """Something that differs once `value`, if it is plain mutable data, has changed."""
    try:
        packer = wire.Packer(lambda other: id(other), wire.Stand)
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


def limit(memory: int, disk: int, processes: int) -> None:
    """Limit this process for good: bytes of memory, bytes a file, number of processes (0: any)."""
    limits = {
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_FSIZE: disk,
        resource.RLIMIT_NOFILE: 256,
        resource.RLIMIT_CORE: 0,
    }
    if processes:
        limits[resource.RLIMIT_NPROC] = processes
    for kind, value in limits.items():
        resource.setrlimit(kind, (value, value))


def silence() -> None:
    """Point the process's own stdin, stdout and stderr at nothing: cells print to `Stream`s."""
    null = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(null, fd)
    os.close(null)


def main(fd: int, memory: int, disk: int, output: int, processes: int) -> None:
    """Serve the grader on the inherited socket `fd`."""
    limit(memory, disk, processes)
    channel = wire.Channel(socket.socket(fileno=fd))
    os.set_inheritable(fd, False)
    outputs = Outputs(Flood(output))
    shell = make_shell(outputs)
    silence()
    sys.path.insert(0, "")  # what is handed out beside the notebook can be imported, as in Jupyter
    channel.send(wire.Ready(), b"", None)
    try:
        Worker(channel, shell, outputs).serve()
    except wire.Closed:
        pass
    finally:
        os._exit(0)
