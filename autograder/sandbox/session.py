"""A session with one submission: start its guest process, run the cells, send requests, restart.

The host keeps every deadline and kills the process. A cell that ends its process or exceeds the
time limit is skipped and the other cells run again, so an endless loop costs only what depends
on it.
"""

import contextlib
import gc
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any

import msgspec
from msgspec import Struct

from autograder.core.errors import SandboxUnavailableError
from autograder.sandbox import launcher
from autograder.sandbox.callbacks import Substitutes, install_request
from autograder.sandbox.deadline import TimeLimit, cancel_alarm
from autograder.sandbox.faults import Fault, StudentError, student_error
from autograder.sandbox.guest import protocol
from autograder.sandbox.guest.protocol import CHANNEL_ERRORS
from autograder.sandbox.processor_time import GuestProcessor
from autograder.sandbox.rpc_client import (
    EachReply,
    RequestBuilder,
    RpcClient,
    RpcReply,
    SharedArguments,
)
from autograder.sandbox.time_outs import TimeOuts
from autograder.sandbox.trace import CallOutcome, request_identity
from autograder.sandbox.zygote_client import GuestProcess, ZygotePool

MAX_NOTEBOOK_RUNS = 6  # each run after the first skips one more cell
SLOW_CELL = 6.0  # seconds of processor time, after which a cell is asked about
SLOW_CELL_AGAIN = 1.0  # the same, once a function is known not to end
SECONDS_AGAIN = 0.5  # for a cell that was interrupted, when the notebook runs again
MIN_CELL = 0.1  # seconds, where the other cells have used up the time of the notebook
MAX_RECEIVED = 512 << 20  # bytes of answers to one test, which may hold all of them at once
MAX_LOGGED = 64 << 20  # approximate bytes of answers in the log
SHORT_CALL, MIN_CALL = 0.25, 5.0  # of a test that is not long: share of `limits.call`, seconds
NOT_LOGGED = CallOutcome(fault=Fault.UNREADABLE, detail="more than can be kept")


class CellRun(Struct, frozen=True):
    """How one code cell ran: its index in the notebook, its fault if any, its outputs."""

    cell: int
    fault: Fault | None
    error: str
    outputs: tuple[protocol.Output, ...]
    notes: protocol.CellNotes = protocol.CellNotes()
    place: protocol.ErrorPlace | None = None  # of its exception


class NotebookLayout(Struct, frozen=True):
    """The exercises of a notebook, and the indices of its ready-made cells and unchanged stubs."""

    exercises: dict[str, protocol.Exercise] = {}
    provided: tuple[int, ...] = ()
    stubs: tuple[int, ...] = ()


class RemoteHandle:
    """Base of the proxies of guest objects: a handle, and the process generation it is valid in."""

    _handle: protocol.Handle
    _generation: int


class Session(contextlib.AbstractContextManager["Session"]):
    """The guest process of one submission, started on demand. Use as a context manager.

    `substitutes` are host functions that replace the student's; `zygotes` fork the process
    (default: the pool of this process). With a `layout` each exercise meets its own view of the
    namespace. `time_outs` are those of earlier sessions.
    """

    def __init__(
        self,
        spec: launcher.SandboxSpec,
        cells: Sequence[tuple[int, str]],
        substitutes: Substitutes = MappingProxyType({}),
        zygotes: ZygotePool | None = None,
        *,
        layout: NotebookLayout | None = None,
        time_outs: TimeOuts | None = None,
    ) -> None:
        self._spec, self.cells, self._substitutes = spec, tuple(cells), substitutes
        self._limits, self._zygotes = spec.limits, zygotes
        self.skipped_cells: set[int] = set()
        self.interrupted_cells: set[int] = set()
        self.slow_cells: set[int] = set()
        self.names_read: set[str] = set()  # by tests, from the notebook's namespace
        self.unbound_names: set[str] = set()  # that student code has read, by its NameErrors
        self._process: GuestProcess | launcher.UnisolatedProcess | None = None
        self._submission_deadline = time.monotonic() + spec.limits.submission
        self._client: RpcClient | None = None
        self._processor: GuestProcessor | None = None
        self._call_seconds = spec.limits.call
        self._call_limit = self._new_limit(spec.limits.call)
        self.time_outs = time_outs or TimeOuts()
        self.layout, self._exercise = layout, ""  # the exercise of the test
        self._view: tuple[int, str] | None = None  # the process and exercise of the guest's view
        self._output_size = 0  # characters of output of this process's cells
        self._logged_size = 0
        self._received_size = 0  # bytes of answers since the test began
        self.log: list[CallOutcome] = []  # one outcome for each request of the test itself
        self.identify_requests = False  # in the log
        self.generation = 0  # counts the processes; a handle is valid in one of them
        # What names of the notebook were bound to: by process, exercise and name.
        self._looked_up: dict[tuple[int, str, str], CallOutcome] = {}
        self.make_proxy: Callable[[protocol.Handle], object] = lambda handle: handle

    def __exit__(self, *_: object) -> None:
        """End the process."""
        self.close()

    def close(self) -> None:
        """End the process, if one runs."""
        if self._process:
            self._process.kill()
            self._process = None

    # -- the notebook

    def run_notebook(
        self, is_endless: Callable[[int], bool] = lambda _cell: False
    ) -> list[CellRun]:
        """Run all cells and return their runs in order.

        `is_endless` is asked about a cell that takes long whether to stop it at once.
        """
        runs: dict[int, CellRun] = {}
        for _ in range(MAX_NOTEBOOK_RUNS):
            fatal_cell = self._run_cells(runs, is_endless)
            if fatal_cell is None:
                break
            self.skipped_cells.add(fatal_cell)
        return [runs[index] for index, _ in self.cells if index in runs]

    def ensure_running(self) -> None:
        """Start a process and run the cells if none is alive; raise StudentError if that fails."""
        if self._process is not None:
            return
        if time.monotonic() >= self._submission_deadline:
            raise StudentError(Fault.TIME_BUDGET)
        if self._run_cells({}) is not None:
            raise StudentError(Fault.DIED)

    def _run_cells(
        self, runs: dict[int, CellRun], is_endless: Callable[[int], bool] = lambda _cell: False
    ) -> int | None:
        """Run the cells in a new process; return the index of the cell that ended it, if any."""
        self._start()
        seconds = self._limits.notebook
        for index, source in self.cells:
            if index in self.skipped_cells:
                continue
            limit = self._cell_limit(index, seconds, partial(is_endless, index))
            runs[index] = self._run_cell(index, source, limit)
            if self._process is None:
                return index
            if limit.spent > SLOW_CELL_AGAIN:
                self.slow_cells.add(index)
            if limit.is_interrupted:
                self.interrupted_cells.add(index)
                if len(self.interrupted_cells) >= MAX_NOTEBOOK_RUNS:
                    break
            else:
                seconds = max(seconds - limit.spent, MIN_CELL)
        self._install_substitutes()
        return None

    def _cell_limit(self, index: int, seconds: float, is_endless: Callable[[], bool]) -> TimeLimit:
        """Return the limit of a cell; one that was interrupted before does not get far."""
        assert self._process is not None
        if index in self.interrupted_cells:
            seconds = min(seconds, SECONDS_AGAIN)
        return TimeLimit(
            seconds,
            self._processor,
            self._submission_deadline,
            SLOW_CELL_AGAIN if self.time_outs.endless else SLOW_CELL,
            is_endless,
            self._processor.interrupt if self._processor else None,
        )

    def _run_cell(self, index: int, source: str, limit: TimeLimit) -> CellRun:
        assert self._client is not None
        remaining = (self._limits.output << 20) - self._output_size
        try:
            reply = self._client.run_cell(source, limit, remaining, index)
        except CHANNEL_ERRORS as channel_error:
            return CellRun(index, self._terminate(channel_error, limit).fault, "", ())
        self._output_size += reply.size
        fault = student_error(reply.error).fault if reply.error else None
        if limit.is_interrupted:
            fault = self._time_fault(limit)
        self._note_unbound(reply.error, reply.place)
        return CellRun(index, fault, reply.error, reply.outputs, reply.notes, reply.place)

    def _install_substitutes(self) -> None:
        """Replace functions of the student by the substitutes."""
        for path, function in self._substitutes.items():
            with contextlib.suppress(StudentError):  # the class of this method does not exist
                self.request(partial(install_request, path, function), path)
        if self._client is not None:
            self._client.functions.make_permanent()
        self.log.clear()

    def _start(self) -> None:
        self.close()
        self.generation += 1
        self._process = launcher.start(self._spec, self._zygotes)
        channel = self._process.channel
        try:
            deadline = time.monotonic() + launcher.START_TIMEOUT
            message, _ = channel.receive(protocol.host_decoder, deadline)
            if not isinstance(message, protocol.Ready):
                raise protocol.WireError("not ready")
        except CHANNEL_ERRORS:
            error, self._process = self._process.kill(), None
            raise SandboxUnavailableError(
                f"the student's process did not start: {error or 'no reason given'}",
                hint="Run `seminar doctor`",
            ) from None
        self._client = RpcClient(channel, lambda handle: self.make_proxy(handle), self._to_handle)
        self._processor = self._process.find_processor()
        self._output_size = 0

    def _new_limit(self, seconds: float) -> TimeLimit:
        return TimeLimit(seconds, self._processor, self._submission_deadline)

    # -- requests

    def look_up(self, name: str) -> Any:
        """Return what the notebook calls `name`; raise StudentError if it does not exist.

        A function or class is asked for once in all tests of an exercise: the log has it in each.
        """
        self.names_read.add(name)
        key = (self.generation, self._exercise, name)
        is_outermost = self._client is None or not self._client.is_open
        known = self._looked_up.get(key) if is_outermost and self._process else None
        build: RequestBuilder = lambda number, _: protocol.Lookup(number, name)  # noqa: E731
        if known is not None:
            # The first test may have asked for it in a log without identities.
            self.log.append(self._identified(known, build))
            return known.value
        value = self.request(build, name).value
        if is_outermost and isinstance(value, RemoteHandle) and value._handle.is_callable:
            self._looked_up[self.generation, self._exercise, name] = self.log[-1]
        return value

    def request(
        self,
        build: RequestBuilder,
        name_for_error: str = "",
        shared: SharedArguments = MappingProxyType({}),
        function: str = "",
    ) -> RpcReply:
        """Send the request that `build` makes, and update the `shared` arguments in place.

        `function` is the student's function that is called, if it is one. Raises StudentError,
        naming `name_for_error` if the requested name does not exist.
        """
        is_outermost = self._client is None or not self._client.is_open
        if is_outermost:
            self._begin_call(function)
        if self._client is None or self._process is None:
            raise StudentError(Fault.DIED)
        client, outcome = self._client, CallOutcome()
        try:
            reply = client.call(build, self._call_limit, name_for_error, shared)
            self._received_size += reply.memory_cost
            if self._received_size > MAX_RECEIVED:
                raise StudentError(Fault.UNREADABLE)
            if is_outermost:
                self._logged_size += reply.memory_cost
                is_small = self._logged_size <= MAX_LOGGED
                changed = reply.changed if function or reply.changed else None
                outcome = CallOutcome(reply.value, changed) if is_small else NOT_LOGGED
            return reply
        except CHANNEL_ERRORS as channel_error:
            cancel_alarm()
            error = self._terminate(channel_error, self._call_limit)
            outcome = CallOutcome(fault=error.fault)
            raise error from None
        except StudentError as error:
            outcome = CallOutcome(fault=error.fault, detail=error.detail, message=error.message)
            self._note_unbound(error.detail, error.place)
            raise
        finally:
            assertion = client.first_assertion() if is_outermost else None
            if is_outermost:
                self.log.append(self._identified(outcome, build, function))
                self.time_outs.note(function, outcome.fault)
            if assertion is not None:
                raise assertion  # a failed check of the test itself: the guest cannot swallow it

    def request_each(
        self, build: RequestBuilder, builds: Sequence[RequestBuilder], function: str
    ) -> list[Any]:
        """Send a request for several calls of `function`, and return their values.

        `builds` make the requests of the single calls, as which they are logged. Raises the
        StudentError of the first call that fails.
        """
        logged_before = len(self.log)
        each: EachReply = self.request(build, function=function).value
        outcomes = [CallOutcome(value, changed) for value, changed in each.results]
        if (error := each.error) is not None:
            outcomes.append(
                CallOutcome(fault=error.fault, detail=error.detail, message=error.message)
            )
            self.time_outs.note(function, error.fault)
            self._note_unbound(error.detail, error.place)
        if self.log[logged_before:] and self.log[-1] is not NOT_LOGGED:
            self.log[logged_before:] = [
                self._identified(outcome, single, function)
                for outcome, single in zip(outcomes, builds, strict=False)
            ]
        if error is not None:
            raise error
        return [value for value, _ in each.results]

    def _begin_call(self, function: str) -> None:
        """Set the time limit; raise StudentError if the function is known not to end."""
        share = self.time_outs.share(function)
        if share == 0:
            fault = self.time_outs.last_fault(function)
            self.log.append(CallOutcome(fault=fault))
            raise StudentError(fault)
        self.ensure_running()
        self._select_view()
        self._call_limit = self._new_limit(share * self._call_seconds)

    def _select_view(self) -> None:
        """Have the guest bind names as the exercise of the test meets them."""
        layout, view = self.layout, (self.generation, self._exercise)
        if layout is None or view == self._view:
            return
        self._view, logged = view, len(self.log)
        try:
            self.request(
                lambda number, _: protocol.SelectView(
                    number,
                    self._exercise,
                    layout.exercises,
                    list(layout.provided),
                    list(layout.stubs),
                )
            )
        finally:
            del self.log[logged:]

    def start_test(self, exercise: str = "", *, is_long: bool = True) -> None:
        """Clear the log, and invalidate the callbacks that an earlier test passed to the guest.

        The test is one of `exercise`. A call of a test that is not long has a share of the time of
        the others.
        """
        self._exercise = exercise
        limit = self._limits.call
        self._call_seconds = limit if is_long else min(limit, max(MIN_CALL, SHORT_CALL * limit))
        self.log.clear()
        self._logged_size = 0
        if self._received_size > MAX_LOGGED:
            gc.collect()  # large answers in cycles: Python counts objects, not their bytes
        self._received_size = 0
        if self._process is None:
            self._client = None
        elif self._client is not None:
            self._client.functions.clear()

    def reset(self) -> None:
        """Release the objects of earlier calls on both sides, in a session for many tests."""
        if self._process is not None and not self._substitutes:
            self.request(lambda number, _: protocol.Reset(number))
            self.time_outs.clear()
            self.start_test()
            self.generation += 1

    def processor_time(self) -> float:
        """Return the processor time of the host and of the current guest process, in seconds."""
        guest = self._processor.seconds() if self._process and self._processor else 0.0
        return time.process_time() + guest

    @contextlib.contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """End requests within the `with` block that last beyond `seconds` from now."""
        deadline = self._submission_deadline
        self._submission_deadline = min(deadline, time.monotonic() + seconds)
        try:
            yield
        finally:
            self._submission_deadline = deadline

    def _identified(
        self, outcome: CallOutcome, build: RequestBuilder, function: str = ""
    ) -> CallOutcome:
        """Return an outcome for the log, with the identity of its request if the log has them."""
        if not self.identify_requests:
            return outcome
        return msgspec.structs.replace(outcome, request=request_identity(build, function))

    def _note_unbound(self, error: str, place: protocol.ErrorPlace | None) -> None:
        if error == NameError.__name__ and place is not None:
            self.unbound_names.add(place.name)

    # -- handles

    def _to_handle(self, value: object) -> protocol.Handle | None:
        if not isinstance(value, RemoteHandle):
            return None
        return protocol.Handle(self.handle_id(value), "", False)

    def is_alive(self, target: RemoteHandle) -> bool:
        """Return whether the process of the object still runs."""
        return target._generation == self.generation and self._process is not None

    def handle_id(self, target: RemoteHandle) -> int:
        """Return the ID of the handle; raise StudentError if its process has ended."""
        if not self.is_alive(target):
            raise StudentError(Fault.DIED, "an object of a process that has ended")
        return target._handle.id

    def _terminate(self, error: Exception, limit: TimeLimit) -> StudentError:
        """Kill the process and return the fault that explains why it had to end."""
        process, self._process = self._process, None
        if process is None:
            return StudentError(Fault.DIED)
        status = process.exit_status() if isinstance(error, protocol.Closed) else 0
        process.kill()
        if isinstance(error, protocol.OutOfTime):
            return StudentError(self._time_fault(limit))
        if isinstance(error, protocol.WireError):
            return StudentError(Fault.PROTOCOL_ERROR, str(error))
        faults = {
            protocol.EXIT_OUTPUT_LIMIT: Fault.OUTPUT_LIMIT,
            protocol.EXIT_OUT_OF_MEMORY: Fault.MEMORY,
        }
        return StudentError(faults.get(status, Fault.DIED))

    def _time_fault(self, limit: TimeLimit) -> Fault:
        """Return the fault of a cell or a call whose time is over."""
        if time.monotonic() >= self._submission_deadline:
            return Fault.TIME_BUDGET
        return Fault.STALLED if limit.is_stalled else Fault.TIMEOUT
