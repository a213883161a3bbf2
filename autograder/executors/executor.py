"""Runs jobs where the course says: `[grading] engine = "local"` or `"dask"`."""

import logging
import os
from collections.abc import Collection, Generator, Iterator, Sequence
from concurrent.futures import Future
from contextlib import closing, contextmanager, suppress
from contextvars import ContextVar
from itertools import chain
from pathlib import Path

import psutil
from msgspec import Struct

from autograder.core.atomic_files import is_fatal_disk_error
from autograder.core.errors import ClusterError, SandboxUnavailableError, SeminarError
from autograder.course import Course, Engine, Grading, Level, Limits
from autograder.executors.worker_pool import WorkerPool, failure_reason
from autograder.executors.worker_process import WorkerDiedError
from autograder.grading.grade import (
    GradingJob,
    GradingOutcome,
    Jobs,
    grade,
    grader_failure,
    job_for,
    prepare_worker,
)
from autograder.grading.spec import course_sandbox_spec, load_spec
from autograder.intake.submission_folder import read_bytes
from autograder.lms.roster import student_languages
from autograder.sandbox import isolation
from autograder.sandbox.launcher import shared_zygote
from autograder.sandbox.zygote_client import ZygotePool

logger = logging.getLogger(__name__)

Outcomes = Generator[tuple[str, GradingOutcome], None, None]
LOCAL = Grading()
MEBIBYTE = 1 << 20
WORKER_OVERHEAD_MIB = 512  # of a worker with its suites, its zygote and the variants it keeps
WORKERS_PER_ZYGOTE = 4
CGROUP = Path("/sys/fs/cgroup")

JOBS_PER_WORKER = 4  # that are started early: as many as end while nbgrader is loaded


class _Prestarted(Struct, frozen=True):
    """Workers and the jobs that they have, by the cache keys of their Results."""

    pool: WorkerPool
    jobs: dict[str, Future[GradingOutcome]] = {}

    def submit(self, job: GradingJob) -> Future[GradingOutcome]:
        """Return the future of a job, which may have been started."""
        started = self.jobs.pop(job.key, None) if self.jobs else None
        return started or self.pool.submit(grade, job)


# What `prestart_workers` has started and no `run_jobs` has taken.
_prestarted: ContextVar[_Prestarted | None] = ContextVar("prestarted", default=None)


def run_jobs(jobs: Jobs, grading: Grading = LOCAL, *, workers: int | None = None) -> Outcomes:
    """Grade all jobs of one assignment; yield (name, outcome) as they finish, each once.

    A job is looked up when a worker is about to be free. Its outcome refers to that snapshot,
    even if the file changes later. Closing the generator ends the work. `workers` applies to this
    machine alone.

    Raises SandboxUnavailableError if no sandbox can be built, ClusterError if the cluster cannot
    be used, OSError if the disk is full or failing. Every other error is an outcome.
    """
    if grading.engine is Engine.DASK:
        # Imported on demand: it is an optional extra, and the import takes a second.
        from autograder.executors.dask import executor as dask_executor

        yield from dask_executor.run_jobs(jobs, grading)
        return
    named_jobs = ((name, jobs[name]) for name in jobs)
    first = next(named_jobs, None)
    if first is None:
        return
    prestarted = _prestarted.get()
    _prestarted.set(None)
    if prestarted is None:
        count = workers or _worker_count(grading, first[1].spec.limits)
        prestarted = _Prestarted(WorkerPool(min(count, len(jobs))))
    with closing(prestarted.pool) as pool:
        for name, job, future in pool.run(prestarted.submit, chain([first], named_jobs)):
            yield name, grading_outcome(job, future)


def grading_outcome(job: GradingJob, future: Future[GradingOutcome]) -> GradingOutcome:
    """Return the outcome of a job that has run in a pool of graders.

    Raises what would fail every other job, too: SandboxUnavailableError, ClusterError, and OSError
    for a full or failing disk. Every other error becomes the outcome of this job.
    """
    try:
        return future.result()
    except (SandboxUnavailableError, ClusterError):
        raise
    except (WorkerDiedError, MemoryError) as error:
        return grader_failure(job, f"{failure_reason(error)}, twice")
    except Exception as error:
        if is_fatal_disk_error(error):
            raise
        return grader_failure(job, f"{type(error).__name__}: {error}")


@contextmanager
def prestart_workers(
    course: Course,
    assignment: str,
    level: Level,
    students: Collection[str] = (),
    *,
    force: bool = False,
) -> Iterator[None]:
    """Start local workers in the background, and the first jobs, if a submission has no result.

    Only submissions of `students` count, or all if none are named; with `force` also those with
    a result. The next `run_jobs` within the context takes the workers, and the outcomes of jobs
    that are the same; the context ends them if none does. For a caller that has a second of other
    work to do before it grades.
    """
    paths = course.classroom.assignment(assignment)
    pending = [
        name
        for name in paths.submitted_students()
        if (name in students or not students)
        and (force or not paths.student(name).result_dir.is_dir())
    ]
    if not pending or course.grading.engine is Engine.DASK:
        yield
        return
    sandbox = course_sandbox_spec(course, assignment, level)
    count = min(len(pending), _worker_count(course.grading, sandbox.limits))
    with closing(ZygotePool()) as zygotes:
        # Loading the libraries takes as long as 100 forks, but one zygote forks one by one.
        zygote = shared_zygote(sandbox, zygotes) if count <= WORKERS_PER_ZYGOTE else None
        with closing(WorkerPool(count, inherited=zygote)) as pool:
            pool.warm_up(prepare_worker, sandbox, zygote)
            jobs: dict[str, Future[GradingOutcome]] = {}
            first = pending[: JOBS_PER_WORKER * count]
            with suppress(SeminarError, OSError):  # the caller finds and reports what is wrong
                for job in _read_jobs(course, assignment, level, first):
                    jobs[job.key] = pool.submit(grade, job)
            token = _prestarted.set(_Prestarted(pool, jobs))
            try:
                yield
            finally:
                _prestarted.reset(token)


def _read_jobs(
    course: Course, assignment: str, level: Level, students: Sequence[str]
) -> Iterator[GradingJob]:
    """Read the submissions that have the expected name."""
    paths, languages = course.classroom.assignment(assignment), student_languages(course)
    spec = load_spec(course, assignment, level)
    for student in students:
        content = read_bytes(paths.student(student).submission)
        yield job_for(spec, content, languages.get(student))


def effective_level(grading: Grading, wanted: Level) -> Level:
    """Return the isolation level to grade at.

    Raises SandboxUnavailableError if this machine has to grade and cannot enforce `wanted`. On a
    cluster each worker checks its own machine.
    """
    return wanted if grading.engine is Engine.DASK else isolation.require(wanted)


def _worker_count(grading: Grading, limits: Limits) -> int:
    return grading.workers or default_worker_count(limits.memory)


def default_worker_count(limit: int) -> int:
    """Return the number of workers if each needs `limit` MiB for a submission: one per core.

    Fewer if memory is short, which is logged.
    """
    core_count, free = cores(), free_memory()
    count = fit_to_memory(core_count, free, limit)
    if count < core_count:
        logger.info(
            f"{count} of {core_count} cores grade: {free} MiB of memory are free, and a submission"
            f" may use {limit} (`[limits] memory`); `[grading] workers` sets another number"
        )
    return count


def fit_to_memory(wanted: int, free: int, limit: int) -> int:
    """Return how many of the wanted workers fit into `free` MiB; at least one."""
    return max(1, min(wanted, free // (limit + WORKER_OVERHEAD_MIB)))


def cores() -> int:
    """Return the number of cores that this process may use."""
    return len(os.sched_getaffinity(0))


def free_memory(cgroup: Path = CGROUP) -> int:
    """Return the available memory in MiB; in a container, what its own limit leaves."""
    free: int = psutil.virtual_memory().available
    try:
        limit, used = ((cgroup / name).read_text() for name in ("memory.max", "memory.current"))
        # The kernel gives up the page cache when a process needs the memory.
        statistics = dict(
            line.split() for line in (cgroup / "memory.stat").read_text().splitlines()
        )
        free = min(free, int(limit) - int(used) + int(statistics["inactive_file"]))
    except (OSError, ValueError, KeyError):
        pass  # no limit ("max"), or no such files
    return max(free, 0) // MEBIBYTE
