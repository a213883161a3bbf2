"""Runs jobs where the course says: `[grading] engine = "local"` or `"dask"`."""

from collections.abc import Callable, Generator, Mapping

from autograder.course import Engine, Grading, Level
from autograder.grading.engines import local, room
from autograder.grading.job import Graded, Job
from autograder.sandbox import levels

Outcomes = Generator[tuple[str, Graded], None, None]
LOCAL = Grading()


def run(
    jobs: Mapping[str, Job],
    grading: Grading = LOCAL,
    *,
    workers: int | None = None,
    told: Callable[[str], None] = lambda _: None,
) -> Outcomes:
    """Grade all jobs; yields (name, outcome) as they come, each once. Closing it ends the work.

    `workers` is for this machine alone. `told` hears what an instructor may want to know. Raises
    WallError where no wall can be built, ClusterError where the cluster is of no use, OSError if
    the disk is full or failing; every other trouble is an outcome.
    """
    if grading.engine is Engine.DASK:
        # Loaded where it is asked for: it is an extra, and takes a second.
        from autograder.grading.engines import cluster

        return cluster.run(jobs, grading, told=told)
    if workers or grading.workers or not jobs:
        count = workers or grading.workers
    else:
        count = room.workers(max(job.kit.limits.memory for job in jobs.values()), told)
    return local.run(jobs, workers=count)


def level(grading: Grading, wanted: Level) -> Level:
    """The level to grade at; raises WallError where this machine has to grade and offers less.

    On a cluster it is the one that is asked for: each worker tries its own wall.
    """
    return wanted if grading.engine is Engine.DASK else levels.require(wanted)
