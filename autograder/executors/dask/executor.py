"""Runs jobs on the workers of a Dask cluster that somebody else has started.

What crosses is bytes: questions as arguments of one function (`worker.ask`), answers as its
results. `dispatch.py` says who gets what.
"""

import logging
import warnings
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager, suppress

from autograder.core.errors import ClusterError
from autograder.course import Grading
from autograder.grading.grade import GradingJob, GradingOutcome
from autograder.grading.spec import GradingSpec

try:
    import dask.config
    from distributed import Client, Security
except ImportError:
    raise ClusterError(
        'engine = "dask" needs Dask, which is not installed',
        hint="Run `pip install 'seminar-kit[dask]'`",
    ) from None

from autograder.executors.dask.scheduler import NO_WORKER_TIMEOUT, Scheduler, disconnect_errors

CONNECT = 10.0  # seconds for the scheduler to answer
CLOSE = 5.0
LARGE = "distributed.admin.large-graph-warning-threshold"  # a parcel may be large
# Bytes need no more. Without pickle among them, a result that is anything else is refused.
DESERIALIZERS = ["dask", "msgpack"]


def run(
    jobs: Mapping[str, GradingJob],
    grading: Grading,
    *,
    patience: float = NO_WORKER_TIMEOUT,
) -> Generator[tuple[str, GradingOutcome], None, None]:
    """Grade all jobs; yields (name, outcome) as they come, each once.

    Closing it takes back what has not been begun. Raises ClusterError where the scheduler cannot
    be reached or is lost, or for `patience` seconds there is no worker that may grade.
    """
    if not jobs:
        return
    with _connected(grading) as client:
        for kit, names in _by_kit(jobs):
            with _quiet(), Scheduler(client, kit, jobs, names, patience) as dispatch:
                yield from dispatch.outcomes()


def _by_kit(jobs: Mapping[str, GradingJob]) -> list[tuple[GradingSpec, list[str]]]:
    """The names of each kit's jobs; nearly always there is one. The jobs themselves are many."""
    found: list[tuple[GradingSpec, list[str]]] = []
    for name, job in jobs.items():
        names = next((names for kit, names in found if kit is job.kit or kit == job.kit), None)
        if names is None:
            found.append((job.kit, [name]))
        else:
            names.append(name)
    return found


@contextmanager
def _connected(grading: Grading) -> Iterator[Client]:
    try:
        with warnings.catch_warnings():
            # Of other versions of Dask: the workers' packages are compared by us.
            warnings.simplefilter("ignore")
            client = Client(
                grading.scheduler,
                timeout=CONNECT,
                security=_security(grading),
                set_as_default=False,
                deserializers=DESERIALIZERS,
            )
    except (OSError, ValueError) as error:
        raise ClusterError(
            f"no scheduler answers ({_reason(error)})",
            where=grading.scheduler,
            hint="Start it with `dask scheduler`, or mend [grading] scheduler in course.toml,"
            " and run the same command again",
        ) from None
    try:
        yield client
    finally:
        with suppress(*disconnect_errors()):
            client.close(timeout=CLOSE)


def _security(grading: Grading) -> Security | None:
    if not grading.ca:
        return None
    return Security(
        require_encryption=True,
        tls_ca_file=grading.ca,
        tls_client_cert=grading.certificate,
        tls_client_key=grading.key,
    )


def _reason(error: BaseException) -> str:
    """What was at the bottom of it: Dask says only that it took too long."""
    while error.__cause__ or error.__context__:
        error = error.__cause__ or error.__context__ or error
    return str(error) or type(error).__name__


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep Dask's own log from the terminal: what matters of it is told in words."""
    log = logging.getLogger("distributed.client")
    before = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        with dask.config.set({LARGE: "1 GiB"}):
            yield
    finally:
        log.setLevel(before)
