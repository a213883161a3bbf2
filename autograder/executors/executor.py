"""Runs jobs where the course says: `[grading] engine = "local"` or `"dask"`."""

import logging
import os
from collections.abc import Collection, Generator, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import psutil

from autograder.course import Course, Engine, Grading, Level, Limits
from autograder.executors import worker_pool
from autograder.grading.grade import GradingJob, GradingOutcome
from autograder.grading.spec import course_sandbox_spec
from autograder.sandbox import isolation

logger = logging.getLogger(__name__)


# FOLDED autograder/executors/executor.py: 'How many workers this mac

MEBIBYTE = 1 << 20
WORKER_OVERHEAD_MIB = (
    512  # MiB of a worker with its suites, its warm parent and the known answers it keeps
)
CGROUP = Path("/sys/fs/cgroup")


def default_worker_count(limit: int) -> int:
    """As many as there are cores, as far as each can have `limit` MiB for a submission."""
    wanted, free = cores(), free_memory()
    count = fit_to_memory(wanted, free, limit)
    if count < wanted:
        logger.info(
            f"{count} of {wanted} cores grade: {free} MiB of memory are free, and a submission"
            f" may use {limit} (`[limits] memory`); `[grading] workers` sets another number"
        )
    return count


def fit_to_memory(wanted: int, free: int, limit: int) -> int:
    """How many of the wanted workers find room in `free` MiB; at least one."""
    return max(1, min(wanted, free // (limit + WORKER_OVERHEAD_MIB)))


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0))


def free_memory(cgroup: Path = CGROUP) -> int:
    """MiB that can be had now; within a container, what is left of its own limit."""
    free: int = psutil.virtual_memory().available
    try:
        limit, used = ((cgroup / name).read_text() for name in ("memory.max", "memory.current"))
        # What the kernel holds of files goes when somebody needs the room.
        cached = dict(line.split() for line in (cgroup / "memory.stat").read_text().splitlines())
        free = min(free, int(limit) - int(used) + int(cached["inactive_file"]))
    except (OSError, ValueError, KeyError):
        pass  # no limit ("max"), or no such files
    return max(free, 0) // MEBIBYTE


# MAIN

Outcomes = Generator[tuple[str, GradingOutcome], None, None]
LOCAL = Grading()


def run_jobs(
    jobs: Mapping[str, GradingJob],
    grading: Grading = LOCAL,
    *,
    workers: int | None = None,
) -> Outcomes:
    """Grade all jobs of one assignment; yields (name, outcome) as they come, each once.

    Closing it ends the work. `workers` is for this machine alone. Logs what an instructor
    may want to know. Raises WallError where no wall can be built, ClusterError where the cluster
    is of no use, OSError if the disk is full or failing; every other trouble is an outcome.
    """
    if grading.engine is Engine.DASK:
        # Loaded where it is asked for: it is an extra, and takes a second.
        from autograder.executors.dask import executor as cluster

        return cluster.run(jobs, grading)
    if workers is None and jobs:
        workers = _workers(grading, next(iter(jobs.values())).kit.limits)
    return worker_pool.run(jobs, workers=workers or 1)


@contextmanager
def prestart_workers(
    course: Course, assignment: str, level: Level, students: Collection[str] = ()
) -> Iterator[None]:
    """Within it workers of this machine start already, if there is a hand-in without a Result.

    Of these `students`, or of anybody. For whoever has a second's work to do before `run`.
    Workers that nobody took end with it.
    """
    paths = course.classroom.assignment(assignment)
    new = sum(
        not paths.student(name).result_dir.is_dir()
        for name in paths.submitted_students()
        if name in students or not students
    )
    if not new or course.grading.engine is Engine.DASK:
        yield
        return
    plan = course_sandbox_spec(course, assignment, level)
    try:
        worker_pool.prestart(plan, workers=min(new, _workers(course.grading, plan.limits)))
        yield
    finally:
        worker_pool.discard_prestarted()


def _workers(grading: Grading, limits: Limits) -> int:
    return grading.workers or default_worker_count(limits.memory)


def effective_level(grading: Grading, wanted: Level) -> Level:
    """The level to grade at; raises WallError where this machine has to grade and offers less.

    On a cluster it is the one that is asked for: each worker tries its own wall.
    """
    return wanted if grading.engine is Engine.DASK else isolation.require(wanted)
