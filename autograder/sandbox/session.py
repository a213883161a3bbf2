"""A session with one submission: start the student side, run the cells, ask, start anew.

The grader keeps every deadline and kills. A cell that ends or outlasts its process is left
out and the rest is run again, so that one endless loop costs only what depends on it.
"""

import contextlib
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import SimpleNamespace
from typing import Any

import msgspec
import numpy as np
from msgspec import Struct

from autograder.errors import WallError
from autograder.sandbox import launch
from autograder.sandbox.faults import Fault, StudentError, builtin_name, fault_of
from autograder.sandbox.inside import values, wire
from autograder.sandbox.trace import Answer

MAX_STARTS = 6  # of the notebook, each time without one more of its cells
MAX_OUTPUTS = 1000  # of one cell


class CellRun(Struct, frozen=True):
    """How one code cell ran: its index in the notebook, its fault if any, its outputs."""

    cell: int
    fault: Fault | None
    error: str
    outputs: tuple[wire.Output, ...]


class Handled:
    """Base of what stands for an object on the student side: its handle and its process."""

    _handle: wire.Handle
    _life: int


Build = Callable[[int, values.Packer], wire.Request]
Lent = Mapping[int, "np.ndarray[Any, Any] | SimpleNamespace"]
NOTHING_LENT: Lent = {}
StandIns = Mapping[str, Callable[..., object]]  # by name, or by class and method: "Net.predict"
NO_STAND_INS: StandIns = {}


class Session:
    """One submission's process, started by need. Use as a context manager.

    `stand_ins` are functions of the grader's that take the place of the student's own.
    """

    def __init__(
        self,
        plan: launch.Plan,
        cells: Sequence[tuple[int, str]],
        stand_ins: StandIns = NO_STAND_INS,
    ) -> None:
        self._plan, self._cells, self._stand_ins = plan, tuple(cells), stand_ins
        self._limits = plan.limits
        self._left_out: set[int] = set()
        self._process: launch.Process | None = None
        self._ends = time.monotonic() + plan.limits.submission
        self._deadline = 0.0
        self._depth = 0
        self._functions: list[Callable[..., object]] = []
        self._own_error: BaseException | None = None
        self.log: list[Answer] = []  # what was answered to each request that a test made itself
        self.life = 0  # counts the processes; a handle belongs to one of them
        self.open_handle: Callable[[wire.Handle], object] = lambda handle: handle

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process."""
        if self._process:
            self._process.kill()
            self._process = None

    # -- the notebook

    def run_notebook(self) -> list[CellRun]:
        """Run all cells; how each went, in order."""
        runs: dict[int, CellRun] = {}
        for _ in range(MAX_STARTS):
            failed = self._run_cells(runs)
            if failed is None:
                break
            self._left_out.add(failed)
        return [runs[index] for index, _ in self._cells if index in runs]

    def ensure(self) -> None:
        """Have a living process with the cells run; raises StudentError if that cannot be."""
        if self._process is not None:
            return
        if time.monotonic() >= self._ends:
            raise StudentError(Fault.EXHAUSTED)
        if self._run_cells({}) is not None:
            raise StudentError(Fault.DIED)

    def _run_cells(self, runs: dict[int, CellRun]) -> int | None:
        """Run the cells in a new process; the index of the one that ended it, if one did."""
        self._start()
        deadline = min(time.monotonic() + self._limits.notebook, self._ends)
        for index, source in self._cells:
            if index in self._left_out:
                continue
            runs[index] = self._run_cell(index, source, deadline)
            if self._process is None:
                return index
        self._install()
        return None

    def _install(self) -> None:
        """Put the stand-ins where the student's own functions were."""
        for path, function in self._stand_ins.items():
            with contextlib.suppress(StudentError):  # no such class: nothing to put it into
                self.request(partial(_installation, path, function), missing=path)
        self.log.clear()

    def _run_cell(self, index: int, source: str, deadline: float) -> CellRun:
        assert self._process is not None
        channel = self._process.channel
        try:
            channel.send(wire.Run(index, source), b"", deadline)
            message, blob = channel.receive(wire.to_grader, deadline)
            if not isinstance(message, wire.Ran) or message.cell != index:
                raise wire.WireError("an answer to no question")
            outputs = _outputs(blob, self._limits.output << 20)
        except (wire.OutOfTime, wire.Closed, wire.WireError) as error:
            return CellRun(index, self._end(error).fault, "", ())
        fault = fault_of(message.error, [message.error]) if message.error else None
        return CellRun(index, fault, message.error, outputs)

    def _start(self) -> None:
        self.close()
        self.life += 1
        self._functions.clear()
        self._depth = 0
        self._process = launch.start(self._plan)
        try:
            deadline = time.monotonic() + launch.START_SECONDS
            message, _ = self._process.channel.receive(wire.to_grader, deadline)
            if not isinstance(message, wire.Ready):
                raise wire.WireError("not ready")
        except (wire.OutOfTime, wire.Closed, wire.WireError):
            said = self._process.errors()
            self.close()
            raise WallError(
                f"the student's process did not start: {said or 'no reason given'}",
                next_step="Run `seminar doctor`",
            ) from None

    # -- requests

    def request(self, build: Build, missing: str) -> Any:
        """Send what `build` makes and return the answer; `missing` names what may not be there."""
        return self._ask(build, NOTHING_LENT, missing)[0]

    def forget(self) -> None:
        """Let both sides go of what earlier calls left: for a session that serves many tests."""
        if self._process is not None and not self._stand_ins:
            self.request(lambda number, _: wire.Forget(number), missing="")
            self._functions.clear()
            self.life += 1
            self.log.clear()

    def invoke(self, build: Build, lent: Lent) -> tuple[Any, dict[str, Any]]:
        """Send a call; its value, and the arguments that it changed. `lent` are written to."""
        value, changed = self._ask(build, lent, "")
        for index, array in lent.items():
            _copy_into(array, changed.get(str(index), array))
        return value, changed

    def _ask(self, build: Build, lent: Lent, missing: str) -> tuple[Any, dict[str, Any]]:
        outermost = self._depth == 0
        if outermost:
            self.ensure()
            self._own_error = None
            self._deadline = min(time.monotonic() + self._limits.call, self._ends)
        elif self._process is None:
            raise StudentError(Fault.DIED)
        self._depth += 1
        answer = Answer()
        try:
            value, changed = self._exchange(build, lent, missing)
            answer = Answer(value, changed)
            return value, changed
        except (wire.OutOfTime, wire.Closed, wire.WireError) as error:
            ended = self._end(error)
            answer = Answer(fault=ended.fault)
            raise ended from None
        except StudentError as error:
            answer = Answer(fault=error.fault, detail=error.detail)
            raise
        finally:
            self._depth -= 1
            if outermost:
                self.log.append(answer)
            if outermost and self._own_error is not None:
                # A verdict of the test itself: student code cannot swallow it.
                own, self._own_error = self._own_error, None
                raise own

    def _exchange(self, build: Build, lent: Lent, missing: str) -> tuple[Any, dict[str, Any]]:
        if self._depth > wire.MAX_NESTING:
            raise wire.WireError("calls within calls without end")
        number = secrets.randbits(62)  # a reply cannot be prepared ahead of its question
        packer = values.Packer(self._export)
        message = build(number, packer)
        self._send(message, packer.blob)
        while True:
            reply, blob = self._receive()
            if isinstance(reply, wire.Callout) and reply.within == number:
                self._answer(reply, blob, lent)
            elif isinstance(reply, wire.Returned) and reply.id == number:
                unpacker = values.Unpacker(blob, self._import)
                value = unpacker.unpack(reply.value)
                return value, {k: unpacker.unpack(v) for k, v in reply.changed.items()}
            elif isinstance(reply, wire.Raised) and reply.id == number:
                fault = fault_of(reply.error, reply.bases)
                named = fault is Fault.RAISED
                own = builtin_name(reply.error, reply.bases) if named else reply.error
                raise StudentError(fault, own)
            elif isinstance(reply, wire.Missing) and reply.id == number:
                by_name = isinstance(message, wire.Lookup)
                raise StudentError(Fault.MISSING if by_name else Fault.ABSENT, missing)
            else:
                raise wire.WireError("a reply out of turn")

    def _answer(self, call: wire.Callout, blob: bytearray, lent: Lent) -> None:
        """Call the grader's function that student code asked for, and send what it returns."""
        if not 0 <= call.function < len(self._functions):
            raise wire.WireError("a function that was never given")
        unpacker = values.Unpacker(blob, self._import)
        args = [unpacker.unpack(arg) for arg in call.args]
        kwargs = {name: unpacker.unpack(arg) for name, arg in call.kwargs.items()}
        for index, array in lent.items():
            if str(index) in call.lent:
                _copy_into(array, unpacker.unpack(call.lent[str(index)]))
        packer = values.Packer(self._export)
        try:
            answer: wire.ToChild = wire.Answer(
                call.id, packer.pack(self._functions[call.function](*args, **kwargs))
            )
        except (StudentError, wire.Closed, wire.OutOfTime):
            if self._process is None:
                raise
            answer = wire.Refusal(call.id, "RuntimeError")
        except Exception as error:
            if isinstance(error, AssertionError) and self._own_error is None:
                self._own_error = error
            answer = wire.Refusal(call.id, type(error).__name__)
        self._send(answer, packer.blob)

    def _send(self, message: wire.ToChild, blob: bytes) -> None:
        if self._process is None:
            raise wire.Closed
        self._process.channel.send(message, blob, self._deadline)

    def _receive(self) -> tuple[Any, bytearray]:
        if self._process is None:
            raise wire.Closed
        return self._process.channel.receive(wire.to_grader, self._deadline)

    def _export(self, value: object) -> wire.Value:
        """The wire value of something of the grader's that is not plain data."""
        if isinstance(value, Handled):
            return wire.Handle(self.number_of(value), "", False)
        if not callable(value):
            raise TypeError(f"a {type(value).__name__} cannot cross the wall")
        if value not in self._functions:
            self._functions.append(value)
        return wire.Callback(self._functions.index(value))

    def number_of(self, target: Handled) -> int:
        """The handle's number; raises StudentError if its process has ended."""
        if target._life != self.life or self._process is None:
            raise StudentError(Fault.DIED, "an object of a process that has ended")
        return target._handle.id

    def _import(self, value: wire.Handle | wire.Callback) -> object:
        if isinstance(value, wire.Handle):
            return self.open_handle(value)
        if not 0 <= value.id < len(self._functions):
            raise wire.WireError("a function that was never given")
        return self._functions[value.id]

    def _end(self, error: Exception) -> StudentError:
        """Kill the process; the fault that explains why it had to end."""
        process, self._process = self._process, None
        if process is None:
            return StudentError(Fault.DIED)
        status = process.status() if isinstance(error, wire.Closed) else 0
        process.kill()
        if isinstance(error, wire.OutOfTime):
            over = time.monotonic() >= self._ends
            return StudentError(Fault.EXHAUSTED if over else Fault.TIMEOUT)
        if isinstance(error, wire.WireError):
            return StudentError(Fault.MALFORMED, str(error))
        known = {wire.FLOODED: Fault.FLOODED, wire.FULL: Fault.MEMORY}
        return StudentError(known.get(status, Fault.DIED))


def _installation(
    path: str, function: Callable[..., object], number: int, packer: values.Packer
) -> wire.Request:
    value = packer.pack(function)
    assert isinstance(value, wire.Callback)
    return wire.Install(number, path, wire.Callback(value.id, True))


def _outputs(blob: bytearray, limit: int) -> tuple[wire.Output, ...]:
    # The student side counts its output, too, but is not believed: as JSON, `limit` characters
    # take up to six times as many bytes, and each string, even an empty one, much memory here.
    quotes = blob.count(b'"') - blob.count(b'\\"')
    if len(blob) > 8 * limit or quotes > limit // 4:
        raise wire.WireError("more outputs than allowed")
    try:
        outputs = msgspec.json.decode(blob, type=list[wire.Output])
    except (msgspec.DecodeError, RecursionError) as error:
        raise wire.WireError(f"outputs that cannot be read: {error}") from None
    return tuple(outputs[:MAX_OUTPUTS])


def _copy_into(lent: "np.ndarray[Any, Any] | SimpleNamespace", value: object) -> None:
    """Copy the new content of something lent back, if an array still has its shape and type."""
    if isinstance(lent, SimpleNamespace):
        vars(lent).update(vars(value) if isinstance(value, SimpleNamespace) else {})
        return
    array = lent
    same = isinstance(value, np.ndarray) and value.shape == array.shape
    if same and isinstance(value, np.ndarray) and value.dtype == array.dtype:
        array[...] = value
