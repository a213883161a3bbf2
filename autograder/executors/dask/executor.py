"""Grades jobs on the workers of a Dask cluster that has already been started.

Requests and replies are bytes, see `protocol`; `scheduler` decides which worker gets which job.
"""

import logging
import warnings
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress

from autograder.core.errors import ClusterError
from autograder.course import Grading
from autograder.grading.grade import GradingJob, GradingOutcome, Jobs
from autograder.grading.spec import GradingSpec

try:
    import dask.config
    from distributed import Client, Security
except ImportError:
    raise ClusterError(
        'engine = "dask" needs Dask, which is not installed',
        hint="Run `pip install 'seminar-kit[dask]'`",
    ) from None

from autograder.executors.dask.scheduler import DEFAULT_TIMING, DISCONNECT_ERRORS, Scheduler, Timing

GRAPH_SIZE_SETTING = "distributed.admin.large-graph-warning-threshold"  # a bundle may be large
# Replies are bytes. Without pickle in this list, a result of any other kind is refused.
DESERIALIZERS = ["dask", "msgpack"]


def run_jobs(
    jobs: Jobs, grading: Grading, *, timing: Timing = DEFAULT_TIMING
) -> Generator[tuple[str, GradingOutcome], None, None]:
    """Grade all jobs; yield (name, outcome) as they finish, each once.

    Closing the generator cancels what is still running. Raises ClusterError if the scheduler
    cannot be reached or is lost, or if there is no compatible worker for too long.
    """
    if not len(jobs):
        return
    with connect(grading, timing) as client:
        for spec, names in _group_by_spec(jobs):
            with _quiet_dask(), Scheduler(client, spec, jobs, names, timing) as scheduler:
                yield from scheduler.outcomes()


def _group_by_spec(jobs: Jobs) -> list[tuple[GradingSpec, list[str]]]:
    """Return the names of each spec's jobs; there is nearly always one spec."""
    groups: list[tuple[GradingSpec, list[str]]] = []
    for name in jobs:
        job_spec = jobs[name].spec
        for spec, names in groups:
            if spec is job_spec or spec == job_spec:
                names.append(name)
                break
        else:
            groups.append((job_spec, [name]))
    return groups


def grade_one(client: Client, job: GradingJob, timing: Timing) -> GradingOutcome:
    """Grade one job of a service, whose other jobs may run on the same connection.

    Raises ClusterError as `run_jobs` does.
    """
    jobs = {"job": job}
    with Scheduler(client, job.spec, jobs, jobs, timing) as scheduler:
        return next(outcome for _, outcome in scheduler.outcomes())


@contextmanager
def connect(grading: Grading, timing: Timing) -> Iterator[Client]:
    """Connect to the scheduler; raises ClusterError if it does not answer."""
    try:
        with warnings.catch_warnings():
            # Dask warns of other versions; `compatibility` compares what matters.
            warnings.simplefilter("ignore")
            client = Client(
                grading.scheduler,
                timeout=timing.connect_timeout,
                security=_security(grading),
                set_as_default=False,
                deserializers=DESERIALIZERS,
            )
    except (OSError, ValueError) as error:
        raise ClusterError(
            f"no scheduler answers ({_root_cause(error)})",
            where=grading.scheduler,
            hint="Start it with `dask scheduler`, or correct [grading] scheduler in course.toml,"
            " and run the same command again",
        ) from None
    try:
        yield client
    finally:
        with suppress(*DISCONNECT_ERRORS):
            client.close(timeout=timing.close_timeout)


def _security(grading: Grading) -> Security | None:
    if not grading.ca:
        return None
    return Security(
        require_encryption=True,
        tls_ca_file=grading.ca,
        tls_client_cert=grading.certificate,
        tls_client_key=grading.key,
    )


def _root_cause(error: BaseException) -> str:
    """Return the message of the first error of a chain that has one; a cancelled attempt has none.

    Dask's own, the last one, is only a timeout.
    """
    message, cause = str(error), error.__cause__ or error.__context__
    while cause is not None:
        message, cause = str(cause) or message, cause.__cause__ or cause.__context__
    return message


@contextmanager
def _quiet_dask() -> Iterator[None]:
    """Hide Dask's client log: the scheduler logs lost workers in its own messages."""
    log = logging.getLogger("distributed.client")
    level = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        with dask.config.set({GRAPH_SIZE_SETTING: "1 GiB"}):
            yield
    finally:
        log.setLevel(level)
