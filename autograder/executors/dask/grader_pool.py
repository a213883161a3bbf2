"""Graders of a service on a Dask cluster: one connection, which is opened anew after a loss."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack

from distributed import Client

from autograder.course import Grading
from autograder.executors.dask.executor import connect, grade_one
from autograder.executors.dask.scheduler import DEFAULT_TIMING, DISCONNECT_ERRORS, Timing
from autograder.grading.grade import GradingJob, GradingOutcome

MAX_JOBS = 64  # at the same time, each in a thread of this process
MIN_JOBS = 1  # also without a worker, so that the jobs say what is wrong
COUNT_SECONDS = 5.0  # how long the number of the cluster's threads stays known


class ClusterGraderPool:
    """Grades as many jobs as the cluster has threads; a job that it cannot grade fails."""

    def __init__(self, grading: Grading, *, timing: Timing = DEFAULT_TIMING) -> None:
        self._grading, self._timing = grading, timing
        self._threads = ThreadPoolExecutor(MAX_JOBS)
        self._unfinished: set[Future[GradingOutcome]] = set()
        self._lock = threading.Lock()  # of the connection
        self._connection = ExitStack()
        self._client: Client | None = None
        self._count, self._counted_at = MIN_JOBS, -COUNT_SECONDS

    @property
    def size(self) -> int:
        """How many threads the cluster has; before the first job, one."""
        now = time.monotonic()
        client = self._client
        if client is not None and now - self._counted_at >= COUNT_SECONDS:
            self._counted_at = now
            try:
                workers = client.scheduler_info(n_workers=-1)["workers"].values()
            except DISCONNECT_ERRORS:
                return self._count
            threads = sum(worker["nthreads"] for worker in workers)
            self._count = max(MIN_JOBS, min(threads, MAX_JOBS))
        return self._count

    @property
    def idle_count(self) -> int:
        """How many more jobs the cluster can grade now."""
        return self.size - len(self._unfinished)

    def grade(self, job: GradingJob) -> Future[GradingOutcome]:
        """Send a job to the cluster; its future may raise ClusterError."""
        return self._submit(lambda: grade_one(self._connect(), job, self._timing))

    def warm_up(self, job: GradingJob) -> list[Future[GradingOutcome]]:
        """Connect, and send the bundle with a first job; other workers get it with theirs."""
        return [self.grade(job)]

    def close(self) -> None:
        """Cancel the jobs and disconnect."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        with self._lock:
            self._connection.close()  # ends the jobs that wait for a reply
        self._threads.shutdown()

    def _submit(self, call: Callable[[], GradingOutcome]) -> Future[GradingOutcome]:
        future = self._threads.submit(call)
        self._unfinished.add(future)
        future.add_done_callback(self._unfinished.discard)
        return future

    def _connect(self) -> Client:
        """Return the connection; raises ClusterError if the scheduler does not answer."""
        with self._lock:
            if self._client is None or self._client.status != "running":
                self._connection.close()
                self._client = self._connection.enter_context(connect(self._grading, self._timing))
            return self._client
