"""Runs jobs on this machine's cores, each in a worker process of the grader's.

A worker that dies takes no other submission with it: what was at work then is tried once more,
by itself. Workers end with the process that started them, however that ends.
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing.connection import wait as wait_for
from multiprocessing.process import BaseProcess

import psutil

from autograder import files
from autograder.errors import WallError
from autograder.grading.job import Graded, Job, failed, grade
from autograder.sandbox.launch import Plan, prepare

PATIENCE = 5  # seconds for a worker to end when it is told to
# Of the machine, not of the submission: they may well be gone at the second try.
PASSING = (BrokenProcessPool, MemoryError, WallError)

Troubled = dict[str, tuple[Job, BaseException]]  # what was at work, and what went wrong
Outcomes = Generator[tuple[str, Graded], None, Troubled]


def run(jobs: Mapping[str, Job], *, workers: int) -> Generator[tuple[str, Graded], None, None]:
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


def _alone(job: Job) -> Graded:
    """The second try of a job that was at work when something went wrong."""
    outcomes = _in_pool({"": job}, deque([""]), 1)
    try:
        return next(outcomes)[1]
    except StopIteration as stopped:
        ((_, error),) = stopped.value.values()
    return failed_again(job, error)


def failed_again(job: Job, error: BaseException) -> Graded:
    """The outcome of a job that met a passing trouble at its second try as well.

    Raises WallError, which all others would meet.
    """
    if isinstance(error, WallError):
        raise error
    told = "the worker process died" if isinstance(error, BrokenProcessPool) else "out of memory"
    return failed(job, f"{told}, twice")


def _in_pool(jobs: Mapping[str, Job], waiting: deque[str], workers: int) -> Outcomes:
    """Grade what is waiting, until something goes wrong; returns what went wrong, by name."""
    at_work: dict[Future[Graded], tuple[str, Job]] = {}
    troubled: Troubled = {}
    with _pool(workers) as pool:
        while at_work or (waiting and not troubled):
            # One more than there are workers, so that none waits; a broken pool blames them all.
            while waiting and not troubled and len(at_work) <= workers:
                name = waiting[0]
                job = jobs[name]
                try:
                    with deaf():
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
                except PASSING as error:
                    troubled[name] = job, error
                except Exception as error:
                    if files.stops_all(error):
                        raise
                    yield name, failed(job, f"{type(error).__name__}: {error}")
    return troubled


def begin(plan: Plan, *, workers: int) -> None:
    """Have workers for this plan start in the meantime; the next `run` takes them."""
    others = set(multiprocessing.active_children())
    pool = made(workers)
    _begun.append((pool, others))
    with deaf():
        for _ in range(workers):
            pool.submit(prepare, plan)


def drop() -> None:
    """End workers that were started and that no `run` took."""
    while _begun:
        pool, others = _begun.pop()
        end(set(multiprocessing.active_children()) - others)
        pool.shutdown(cancel_futures=True)


_begun: list[tuple[ProcessPoolExecutor, set[BaseProcess]]] = []  # and who was there before them


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """A pool of processes; when it is left by an exception, they are ended at once."""
    if _begun:
        pool, others = _begun.pop()
    else:
        pool, others = made(workers), set(multiprocessing.active_children())
    try:
        yield pool
    except BaseException:
        end(set(multiprocessing.active_children()) - others)
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def made(workers: int) -> ProcessPoolExecutor:
    """A pool of processes that end when they are told to, or when this one ends."""
    # One worker a core: threads of the linear algebra would only get in each other's way.
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    # A spawned worker starts clean; a forked one would hold a copy of the caller's memory.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_set_up_worker)


def end(workers: Iterable[BaseProcess]) -> None:
    """End worker processes at once, with what they have started."""
    for worker in workers:
        worker.terminate()
    for worker in workers:
        worker.join(PATIENCE)
        worker.kill()


@contextmanager
def deaf() -> Iterator[None]:
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
    signal.signal(signal.SIGTERM, lambda *_: end_worker())
    # A killed parent tells nobody, and a pool's worker would wait for it for ever.
    threading.Thread(target=_outlive_nobody, daemon=True).start()


def _outlive_nobody() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    wait_for([parent.sentinel])
    end_worker()


def end_worker() -> None:
    """End this worker and the student's process, which without a wall would go on."""
    for child in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):
            child.kill()
    os._exit(1)
