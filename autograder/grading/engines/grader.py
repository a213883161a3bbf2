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

from autograder import files
from autograder.errors import SeminarError, WallError
from autograder.grading.engines import frames, parcel, terms
from autograder.grading.engines.local import end_worker
from autograder.grading.job import Job, failed, grade

IDLE = 600  # seconds without a question, after which nobody is likely to ask another one


def main() -> None:
    """Answer questions until there are no more."""
    # Ctrl-C in the worker's terminal is the worker's; it ends, and our standard input with it.
    signal.signal(signal.SIGINT, lambda *_: None)
    signal.signal(signal.SIGTERM, lambda *_: end_worker())
    asked, said = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(2, 1)  # whatever prints in a test must not come between the frames
    questions: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(asked, questions), daemon=True).start()
    with suppress(queue.Empty):
        while True:
            frames.send(said, frames.encode(_answer(questions.get(timeout=IDLE))))
    end_worker()


def _listen(asked: IO[bytes], questions: "queue.SimpleQueue[bytes]") -> None:
    """Hand questions on; end the process, and what it is at, when nobody is there any more."""
    with suppress(EOFError, OSError):
        while True:
            questions.put(frames.receive(asked))
    end_worker()


def _answer(data: bytes) -> frames.Answer:
    question = frames.question(data)
    try:
        differing = terms.differences(question.terms)
        if differing:
            return frames.Report(differing)
        if isinstance(question, frames.Deposit):
            parcel.unpack(question.parcel, question.data)
        kit = parcel.kit_of(question.parcel)
        if kit is None or not isinstance(question, frames.Grade):
            return frames.Report(lacks=kit is None)
        job = Job(kit, question.notebook)
    except (SeminarError, OSError) as error:
        return frames.Report((str(error),))
    try:
        return frames.Done(grade(job))
    except WallError as error:
        return frames.Trouble(str(error), of_wall=True)
    except MemoryError:
        return frames.Trouble("out of memory")
    except Exception as error:
        if files.stops_all(error):
            return frames.Report((str(error),))
        return frames.Done(failed(job, f"{type(error).__name__}: {error}"))


if __name__ == "__main__":
    main()
