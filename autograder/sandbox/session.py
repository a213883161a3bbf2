"""A session with one submission: start its guest process, run the cells, send requests, restart.

The host keeps every deadline and kills the process. A cell that ends its process or exceeds the
time limit is skipped and the other cells run again, so an endless loop costs only what depends
on it.
"""

import contextlib
import gc
import time
from collections.abc import Callable, Sequence
from functools import partial
from types import MappingProxyType

from msgspec import Struct

from autograder.core.errors import SandboxUnavailableError
from autograder.sandbox import launcher
from autograder.sandbox.callbacks import Substitutes, install_request
from autograder.sandbox.cell_outputs import RENDER, FigurePolicy
from autograder.sandbox.deadline import cancel_alarm
from autograder.sandbox.faults import Fault, StudentError, student_error
from autograder.sandbox.guest import protocol
from autograder.sandbox.guest.protocol import CHANNEL_ERRORS
from autograder.sandbox.rpc_client import RequestBuilder, RpcClient, RpcReply, SharedArguments
from autograder.sandbox.trace import CallOutcome
from autograder.sandbox.zygote_client import GuestProcess, ZygotePool

MAX_NOTEBOOK_RUNS = 6  # each run after the first skips one more cell
MAX_RECEIVED = 512 << 20  # bytes of answers to one test, which may hold all of them at once
MAX_LOGGED = 64 << 20  # approximate bytes of answers in the log
NOT_LOGGED = CallOutcome(fault=Fault.UNREADABLE, detail="more than can be kept")


class CellRun(Struct, frozen=True):
    """How one code cell ran: its index in the notebook, its fault if any, its outputs."""

    cell: int
    fault: Fault | None
    error: str
    outputs: tuple[protocol.Output, ...]


class RemoteHandle:
    """Base of the proxies of guest objects: a handle, and the process generation it is valid in."""

    _handle: protocol.Handle
    _generation: int


class Session(contextlib.AbstractContextManager["Session"]):
    """The guest process of one submission, started on demand. Use as a context manager.

    `substitutes` are host functions that replace the student's; `figures` decides how the figures
    of the cells are rendered; `zygotes` fork the process (default: the pool of this process).
    """

    def __init__(
        self,
        spec: launcher.SandboxSpec,
        cells: Sequence[tuple[int, str]],
        substitutes: Substitutes = MappingProxyType({}),
        figures: FigurePolicy = RENDER,
        zygotes: ZygotePool | None = None,
    ) -> None:
        self._spec, self._cells, self._substitutes = spec, tuple(cells), substitutes
        self._limits, self._figures, self._zygotes = spec.limits, figures, zygotes
        self.skipped_cells: set[int] = set()
        self._process: GuestProcess | launcher.UnisolatedProcess | None = None
        self._submission_deadline = time.monotonic() + spec.limits.submission
        self._client: RpcClient | None = None
        self._output_size = 0  # characters of output of this process's cells
        self._logged_size = 0
        self._received_size = 0  # bytes of answers since the test began
        self.log: list[CallOutcome] = []  # one outcome for each request of the test itself
        self.generation = 0  # counts the processes; a handle is valid in one of them
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

    def run_notebook(self) -> list[CellRun]:
        """Run all cells and return their runs in order."""
        runs: dict[int, CellRun] = {}
        for _ in range(MAX_NOTEBOOK_RUNS):
            fatal_cell = self._run_cells(runs)
            if fatal_cell is None:
                break
            self.skipped_cells.add(fatal_cell)
        return [runs[index] for index, _ in self._cells if index in runs]

    def ensure_running(self) -> None:
        """Start a process and run the cells if none is alive; raise StudentError if that fails."""
        if self._process is not None:
            return
        if time.monotonic() >= self._submission_deadline:
            raise StudentError(Fault.TIME_BUDGET)
        if self._run_cells({}) is not None:
            raise StudentError(Fault.DIED)

    def _run_cells(self, runs: dict[int, CellRun]) -> int | None:
        """Run the cells in a new process; return the index of the cell that ended it, if any."""
        self._start()
        deadline = self._deadline_after(self._limits.notebook)
        for index, source in self._cells:
            if index in self.skipped_cells:
                continue
            runs[index] = self._run_cell(index, source, deadline)
            if self._process is None:
                return index
        self._install_substitutes()
        return None

    def _run_cell(self, index: int, source: str, deadline: float) -> CellRun:
        assert self._client is not None
        remaining = (self._limits.output << 20) - self._output_size
        try:
            error, outputs, size = self._client.run_cell(source, deadline, remaining, self._figures)
        except CHANNEL_ERRORS as channel_error:
            return CellRun(index, self._terminate(channel_error).fault, "", ())
        self._output_size += size
        return CellRun(index, student_error(error).fault if error else None, error, outputs)

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
        self._output_size = 0

    def _deadline_after(self, seconds: float) -> float:
        return min(time.monotonic() + seconds, self._submission_deadline)

    # -- requests

    def request(
        self,
        build: RequestBuilder,
        name_for_error: str = "",
        shared: SharedArguments = MappingProxyType({}),
    ) -> RpcReply:
        """Send the request that `build` makes, and update the `shared` arguments in place.

        Raises StudentError, naming `name_for_error` if the requested name does not exist.
        """
        is_outermost = self._client is None or not self._client.is_open
        if is_outermost:
            self.ensure_running()
        if self._client is None or self._process is None:
            raise StudentError(Fault.DIED)
        client, outcome = self._client, CallOutcome()
        try:
            deadline = self._deadline_after(self._limits.call)
            reply = client.call(build, deadline, name_for_error, shared)
            self._received_size += reply.memory_cost
            if self._received_size > MAX_RECEIVED:
                raise StudentError(Fault.UNREADABLE)
            if is_outermost:
                self._logged_size += reply.memory_cost
                is_small = self._logged_size <= MAX_LOGGED
                outcome = CallOutcome(reply.value, reply.changed) if is_small else NOT_LOGGED
            return reply
        except CHANNEL_ERRORS as channel_error:
            cancel_alarm()
            error = self._terminate(channel_error)
            outcome = CallOutcome(fault=error.fault)
            raise error from None
        except StudentError as error:
            outcome = CallOutcome(fault=error.fault, detail=error.detail)
            raise
        finally:
            assertion = client.first_assertion() if is_outermost else None
            if is_outermost:
                self.log.append(outcome)
            if assertion is not None:
                raise assertion  # a failed check of the test itself: the guest cannot swallow it

    def start_test(self) -> None:
        """Clear the log, and invalidate the callbacks that an earlier test passed to the guest."""
        self.log.clear()
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
            self.start_test()
            self.generation += 1
            self._logged_size = 0

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

    def _terminate(self, error: Exception) -> StudentError:
        """Kill the process and return the fault that explains why it had to end."""
        process, self._process = self._process, None
        if process is None:
            return StudentError(Fault.DIED)
        status = process.exit_status() if isinstance(error, protocol.Closed) else 0
        process.kill()
        if isinstance(error, protocol.OutOfTime):
            is_over = time.monotonic() >= self._submission_deadline
            return StudentError(Fault.TIME_BUDGET if is_over else Fault.TIMEOUT)
        if isinstance(error, protocol.WireError):
            return StudentError(Fault.PROTOCOL_ERROR, str(error))
        faults = {
            protocol.EXIT_OUTPUT_LIMIT: Fault.OUTPUT_LIMIT,
            protocol.EXIT_OUT_OF_MEMORY: Fault.MEMORY,
        }
        return StudentError(faults.get(status, Fault.DIED))
