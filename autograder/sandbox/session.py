"""A session with one submission: start the student side, run the cells, ask, start anew.

The grader keeps every deadline and kills. A cell that ends or outlasts its process is left
out and the rest is run again, so that one endless loop costs only what depends on it.
"""

import contextlib
import gc
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from msgspec import Struct

from autograder.core.errors import SandboxUnavailableError
from autograder.sandbox import deadline as alarm
from autograder.sandbox import launcher
from autograder.sandbox.callbacks import NO_SUBSTITUTES, Substitutes, install_request
from autograder.sandbox.faults import Fault, StudentError, fault_of
from autograder.sandbox.figure_policy import RENDER, FigurePolicy
from autograder.sandbox.guest import protocol
from autograder.sandbox.rpc_client import NO_SHARED_ARGUMENTS, RequestBuilder, HandleMapper, SharedArguments, Reply, RpcClient
from autograder.sandbox.trace import CallOutcome

MAX_NOTEBOOK_RUNS = 6  # of the notebook, each time without one more of its cells
MAX_RECEIVED = 512 << 20  # bytes of answers to one test, which may hold all of them at once
MAX_LOGGED = 64 << 20  # bytes of answers that the log may hold on to, about
NOT_LOGGED = CallOutcome(fault=Fault.UNREADABLE, detail="more than can be kept")


class CellRun(Struct, frozen=True):
    """How one code cell ran: its index in the notebook, its fault if any, its outputs."""

    cell: int
    fault: Fault | None
    error: str
    outputs: tuple[protocol.Output, ...]


class RemoteHandle:
    """Base of what stands for an object on the student side: its handle and its process."""

    _handle: protocol.Handle
    _life: int


class Session:
    """One submission's process, started by need. Use as a context manager.

    `stand_ins` are functions of the grader's that take the place of the student's own; `figures`
    says what becomes of the figures that its cells show.
    """

    def __init__(
        self,
        plan: launcher.SandboxSpec,
        cells: Sequence[tuple[int, str]],
        stand_ins: Substitutes = NO_SUBSTITUTES,
        figures: FigurePolicy = RENDER,
    ) -> None:
        self._plan, self._cells, self._stand_ins = plan, tuple(cells), stand_ins
        self._limits, self._figures = plan.limits, figures
        self.skipped_cells: set[int] = set()
        self._process: launcher.SandboxProcess | None = None
        self._ends = time.monotonic() + plan.limits.submission
        self._talk: RpcClient | None = None
        self._printed = 0  # characters that the cells of this process have put out
        self._kept = 0
        self._received = 0  # bytes of answers since the test began
        self.log: list[
            CallOutcome
        ] = []  # what was answered to each request that a test made itself
        self.generation = 0  # counts the processes; a handle belongs to one of them
        self.make_proxy: Callable[[protocol.Handle], object] = lambda handle: handle

    def __enter__(self) -> "Session":
        """The session itself; its process is started by need."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process."""
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
        for _ in range(MAX_NOTEBOOK_RUNS):
            failed = self._run_cells(runs)
            if failed is None:
                break
            self.skipped_cells.add(failed)
        return [runs[index] for index, _ in self._cells if index in runs]

    def ensure_running(self) -> None:
        """Have a living process with the cells run; raises StudentError if that cannot be."""
        if self._process is not None:
            return
        if time.monotonic() >= self._ends:
            raise StudentError(Fault.TIME_BUDGET)
        if self._run_cells({}) is not None:
            raise StudentError(Fault.DIED)

    def _run_cells(self, runs: dict[int, CellRun]) -> int | None:
        """Run the cells in a new process; the index of the one that ended it, if one did."""
        self._start()
        self._talk, self._printed = self._dialogue(), 0
        deadline = min(time.monotonic() + self._limits.notebook, self._ends)
        for index, source in self._cells:
            if index in self.skipped_cells:
                continue
            runs[index] = self._run_cell(index, source, deadline)
            if self._process is None:
                return index
        self._install()
        return None

    def _dialogue(self) -> RpcClient:
        assert self._process is not None
        return RpcClient(self._process.channel, HandleMapper(self._stand_for, self._handle_of))

    def _install(self) -> None:
        """Put the stand-ins where the student's own functions were."""
        for path, function in self._stand_ins.items():
            with contextlib.suppress(StudentError):  # no such class: nothing to put it into
                self.request(partial(install_request, path, function), missing=path)
        if self._talk is not None:
            self._talk.functions.make_permanent()
        self.log.clear()

    def _run_cell(self, index: int, source: str, deadline: float) -> CellRun:
        assert self._talk is not None
        left = (self._limits.output << 20) - self._printed
        try:
            raised, outputs, size = self._talk.run_cell(source, deadline, left, self._figures)
        except (protocol.OutOfTime, protocol.Closed, protocol.WireError) as error:
            return CellRun(index, self._terminate(error).fault, "", ())
        self._printed += size
        return CellRun(index, fault_of(raised, [raised]) if raised else None, raised, outputs)

    def _start(self) -> None:
        self.close()
        self.generation += 1
        self._process = launcher.start(self._plan)
        try:
            deadline = time.monotonic() + launcher.START_TIMEOUT
            message, _ = self._process.channel.receive(protocol.host_decoder, deadline)
            if not isinstance(message, protocol.Ready):
                raise protocol.WireError("not ready")
        except (protocol.OutOfTime, protocol.Closed, protocol.WireError):
            said = self._process.startup_error()
            self.close()
            raise SandboxUnavailableError(
                f"the student's process did not start: {said or 'no reason given'}",
                hint="Run `seminar doctor`",
            ) from None

    # -- requests

    def request(self, build: RequestBuilder, missing: str) -> Any:
        """Send what `build` makes and return the answer; `missing` names what may not be there."""
        return self._ask(build, NO_SHARED_ARGUMENTS, missing)[0]

    def invoke(self, build: RequestBuilder, lent: SharedArguments) -> tuple[Any, dict[str, Any]]:
        """Send a call; its value, and the arguments that it changed. `lent` are written to."""
        return self._ask(build, lent, "")

    def start_test(self) -> None:
        """Begin a new log; what an earlier test gave student code to call is called no more."""
        self.log.clear()
        if self._received > MAX_LOGGED:
            gc.collect()  # large answers in cycles: Python counts objects, not their bytes
        self._received = 0
        if self._process is None:
            self._talk = None
        elif self._talk is not None:
            self._talk.functions.clear()

    def reset(self) -> None:
        """Let both sides go of what earlier calls left: for a session that serves many tests."""
        if self._process is not None and not self._stand_ins:
            self.request(lambda number, _: protocol.Reset(number), missing="")
            self.start_test()
            self.generation += 1
            self._kept = 0

    def _ask(self, build: RequestBuilder, lent: SharedArguments, missing: str) -> tuple[Any, dict[str, Any]]:
        outermost = self._talk is None or not self._talk.is_open
        if outermost:
            self.ensure_running()
        if self._talk is None or self._process is None:
            raise StudentError(Fault.DIED)
        deadline = min(time.monotonic() + self._limits.call, self._ends)
        talk, answer = self._talk, CallOutcome()
        try:
            reply = talk.call(build, deadline, missing, lent)
            self._received += reply.memory_cost
            if self._received > MAX_RECEIVED:
                raise StudentError(Fault.UNREADABLE)
            if outermost:
                answer = self._kept_answer(reply)
            return reply.value, reply.changed
        except (protocol.OutOfTime, protocol.Closed, protocol.WireError) as error:
            alarm.cancel()
            ended = self._terminate(error)
            answer = CallOutcome(fault=ended.fault)
            raise ended from None
        except StudentError as error:
            answer = CallOutcome(fault=error.fault, detail=error.detail)
            raise
        finally:
            own = talk.first_assertion() if outermost else None
            if outermost:
                self.log.append(answer)
            if own is not None:
                raise own  # a verdict of the test itself: student code cannot swallow it

    def _kept_answer(self, reply: Reply) -> CallOutcome:
        """The answer for the log; without its content once the log has become too large."""
        self._kept += reply.memory_cost
        return CallOutcome(reply.value, reply.changed) if self._kept <= MAX_LOGGED else NOT_LOGGED

    def _stand_for(self, handle: protocol.Handle) -> object:
        return self.make_proxy(handle)

    def _handle_of(self, value: object) -> protocol.Handle | None:
        if not isinstance(value, RemoteHandle):
            return None
        return protocol.Handle(self.handle_id(value), "", False)

    def is_alive(self, target: RemoteHandle) -> bool:
        """Whether the object's process still lives."""
        return target._life == self.generation and self._process is not None

    def handle_id(self, target: RemoteHandle) -> int:
        """The handle's number; raises StudentError if its process has ended."""
        if not self.is_alive(target):
            raise StudentError(Fault.DIED, "an object of a process that has ended")
        return target._handle.id

    def _terminate(self, error: Exception) -> StudentError:
        """Kill the process; the fault that explains why it had to end."""
        process, self._process = self._process, None
        if process is None:
            return StudentError(Fault.DIED)
        status = process.exit_status() if isinstance(error, protocol.Closed) else 0
        process.kill()
        if isinstance(error, protocol.OutOfTime):
            over = time.monotonic() >= self._ends
            return StudentError(Fault.TIME_BUDGET if over else Fault.TIMEOUT)
        if isinstance(error, protocol.WireError):
            return StudentError(Fault.PROTOCOL_ERROR, str(error))
        known = {
            protocol.EXIT_OUTPUT_LIMIT: Fault.OUTPUT_LIMIT,
            protocol.EXIT_OUT_OF_MEMORY: Fault.MEMORY,
        }
        return StudentError(known.get(status, Fault.DIED))
