"""RPC server of the guest process: runs the notebook's cells, then serves requests of the host.

At the level `full` the process is forked by `zygote.py`, at other levels it runs `run_standalone`.
The host trusts nothing that this process reports about the student's grade.
"""

import contextlib
import gc
import inspect
import os
import re
import resource
import signal
import socket
import sys
import threading
import traceback
import warnings
import zlib
from collections.abc import Sequence
from typing import Any, NoReturn

import msgspec
import numpy as np
from IPython.core.interactiveshell import ExecutionResult

from autograder.sandbox.guest import confinement, protocol, serializer
from autograder.sandbox.guest.error_places import ErrorPlaces
from autograder.sandbox.guest.ipython_shell import Shell, flush, make_shell, safe_str
from autograder.sandbox.guest.namespace_views import NamespaceViews
from autograder.sandbox.guest.object_table import ForceHandle, ObjectTable

IMMUTABLE = frozenset((bool, int, float, complex, str))


class OpenRequest:
    """A call of the host that has not been answered; `shared` are its shared arguments."""

    def __init__(self, number: int, shared: dict[str, object]) -> None:
        self.number, self.shared = number, shared
        self.caller: int | None = None  # the thread of it that waits for a function of the host


class Server:
    """Serves requests of the host one at a time; requests within a callback are nested."""

    def __init__(self, channel: protocol.Channel, shell: Shell) -> None:
        self._channel, self._shell, self._outputs = channel, shell, shell.outputs
        self._object_table = ObjectTable(self.callback)
        self._views = NamespaceViews(shell.user_ns)
        self._places = ErrorPlaces()
        self._open_requests: list[OpenRequest] = []  # each nested in the one before
        self._turn = threading.Condition()  # of the threads of student code at the channel
        self._callback_count = 0
        self._is_in_cell = False

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
        if isinstance(message, protocol.InvokeEach):
            self._invoke_each(message, blob)
            return
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
            self._send(self._raised(message.id, error))

    def _raised(self, number: int, error: BaseException) -> protocol.Raised:
        exit_if_out_of_memory(error)
        bases = [base.__name__[:80] for base in type(error).__mro__]
        digest, place = _message_digest(error), self._places.find(error)
        return protocol.Raised(number, bases[0], bases, digest, place)

    def _send(self, message: protocol.ToHost, blob: bytes = b"") -> None:
        self._channel.send(message, blob, None)

    def _run_cell(self, message: protocol.RunCell) -> None:
        self._places.note_cell(self._shell.execution_count, message.index)
        self._views.begin_cell()
        result = self._run_source(message.source)
        self._views.end_cell(message.index)
        flush()
        error = result.error_before_exec or result.error_in_exec
        exit_if_out_of_memory(error)
        is_shown = any(output.output_type == "error" for output in self._outputs.items)
        if error is not None and not is_shown:
            name = type(error).__name__
            self._outputs.add(protocol.Output("error", ename=name, evalue=safe_str(error)))
        blob = msgspec.json.encode(self._outputs.take())
        name = type(error).__name__[:80] if error else ""
        notes = self._shell.take_notes(message.source, result)
        place = self._places.find(error)
        self._send(protocol.Ran(message.cell, name, notes, place), blob)

    def _run_source(self, source: str) -> ExecutionResult:
        """Run the source of a cell, which SIGINT interrupts."""
        self._is_in_cell = True
        try:
            return self._shell.run_cell(source, store_history=True)
        except KeyboardInterrupt as error:  # in code of the shell
            result = ExecutionResult(None)
            result.error_in_exec = error
            return result
        finally:
            self._is_in_cell = False

    def on_interrupt(self, _number: int, _frame: object) -> None:
        """Raise KeyboardInterrupt in the running cell; ignore the signal outside cells."""
        if self._is_in_cell:
            raise KeyboardInterrupt

    def _execute(self, message: Any, blob: bytearray) -> tuple[object, dict[str, object]]:
        """Return the value of a request, and the arguments that it changed."""
        if isinstance(message, protocol.Invoke):
            target = self._object_table.objects[message.handle]
            return self._invoke(message, target, blob)
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
        if isinstance(message, protocol.SelectView):
            self._views.select(message)
            return None, {}
        unpacker = serializer.Unpacker(blob, self._object_table.resolve)
        target = self._object_table.objects[message.handle]
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
        if not class_name:
            original = namespace.get(name)
            self._views.substitute(name, self._object_table.substitute(message, original))
        elif isinstance(namespace.get(class_name), type):
            cls = namespace[class_name]
            setattr(cls, name, self._object_table.substitute(message, getattr(cls, name, None)))
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
        self, message: protocol.Invoke, target: object, blob: bytearray
    ) -> tuple[object, dict[str, object]]:
        unpacker = serializer.Unpacker(blob, self._object_table.resolve)
        args = [unpacker.unpack(arg) for arg in message.args]
        kwargs = {name: unpacker.unpack(arg) for name, arg in message.kwargs.items()}
        return self._call(message.id, target, args, kwargs, message.shared)

    def _invoke_each(self, message: protocol.InvokeEach, blob: bytearray) -> None:
        """Make the calls of a request in order, and send their results."""
        packer = serializer.Packer(self._object_table.add, serializer.GuestNamespace)
        unpacker = serializer.Unpacker(blob, self._object_table.resolve)
        results: list[tuple[protocol.Value, dict[str, protocol.Value]]] = []
        error = None
        try:
            target = self._object_table.objects[message.handle]
            for call in message.calls:
                args = [unpacker.unpack(arg) for arg in call]
                value, changed = self._call(message.id, target, args, {}, ())
                packed = packer.pack(value)
                results.append((packed, {key: packer.pack(arg) for key, arg in changed.items()}))
        except (protocol.Closed, protocol.OutOfTime):
            raise
        except BaseException as raised:
            error = self._raised(message.id, raised)
        try:
            self._send(protocol.ReturnedEach(message.id, results, error), packer.blob)
        except protocol.WireError as too_large:
            error = self._raised(message.id, too_large)
            self._send(protocol.ReturnedEach(message.id, [], error))

    def _call(
        self,
        number: int,
        target: Any,
        args: list[Any],
        kwargs: dict[str, Any],
        shared_indices: Sequence[int],
    ) -> tuple[object, dict[str, object]]:
        """Call `target` for the request `number`; return its value and the changed arguments."""
        arguments: dict[str, object] = {str(i): arg for i, arg in enumerate(args)} | kwargs
        fingerprints = {name: _fingerprint(arg) for name, arg in arguments.items()}
        shared = {str(i): args[i] for i in shared_indices}
        self._open(OpenRequest(number, shared))
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                value = target(*args, **kwargs)
        except TypeError:
            if _accepts(target, args, kwargs):
                raise
            raise WrongArguments from None
        finally:
            self._close(number)
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
        """Call a function of the host; serve nested requests until its result arrives.

        Threads of student code take turns: the host serves one call after another.
        """
        request = self._take_turn()
        try:
            return self._call_host(request, function, args, kwargs)
        finally:
            with self._turn:
                request.caller = None
                self._turn.notify_all()

    def _call_host(
        self,
        request: OpenRequest,
        function: protocol.Callback,
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> object:
        self._callback_count += 1
        number = self._callback_count
        packer = serializer.Packer(self._object_table.add, serializer.GuestNamespace)
        shared = {key: packer.pack(value) for key, value in request.shared.items()}
        if function.takes_objects:
            packer.record = serializer.HandlesOnly
        message = protocol.CallbackRequest(
            number,
            request.number,
            function.id,
            [packer.pack(arg) for arg in args],
            {name: packer.pack(arg) for name, arg in kwargs.items()},
            shared,
        )
        self._send(message, packer.blob)
        while True:
            reply, blob = self._channel.receive(protocol.guest_decoder, None)
            if isinstance(reply, protocol.CallbackResult) and reply.id == number:
                return serializer.Unpacker(blob, self._object_table.resolve).unpack(reply.value)
            if isinstance(reply, protocol.CallbackError) and reply.id == number:
                raise _callback_exception(reply.error)
            self._handle(reply, blob)

    # -- turns of threads

    def _open(self, request: OpenRequest) -> None:
        with self._turn:
            self._open_requests.append(request)
            self._turn.notify_all()

    def _close(self, number: int) -> None:
        """Remove a request once no other thread of it waits for the host."""
        with self._turn:
            self._turn.wait_for(lambda: self._is_innermost_and_quiet(number))
            self._open_requests.pop()
            self._turn.notify_all()

    def _is_innermost_and_quiet(self, number: int) -> bool:
        innermost = self._open_requests[-1]
        return innermost.number == number and innermost.caller is None

    def _take_turn(self) -> OpenRequest:
        """Wait until the innermost request calls no function of the host, and return it."""
        thread = threading.get_ident()
        with self._turn:
            self._turn.wait_for(
                lambda: not self._open_requests or self._open_requests[-1].caller in (None, thread)
            )
            request = self._open_requests[-1] if self._open_requests else None
            # A property that the host reads while the thread waits for it has no call of its own.
            if request is None or request.caller == thread:
                raise RuntimeError("this function belongs to a call that has ended")
            request.caller = thread
            return request


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


def _message_digest(error: BaseException) -> int:
    """Return a digest of an exception's message without numbers; 0 if it has no message."""
    try:
        return zlib.crc32(re.sub(r"-?\d[\d.e+-]*", "0", str(error)[:200]).encode())
    except BaseException:  # student code may define the exception
        return 0


def _fingerprint(value: object) -> object:
    """Return a snapshot of plain mutable data that differs after a change; None for the rest."""
    try:
        if type(value) in IMMUTABLE:
            return None
        if type(value) is np.ndarray and _can_cross(value):
            return value.dtype.str, value.shape, value.tobytes()
        packer = serializer.Packer(id, serializer.GuestNamespace)
        return msgspec.msgpack.encode(packer.pack(value)), packer.blob
    except Exception:
        return None


def _can_cross(array: "np.ndarray[Any, Any]") -> bool:
    """Return whether an array of numbers is small enough to be sent."""
    return array.dtype.kind in "biuf" and array.nbytes <= protocol.MAX_BLOB


def _exit_python() -> NoReturn:
    """Do what `exit` does in Python."""
    raise SystemExit


def exit_if_out_of_memory(error: BaseException | None) -> None:
    """End the process if memory cannot be freed: later calls would fail through no fault."""
    if error is None or not issubclass(type(error), MemoryError):  # it may have any `__class__`
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
    shell.ask_exit = _exit_python  # for `exit` and `quit`, which otherwise only a terminal has
    channel.send(protocol.Ready(), b"", None)
    server = Server(channel, shell)
    signal.signal(signal.SIGINT, server.on_interrupt)
    try:
        server.serve()
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
