"""Runs jobs on this machine's cores, each in a worker process of the grader's.

A worker that dies takes no other submission with it: what was at work then is tried once more,
by itself. Workers end with the process that started them, however that ends.
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing.connection import wait as wait_for
from multiprocessing.process import BaseProcess

import psutil

from autograder.core import atomic_files
from autograder.core.errors import SandboxUnavailableError
from autograder.grading.grade import GradingJob, GradingOutcome, grade, grader_failure
from autograder.sandbox.launcher import SandboxSpec, prepare

WORKER_EXIT_TIMEOUT = 5  # seconds for a worker to end when it is told to
# Of the machine, not of the submission: they may well be gone at the second try.
RETRYABLE = (BrokenProcessPool, MemoryError, SandboxUnavailableError)

FailedJobs = dict[str, tuple[GradingJob, BaseException]]  # what was at work, and what went wrong
Outcomes = Generator[tuple[str, GradingOutcome], None, FailedJobs]


def run(
    jobs: Mapping[str, GradingJob], *, workers: int
) -> Generator[tuple[str, GradingOutcome], None, None]:
    """Grade all jobs; yields (name, outcome) as they come. Closing it ends the workers.

    Each job is asked for once, and its outcome is of what it was then. Raises WallError if the
    wall itself cannot be built, OSError if the disk is full or failing; every other trouble is an
    outcome.
    """
    waiting = deque(jobs)
    while waiting:
        count = min(workers, len(waiting))
        for name, (job, _) in (yield from _in_pool(jobs, waiting, count)).items():
            yield name, _alone(job)


def _alone(job: GradingJob) -> GradingOutcome:
    """The second try of a job that was at work when something went wrong."""
    outcomes = _in_pool({"": job}, deque([""]), 1)
    try:
        return next(outcomes)[1]
    except StopIteration as stopped:
        ((_, error),) = stopped.value.values()
    return failed_again(job, error)


def failed_again(job: GradingJob, error: BaseException) -> GradingOutcome:
    """The outcome of a job that met a passing trouble at its second try as well.

    Raises WallError, which all others would meet.
    """
    if isinstance(error, SandboxUnavailableError):
        raise error
    told = "the worker process died" if isinstance(error, BrokenProcessPool) else "out of memory"
    return grader_failure(job, f"{told}, twice")


def _in_pool(jobs: Mapping[str, GradingJob], waiting: deque[str], workers: int) -> Outcomes:
    """Grade what is waiting, until something goes wrong; returns what went wrong, by name."""
    at_work: dict[Future[GradingOutcome], tuple[str, GradingJob]] = {}
    troubled: FailedJobs = {}
    with _pool(workers) as pool:
        while at_work or (waiting and not troubled):
            # One more than there are workers, so that none waits; a broken pool blames them all.
            while waiting and not troubled and len(at_work) <= workers:
                name = waiting[0]
                job = jobs[name]
                try:
                    with block_sigint():
                        at_work[pool.submit(grade, job)] = name, job
                    waiting.popleft()
                except BrokenProcessPool as error:
                    if not at_work:  # they died before they had anything to do
                        troubled[waiting.popleft()] = job, error
                    break
            done, _ = wait(at_work, return_when=FIRST_COMPLETED)
            for future in done:
                name, job = at_work.pop(future)
                try:
                    yield name, future.result()
                except RETRYABLE as error:
                    troubled[name] = job, error
                except Exception as error:
                    if atomic_files.is_fatal_disk_error(error):
                        raise
                    yield name, grader_failure(job, f"{type(error).__name__}: {error}")
    return troubled


def prestart(plan: SandboxSpec, *, workers: int) -> None:
    """Have workers for this plan start in the meantime; the next `run` takes them."""
    others = set(multiprocessing.active_children())
    pool = create_pool(workers)
    _begun.append((pool, others))
    with block_sigint():
        for _ in range(workers):
            pool.submit(prepare, plan)


def discard_prestarted() -> None:
    """End workers that were started and that no `run` took."""
    while _begun:
        pool, others = _begun.pop()
        terminate(set(multiprocessing.active_children()) - others)
        pool.shutdown(cancel_futures=True)


_begun: list[tuple[ProcessPoolExecutor, set[BaseProcess]]] = []  # and who was there before them


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """A pool of processes; when it is left by an exception, they are ended at once."""
    if _begun:
        pool, others = _begun.pop()
    else:
        pool, others = create_pool(workers), set(multiprocessing.active_children())
    try:
        yield pool
    except BaseException:
        terminate(set(multiprocessing.active_children()) - others)
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def create_pool(workers: int) -> ProcessPoolExecutor:
    """A pool of processes that end when they are told to, or when this one ends."""
    # One worker a core: threads of the linear algebra would only get in each other's way.
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    # A spawned worker starts clean; a forked one would hold a copy of the caller's memory.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_set_up_worker)


def terminate(workers: Iterable[BaseProcess]) -> None:
    """End worker processes at once, with what they have started."""
    for worker in workers:
        worker.terminate()
    for worker in workers:
        worker.join(WORKER_EXIT_TIMEOUT)
        worker.kill()


@contextmanager
def block_sigint() -> Iterator[None]:
    """Keep Ctrl-C, which reaches all processes of a terminal, from one that is being started."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _set_up_worker() -> None:
    """Leave Ctrl-C to the process that started this one, and end when that tells or ends."""
    # A handler, not SIG_IGN, which the student's process would inherit.
    signal.signal(signal.SIGINT, lambda *_: None)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    signal.signal(signal.SIGTERM, lambda *_: exit_worker())
    # A killed parent tells nobody, and a pool's worker would wait for it for ever.
    threading.Thread(target=_exit_with_parent, daemon=True).start()


def _exit_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    wait_for([parent.sentinel])
    exit_worker()


def exit_worker() -> None:
    """End this worker and the student's process, which without a wall would go on."""
    for child in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):
            child.kill()
    os._exit(1)


# FOLDED autograder/executors/worker_pool.py: 'Workers that stay, for


class WorkerPool:
    """As many workers as are asked for; `done` is called, in any thread, when one is finished."""

    def __init__(self, count: int, done: Callable[[], None]) -> None:
        self._seats = [_Worker(done) for _ in range(count)]
        self._warming = 0

    def warm_up(self, job: GradingJob) -> None:
        """Have each worker grade something now, so that the first submission finds it ready."""
        for seat in self._seats:
            seat.start("", job)
            self._warming += 1

    @property
    def is_warm(self) -> bool:
        """Whether that is done."""
        return not self._warming

    @property
    def idle_count(self) -> int:
        """How many workers have nothing to do."""
        return sum(seat.is_free for seat in self._seats)

    def start(self, name: str, job: GradingJob) -> None:
        """Grade a job under a name; there has to be a free worker."""
        next(seat for seat in self._seats if seat.is_free).start(name, job)

    def completed(self) -> Iterator[tuple[str, GradingOutcome]]:
        """What has been graded since, each once.

        Raises WallError if the wall cannot be built, OSError if the disk is full or failing;
        every other trouble is an outcome.
        """
        for seat in self._seats:
            name, graded = seat.name, seat.outcome()
            if graded is not None and name:
                yield name, graded
            self._warming -= graded is not None and not name

    def close(self) -> None:
        """End all workers at once."""
        for seat in self._seats:
            seat.close()


class _Worker:
    """One worker process, made when it is needed, and made anew after it has died."""

    def __init__(self, done: Callable[[], None]) -> None:
        self.name, self._done = "", done
        self._pool: ProcessPoolExecutor | None = None
        self._workers: list[BaseProcess] = []
        self._job: GradingJob
        self._future: Future[GradingOutcome] | None = None
        self._again = False

    @property
    def is_free(self) -> bool:
        return self._future is None

    def start(self, name: str, job: GradingJob) -> None:
        self.name, self._job, self._again = name, job, False
        self._submit()

    def outcome(self) -> GradingOutcome | None:
        """The outcome if there is one; a passing trouble is tried once more in a new process."""
        if self._future is None or not self._future.done():
            return None
        future, self._future = self._future, None
        try:
            return future.result()
        except RETRYABLE as error:
            self.close()
            if not self._again:
                self._again = True
                self._submit()
                return None
            return failed_again(self._job, error)
        except Exception as error:
            if atomic_files.is_fatal_disk_error(error):
                raise
            return grader_failure(self._job, f"{type(error).__name__}: {error}")

    def close(self) -> None:
        if self._pool is not None:
            terminate(self._workers)
            self._pool.shutdown(cancel_futures=True)
        self._pool, self._workers = None, []

    def _submit(self) -> None:
        try:
            self._future = self._submitted()
        except BrokenProcessPool:  # it died with nothing to do
            self.close()
            self._future = self._submitted()
        self._future.add_done_callback(lambda _: self._done())

    def _submitted(self) -> "Future[GradingOutcome]":
        others = set(multiprocessing.active_children())
        with block_sigint():
            self._pool = self._pool or create_pool(1)
            future = self._pool.submit(grade, self._job)
        self._workers += set(multiprocessing.active_children()) - others
        return future
