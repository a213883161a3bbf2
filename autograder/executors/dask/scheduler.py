"""Schedules the jobs of one grading spec on the workers of a Dask cluster.

A worker is checked for compatibility, gets the bundle if it lacks it, and then one job per
thread. Every request is pinned to one worker: Dask itself would move tasks to any worker, also to
one that was not checked, and the job that a lost worker was running would be unknown.
"""

import logging
import math
import queue
import time
import uuid
from collections import Counter, deque
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import CancelledError
from contextlib import suppress
from enum import Enum, auto
from pkgutil import resolve_name
from typing import Any

from dask.utils import apply
from distributed import Client, Future
from distributed.comm import CommClosedError
from distributed.scheduler import KilledWorker
from msgspec import MsgspecError, Struct

from autograder.core.errors import ClusterError
from autograder.executors import bundle, compatibility
from autograder.executors.dask import protocol
from autograder.grading.grade import GradingJob, GradingOutcome, Jobs, grader_failure
from autograder.grading.spec import GradingSpec, sha256_hex

logger = logging.getLogger(__name__)

MAX_LOST_WORKERS = 2  # per job
NEVER = -math.inf  # on the monotonic clock
HANDLER = "autograder.executors.dask.worker:handle"
HINT_RESUME = "finished results are kept, and the same command continues from there"
# What Dask raises if the scheduler or a worker has gone.
DISCONNECT_ERRORS = (OSError, TimeoutError, CancelledError, RuntimeError)


class Timing(Struct, frozen=True):
    """The intervals of a run on a cluster, in seconds."""

    connect_timeout: float = 10.0
    close_timeout: float = 5.0
    no_worker_timeout: float = 30.0  # without a compatible worker
    poll_interval: float = 1.0
    result_timeout: float = 5.0  # to fetch a result that is ready


DEFAULT_TIMING = Timing()


class WorkerStatus(Enum):
    """Whether a worker may grade."""

    CHECKING = auto()
    READY = auto()
    REFUSED = auto()


class WorkerState(Struct):
    """A worker of the cluster; `handler` is the future of `worker.handle` on it."""

    address: str
    name: str
    threads: int
    handler: Any
    busy_threads: int = 0
    status: WorkerStatus = WorkerStatus.CHECKING
    differences: tuple[str, ...] = ()


class _Dispatched(Struct, frozen=True):
    """The snapshot of a job that a worker has received."""

    name: str
    job: GradingJob


class _PendingRequest(Struct, frozen=True):
    """A request without a reply, and its job if it is a GradeRequest."""

    future: Any
    worker: WorkerState
    dispatched: _Dispatched | None


class Scheduler:
    """The jobs of one spec and the state of the workers.

    A context manager: leaving it cancels all pending requests.
    """

    def __init__(
        self,
        client: Client,
        spec: GradingSpec,
        jobs: Jobs,
        names: Collection[str],
        timing: Timing,
    ) -> None:
        self._client, self._jobs, self._timing = client, jobs, timing
        self._environment = compatibility.current(spec)
        self._bundle_data = bundle.serialize(spec)
        self._bundle = sha256_hex(self._bundle_data)
        self._address = str(client.scheduler.address)
        self._pending_jobs = deque(names)
        self._workers: dict[str, WorkerState] = {}  # by address
        self._requests: dict[str, _PendingRequest] = {}  # by the key of the future
        self._finished: queue.SimpleQueue[Future] = queue.SimpleQueue()
        self._lost_workers: Counter[str] = Counter()  # by job
        self._abandoned: list[tuple[str, GradingOutcome]] = []
        self._last_update = NEVER
        self._no_worker_since: float | None = None
        self._had_worker = False

    def __enter__(self) -> "Scheduler":
        """Return the scheduler."""
        return self

    def __exit__(self, *_: object) -> None:
        """Cancel all pending requests."""
        futures = [request.future for request in self._requests.values()]
        futures += [worker.handler for worker in self._workers.values()]
        self._requests.clear()
        self._cancel(futures)

    def outcomes(self) -> Iterator[tuple[str, GradingOutcome]]:
        """Yield the outcome of each job once, as it finishes."""
        remaining = set(self._pending_jobs)
        while remaining:
            self._update_workers()
            self._dispatch()
            for name, outcome in self._poll():
                remaining.remove(name)
                yield name, outcome

    # ------------------------------------------------------------ workers

    def _update_workers(self) -> None:
        """Compare the known workers with the cluster's, once per `poll_interval`."""
        if time.monotonic() - self._last_update < self._timing.poll_interval:
            return
        try:
            if self._client.status != "running":
                raise CommClosedError
            current = self._client.scheduler_info(n_workers=-1)["workers"]
        except DISCONNECT_ERRORS:
            raise _scheduler_lost_error(self._address) from None
        for address in self._workers.keys() - current.keys():
            self._worker_lost(self._workers.pop(address))
        for address in current.keys() - self._workers.keys():
            self._add_worker(address, str(current[address]["name"]), current[address]["nthreads"])
        self._check_workers_available()
        self._last_update = time.monotonic()

    def _add_worker(self, address: str, name: str, threads: int) -> None:
        # By name, resolved on the worker: a scheduler without the kit would refuse a task with
        # the pickled function, and a worker without it would end.
        handler = self._submit(address, resolve_name, HANDLER)
        worker = WorkerState(address, name, threads, handler)
        self._workers[address] = worker
        self._send(worker, protocol.CheckRequest(self._environment, self._bundle))

    def _worker_lost(self, worker: WorkerState) -> None:
        self._cancel([worker.handler])
        keys = [key for key, request in self._requests.items() if request.worker is worker]
        for key in keys:
            self._retry(self._requests.pop(key))
        if worker.status is not WorkerStatus.REFUSED:
            logger.info(f"worker {worker.name} is lost; its jobs are graded again on other workers")

    def _check_workers_available(self) -> None:
        """Raise ClusterError if no worker may grade and none is expected."""
        workers = self._workers.values()
        if any(worker.status is not WorkerStatus.REFUSED for worker in workers):
            self._no_worker_since = None
            return
        if self._no_worker_since is None:
            self._no_worker_since = time.monotonic()
            if not workers:
                logger.info("waiting for a worker of the cluster")
        # A lost worker may come back under another address; an incompatible one stays so.
        may_come = self._had_worker or not workers
        if may_come and time.monotonic() - self._no_worker_since < self._timing.no_worker_timeout:
            return
        raise _no_usable_worker_error(workers, self._address)

    def _refuse(self, worker: WorkerState, differences: tuple[str, ...]) -> None:
        if worker.status is not WorkerStatus.REFUSED:
            logger.info(f"worker {worker.name} gets no jobs: {', '.join(differences)}")
        worker.status, worker.differences = WorkerStatus.REFUSED, differences
        self._last_update = NEVER

    # ------------------------------------------------------------ requests

    def _dispatch(self) -> None:
        """Send a job to each idle thread; the worker with the fewest busy threads comes first."""
        while self._pending_jobs:
            idle = [
                worker
                for worker in self._workers.values()
                if worker.status is WorkerStatus.READY and worker.busy_threads < worker.threads
            ]
            if not idle:
                return
            name = self._pending_jobs.popleft()
            job = self._jobs[name]
            request = protocol.GradeRequest(self._environment, self._bundle, job.notebook)
            worker = min(idle, key=lambda worker: worker.busy_threads)
            self._send(worker, request, _Dispatched(name, job))

    def _send(
        self,
        worker: WorkerState,
        request: protocol.Request,
        dispatched: _Dispatched | None = None,
    ) -> None:
        data = protocol.encode(request)
        future = self._submit(worker.address, apply, worker.handler, (data,))
        self._requests[future.key] = _PendingRequest(future, worker, dispatched)
        worker.busy_threads += dispatched is not None
        future.add_done_callback(self._finished.put)

    def _submit(self, address: str, function: Callable[..., object], *args: object) -> Future:
        """Submit a task to one worker; `function` has to exist on every worker."""
        key = f"seminar-{uuid.uuid4().hex}"
        return self._client.submit(function, *args, key=key, workers=[address], pure=False)

    def _cancel(self, futures: list[Future]) -> None:
        if futures and self._client.status == "running":
            with suppress(*DISCONNECT_ERRORS):
                self._client.cancel(futures)

    # ------------------------------------------------------------ replies

    def _poll(self) -> Iterator[tuple[str, GradingOutcome]]:
        """Wait up to `poll_interval` for a reply; yield its outcome and those of abandoned jobs."""
        with suppress(queue.Empty):
            future = self._finished.get(timeout=self._timing.poll_interval)
            # An unknown key belongs to a worker that was considered lost.
            if future.key in self._requests:
                yield from self._receive(future)
        while self._abandoned:
            yield self._abandoned.pop()

    def _receive(self, future: Future) -> Iterator[tuple[str, GradingOutcome]]:
        request = self._requests[future.key]
        try:
            reply = protocol.decode_reply(future.result(timeout=self._timing.result_timeout))
        except TimeoutError:
            # The result was lost with its worker, which `_update_workers` will notice, or is late.
            self._finished.put(future)
            return
        except (CancelledError, KilledWorker, CommClosedError):
            del self._requests[future.key]
            self._last_update = NEVER
            self._retry(request)
            return
        except Exception as error:
            reply = protocol.CheckReply((_describe_error(error),))
        del self._requests[future.key]
        request.worker.busy_threads -= request.dispatched is not None
        yield from self._process_reply(reply, request)

    def _process_reply(
        self, reply: protocol.Reply, request: _PendingRequest
    ) -> Iterator[tuple[str, GradingOutcome]]:
        dispatched = request.dispatched
        if isinstance(reply, protocol.CheckReply):
            self._process_check(reply, request)
        elif dispatched is None:
            self._refuse(request.worker, ("its grader died during the compatibility check",))
        elif isinstance(reply, protocol.ErrorReply):
            yield dispatched.name, grader_failure(dispatched.job, f"{reply.message}, twice")
        elif reply.outcome.result.cache_key == dispatched.job.key:
            yield dispatched.name, reply.outcome
        else:
            self._pending_jobs.appendleft(dispatched.name)
            self._refuse(request.worker, ("it returned the result of another submission",))

    def _process_check(self, reply: protocol.CheckReply, request: _PendingRequest) -> None:
        worker = request.worker
        if request.dispatched is not None:
            self._pending_jobs.appendleft(request.dispatched.name)
        if reply.differences:
            self._refuse(worker, reply.differences)
        elif reply.bundle_missing:
            worker.status = WorkerStatus.CHECKING
            upload = protocol.UploadBundle(self._environment, self._bundle, self._bundle_data)
            self._send(worker, upload)
        elif worker.status is WorkerStatus.CHECKING:
            worker.status = WorkerStatus.READY
            self._had_worker = True

    def _retry(self, request: _PendingRequest) -> None:
        """Reschedule the job of a lost worker, or abandon it after MAX_LOST_WORKERS."""
        self._cancel([request.future])
        dispatched = request.dispatched
        if dispatched is None:  # a check that was cancelled: the worker is added and checked anew
            self._workers.pop(request.worker.address, None)
            return
        request.worker.busy_threads -= 1
        self._lost_workers[dispatched.name] += 1
        if self._lost_workers[dispatched.name] < MAX_LOST_WORKERS:
            self._pending_jobs.append(dispatched.name)
            return
        detail = f"{MAX_LOST_WORKERS} workers of the cluster were lost while they graded it"
        self._abandoned.append((dispatched.name, grader_failure(dispatched.job, detail)))


def _describe_error(error: Exception) -> str:
    """Return the explanation, for an instructor, of a request that failed on its worker."""
    if isinstance(error, MsgspecError):
        return "its replies cannot be read"
    if isinstance(error, ModuleNotFoundError):
        return f"seminar-kit with its executors is missing ({error})"
    return f"{type(error).__name__}: {error}"


def _no_usable_worker_error(workers: Collection[WorkerState], scheduler: str) -> ClusterError:
    """Return the error for a cluster without workers, or without a compatible one."""
    if not workers:
        return ClusterError(
            "the cluster has no worker",
            where=scheduler,
            hint=f"Start some with `dask worker {scheduler}`: {HINT_RESUME}",
        )
    reasons = (f"{worker.name}: {', '.join(worker.differences)}" for worker in workers)
    return ClusterError(
        f"no worker of the cluster is compatible ({'; '.join(reasons)})",
        where=scheduler,
        hint=f"Install there what is installed here, see docs/cluster.md: {HINT_RESUME}",
    )


def _scheduler_lost_error(scheduler: str) -> ClusterError:
    return ClusterError(
        "the scheduler is lost",
        where=scheduler,
        hint=f"Start it and its workers again: {HINT_RESUME}",
    )
