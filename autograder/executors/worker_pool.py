"""A pool of worker processes that survives the death of any of them.

Each call runs in a process that does nothing else at the time, so a crash is attributable to
exactly one call. That call is tried once more in a new process; the others are not affected.
"""

import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from functools import partial
from itertools import islice
from typing import Any, TypeVar, TypeVarTuple

from autograder.core.errors import SandboxUnavailableError
from autograder.executors.worker_process import WorkerDiedError, WorkerProcess

# Conditions of the machine rather than of the call: they may be over at the second try.
RETRYABLE = (WorkerDiedError, MemoryError, SandboxUnavailableError)

T = TypeVar("T")
Ts = TypeVarTuple("Ts")
NameT = TypeVar("NameT")
ItemT = TypeVar("ItemT")


def failure_reason(error: WorkerDiedError | MemoryError) -> str:
    """Return the explanation, for an instructor, of a call that failed twice."""
    return "out of memory" if isinstance(error, MemoryError) else "the worker process died"


class WorkerPool:
    """Up to `size` worker processes, each started when it is first needed.

    A thread per worker waits for its replies. The owner has to `close` the pool. The other
    arguments are those of `WorkerProcess`.
    """

    def __init__(
        self,
        size: int,
        *,
        idle_seconds: float | None = None,
        niceness: int = 0,
        inherited: int | None = None,
    ) -> None:
        self._size = size
        self._new_worker = partial(WorkerProcess, idle_seconds, niceness, inherited)
        self._threads = ThreadPoolExecutor(size)
        self._unfinished: set[Future[Any]] = set()
        self._lock = threading.Lock()  # of the workers and `_is_closed`
        self._workers: set[WorkerProcess] = set()
        self._idle_workers: list[WorkerProcess] = []
        self._is_closed = False

    @property
    def idle_count(self) -> int:
        """How many workers have nothing to do."""
        return self._size - len(self._unfinished)

    def submit(self, function: Callable[[*Ts], T], *args: *Ts) -> Future[T]:
        """Schedule a call; it waits for a worker if all are busy."""
        future = self._threads.submit(lambda: self.call(function, *args))
        self._unfinished.add(future)
        future.add_done_callback(self._unfinished.discard)
        return future

    def warm_up(self, function: Callable[[*Ts], T], *args: *Ts) -> list[Future[T]]:
        """Schedule the same call in every worker, for what it leaves loaded there."""
        return [self.submit(function, *args) for _ in range(self._size)]

    def run(
        self, submit: Callable[[ItemT], Future[T]], items: Iterable[tuple[NameT, ItemT]]
    ) -> Iterator[tuple[NameT, ItemT, Future[T]]]:
        """Call `submit(item)` for each named item; yield (name, item, future) when it is done.

        `submit` schedules a call in this pool, or returns the future of one. The items are drawn
        one by one, at most one more than there are workers: a worker that finishes while the
        caller is busy has the next item already.
        """
        remaining = iter(items)
        running: dict[Future[T], tuple[NameT, ItemT]] = {}
        while True:
            for name, item in islice(remaining, self._size + 1 - len(running)):
                running[submit(item)] = name, item
            if not running:
                return
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                yield *running.pop(future), future

    def call(self, function: Callable[[*Ts], T], *args: *Ts) -> T:
        """Run a call in a worker and wait for its result.

        Raises WorkerDiedError, MemoryError or SandboxUnavailableError if both tries end in one
        of them, else what the function raises.
        """
        try:
            with self._worker() as worker:
                return worker.call(function, *args)
        except RETRYABLE:
            with self._worker(new=True) as worker:
                return worker.call(function, *args)

    def close(self) -> None:
        """End all workers; calls that have not returned are cancelled."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        with self._lock:
            self._is_closed = True
            workers, self._workers = self._workers, set()
        for worker in workers:
            worker.end()
        self._threads.shutdown()  # no thread reads from a worker any more
        for worker in workers:
            worker.close()

    @contextmanager
    def _worker(self, *, new: bool = False) -> Iterator[WorkerProcess]:
        """Reserve a worker; end it if the call fails for a reason that may be the process's."""
        worker = self._start() if new else self._take_idle() or self._start()
        try:
            yield worker
        except RETRYABLE:
            self._discard(worker)
            raise
        except BaseException:
            self._idle_workers.append(worker)
            raise
        self._idle_workers.append(worker)

    def _take_idle(self) -> WorkerProcess | None:
        """Return a living worker without a call; discard those that have died meanwhile."""
        while True:
            try:
                worker = self._idle_workers.pop()
            except IndexError:
                return None
            if worker.is_alive:
                return worker
            self._discard(worker)

    def _start(self) -> WorkerProcess:
        with self._lock:
            if self._is_closed:
                raise CancelledError
            worker = self._new_worker()
            self._workers.add(worker)
        return worker

    def _discard(self, worker: WorkerProcess) -> None:
        # Closed twice at the same time, a worker would close a descriptor that has been reused.
        with self._lock:
            is_ours = worker in self._workers
            self._workers.discard(worker)
        if is_ours:
            worker.close()
