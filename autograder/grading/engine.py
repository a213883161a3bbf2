"""Runs jobs on this machine's cores, each in a worker process of the grader's.

A worker that dies takes no other submission with it: what it had not finished is run again.
"""

import multiprocessing
import os
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool

from autograder.errors import WallError
from autograder.grading.job import Graded, Job, failed, grade


def run(jobs: Mapping[str, Job], *, workers: int | None = None) -> Iterator[tuple[str, Graded]]:
    """Grade all jobs; yields (name, outcome) as they come.

    Raises WallError if the wall itself cannot be built; every other trouble is an outcome.
    """
    left = dict(jobs)
    # A broken pool blames every job in it; from then on they go one at a time.
    for count in (workers or os.cpu_count() or 1, 1):
        for name, graded in _run(left, min(count, max(len(left), 1))):
            del left[name]
            yield name, graded
        if not left:
            return
    for name in list(left):
        alone = dict(_run({name: left[name]}, 1))
        yield name, alone.get(name) or failed(left[name], "the worker process died")


def _run(jobs: Mapping[str, Job], workers: int) -> Iterator[tuple[str, Graded]]:
    """Grade in one pool; what was not finished when the pool broke is left out."""
    # A spawned worker starts clean; a forked one would hold a copy of the caller's memory.
    context = multiprocessing.get_context("spawn")
    # One worker a core: threads of the linear algebra would only get in each other's way.
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        futures: dict[Future[Graded], str] = {
            pool.submit(grade, job): name for name, job in jobs.items()
        }
        try:
            for future in as_completed(futures):
                name = futures[future]
                try:
                    yield name, future.result()
                except (BrokenProcessPool, WallError):
                    raise
                except Exception as error:
                    yield name, failed(jobs[name], f"{type(error).__name__}: {error}")
        except BrokenProcessPool:
            return
        finally:
            pool.shutdown(cancel_futures=True)
