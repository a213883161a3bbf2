"""Runs jobs where the course says: `[grading] engine = "local"` or `"dask"`."""

from collections.abc import Callable, Collection, Generator, Iterator, Mapping
from contextlib import contextmanager

from autograder.course import Course, Engine, Grading, Level, Limits
from autograder.grading import store
from autograder.grading.engines import local, room
from autograder.grading.job import Graded, Job
from autograder.grading.kit import plan_of
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
    """Grade all jobs of one assignment; yields (name, outcome) as they come, each once.

    Closing it ends the work. `workers` is for this machine alone. `told` hears what an instructor
    may want to know. Raises WallError where no wall can be built, ClusterError where the cluster
    is of no use, OSError if the disk is full or failing; every other trouble is an outcome.
    """
    if grading.engine is Engine.DASK:
        # Loaded where it is asked for: it is an extra, and takes a second.
        from autograder.grading.engines import cluster

        return cluster.run(jobs, grading, told=told)
    if workers is None and jobs:
        workers = _workers(grading, next(iter(jobs.values())).kit.limits, told)
    return local.run(jobs, workers=workers or 1)


@contextmanager
def begun(
    course: Course, assignment: str, level: Level, students: Collection[str] = ()
) -> Iterator[None]:
    """Within it workers of this machine start already, if there is a hand-in without a Result.

    Of these `students`, or of anybody. For whoever has a second's work to do before `run`.
    Workers that nobody took end with it.
    """
    names = [path.parent.name for path in course.classroom.glob(f"submitted/*/{assignment}")]
    new = sum(
        not store.folder(course.classroom, assignment, name).is_dir()
        for name in names
        if name in students or not students
    )
    if not new or course.grading.engine is Engine.DASK:
        yield
        return
    plan = plan_of(course, assignment, level)
    try:
        local.begin(plan, workers=min(new, _workers(course.grading, plan.limits)))
        yield
    finally:
        local.drop()


def _workers(grading: Grading, limits: Limits, told: Callable[[str], None] = lambda _: None) -> int:
    return grading.workers or room.workers(limits.memory, told)


def level(grading: Grading, wanted: Level) -> Level:
    """The level to grade at; raises WallError where this machine has to grade and offers less.

    On a cluster it is the one that is asked for: each worker tries its own wall.
    """
    return wanted if grading.engine is Engine.DASK else levels.require(wanted)
