"""The part that runs on a Dask worker: `handle` answers the requests of the executor.

Dask runs its tasks in threads. Grading needs alarms, which work in a main thread only, so each
request is handled in a worker process of ours, which keeps its suites and zygotes.
"""

from autograder.core.atomic_files import is_fatal_disk_error
from autograder.core.errors import SandboxUnavailableError, SeminarError
from autograder.executors import bundle, compatibility
from autograder.executors.dask import protocol
from autograder.executors.worker_pool import WorkerPool, failure_reason
from autograder.executors.worker_process import WorkerDiedError
from autograder.grading.grade import GradingJob, grade, grader_failure

IDLE_SECONDS = 600.0  # after which a process ends to free its memory

# Dask's threads call the pool directly, so there are as many processes as busy threads.
_workers = WorkerPool(1, idle_seconds=IDLE_SECONDS)


def handle(request: bytes) -> bytes:
    """Return the reply to a request. Raise nothing: Dask would pickle an exception."""
    try:
        return _workers.call(reply_to, request)
    except SandboxUnavailableError as error:
        return protocol.encode(protocol.CheckReply((str(error),)))
    except (WorkerDiedError, MemoryError) as error:
        return protocol.encode(protocol.ErrorReply(failure_reason(error)))
    except Exception as error:
        return protocol.encode(protocol.CheckReply((f"no grader can be started ({error})",)))


def reply_to(data: bytes) -> bytes:
    """Return the reply to a request, in a worker process.

    Raises MemoryError and SandboxUnavailableError, after which the pool tries once more.
    """
    return protocol.encode(_reply(protocol.decode_request(data)))


def _reply(request: protocol.Request) -> protocol.Reply:
    try:
        differences = compatibility.diff(request.environment)
        if differences:
            return protocol.CheckReply(differences)
        if isinstance(request, protocol.UploadBundle):
            bundle.install(request.bundle, request.data)
        spec = bundle.load_bundled_spec(request.bundle)
    except (SeminarError, OSError) as error:
        return protocol.CheckReply((str(error),))
    if spec is None or not isinstance(request, protocol.GradeRequest):
        return protocol.CheckReply(bundle_missing=spec is None)
    job = GradingJob(spec, request.notebook)
    try:
        return protocol.GradeReply(grade(job))
    except (SandboxUnavailableError, MemoryError):
        raise
    except Exception as error:
        if is_fatal_disk_error(error):
            return protocol.CheckReply((str(error),))
        return protocol.GradeReply(grader_failure(job, f"{type(error).__name__}: {error}"))
