"""Graders of a service: jobs are given to them one by one, where `[grading] engine` says."""

from concurrent.futures import Future
from typing import Protocol

from autograder.course import Engine, Grading
from autograder.executors.worker_pool import WorkerPool
from autograder.grading.grade import GradingJob, GradingOutcome, grade

NICENESS = 19  # a service answers before it grades


class GraderPool(Protocol):
    """Grades several jobs at the same time."""

    @property
    def size(self) -> int:
        """How many jobs are graded at the same time."""

    @property
    def idle_count(self) -> int:
        """How many graders have nothing to do."""

    def grade(self, job: GradingJob) -> Future[GradingOutcome]:
        """Grade a job; it waits for a grader if all are busy.

        `executor.grading_outcome` reads the future.
        """

    def warm_up(self, job: GradingJob) -> list[Future[GradingOutcome]]:
        """Grade a job in every grader, for what it leaves loaded there."""

    def close(self) -> None:
        """End the graders; jobs that are not done are cancelled."""


class LocalGraderPool:
    """Worker processes on this machine."""

    def __init__(self, size: int) -> None:
        self.size, self._workers = size, WorkerPool(size, niceness=NICENESS)

    @property
    def idle_count(self) -> int:
        """How many workers have nothing to do."""
        return self._workers.idle_count

    def grade(self, job: GradingJob) -> Future[GradingOutcome]:
        """Grade a job in an idle worker."""
        return self._workers.submit(grade, job)

    def warm_up(self, job: GradingJob) -> list[Future[GradingOutcome]]:
        """Grade a job in every worker."""
        return self._workers.warm_up(grade, job)

    def close(self) -> None:
        """End the workers."""
        self._workers.close()


def open_pool(grading: Grading, size: int) -> GraderPool:
    """Return `size` graders on this machine, or one for each thread of the cluster.

    Raises ClusterError without Dask; a cluster that does not answer fails the jobs instead.
    """
    if grading.engine is Engine.DASK:
        # Imported on demand: it is an optional extra, and the import takes a second.
        from autograder.executors.dask.grader_pool import ClusterGraderPool

        return ClusterGraderPool(grading)
    return LocalGraderPool(size)
