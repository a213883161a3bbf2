"""The process in which a worker of a cluster grades: clean, with a main thread of its own.

A worker of Dask runs its tasks in threads; grading needs alarms, which only a main thread hears,
and keeps suites and parents that are nobody else's. `python -P -m` with this module's name reads
questions from its standard input and ends with it.
"""

import os
import queue
import signal
import threading
from contextlib import suppress
from typing import IO

from autograder.core import atomic_files
from autograder.core.errors import SandboxUnavailableError, SeminarError
from autograder.executors import bundle, compatibility
from autograder.executors.dask import protocol
from autograder.executors.worker_pool import exit_worker
from autograder.grading.grade import GradingJob, grade, grader_failure

IDLE = 600  # seconds without a question, after which nobody is likely to ask another one


def main() -> None:
    """Answer questions until there are no more."""
    # Ctrl-C in the worker's terminal is the worker's; it ends, and our standard input with it.
    signal.signal(signal.SIGINT, lambda *_: None)
    signal.signal(signal.SIGTERM, lambda *_: exit_worker())
    asked, said = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(2, 1)  # whatever prints in a test must not come between the frames
    questions: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(asked, questions), daemon=True).start()
    with suppress(queue.Empty):
        while True:
            protocol.send(said, protocol.encode(_answer(questions.get(timeout=IDLE))))
    exit_worker()


def _listen(asked: IO[bytes], questions: "queue.SimpleQueue[bytes]") -> None:
    """Hand questions on; end the process, and what it is at, when nobody is there any more."""
    with suppress(EOFError, OSError):
        while True:
            questions.put(protocol.receive(asked))
    exit_worker()


def _answer(data: bytes) -> protocol.WorkerReply:
    question = protocol.question(data)
    try:
        differing = compatibility.diff(question.terms)
        if differing:
            return protocol.CheckReply(differing)
        if isinstance(question, protocol.UploadBundle):
            bundle.install(question.parcel, question.data)
        kit = bundle.load_bundled_spec(question.parcel)
        if kit is None or not isinstance(question, protocol.GradeRequest):
            return protocol.CheckReply(bundle_missing=kit is None)
        job = GradingJob(kit, question.notebook)
    except (SeminarError, OSError) as error:
        return protocol.CheckReply((str(error),))
    try:
        return protocol.GradeReply(grade(job))
    except SandboxUnavailableError as error:
        return protocol.ErrorReply(str(error), sandbox_failed=True)
    except MemoryError:
        return protocol.ErrorReply("out of memory")
    except Exception as error:
        if atomic_files.is_fatal_disk_error(error):
            return protocol.CheckReply((str(error),))
        return protocol.GradeReply(grader_failure(job, f"{type(error).__name__}: {error}"))


if __name__ == "__main__":
    main()
