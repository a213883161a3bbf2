"""The end of the engine that lies on a cluster: hands questions to graders on that machine.

`ask` is all that Dask runs of ours. It takes bytes and gives bytes, and looks into neither but
for the grader's troubles.
"""

import os
import subprocess
import sys
import threading
from contextlib import suppress

from autograder.executors.dask import protocol

COMMAND = (sys.executable, "-P", "-m", "autograder.executors.dask.grader_process")
TRIES = 2  # of what a grader failed at; the second time in a new one, by itself


class GraderProcess:
    """A grader and the pipes to it."""

    def __init__(self) -> None:
        # One core each: threads of the linear algebra would only get in each other's way.
        own = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
        self._popen = subprocess.Popen(
            COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**own, **os.environ}
        )

    @property
    def alive(self) -> bool:
        """Whether it still runs: it ends by itself when it has long been idle."""
        return self._popen.poll() is None

    def ask(self, question: bytes) -> bytes:
        """The answer; raises EOFError if the grader dies."""
        assert self._popen.stdin is not None
        assert self._popen.stdout is not None
        try:
            protocol.send(self._popen.stdin, question)
        except OSError:
            raise EOFError from None
        return protocol.receive(self._popen.stdout)

    def close(self) -> None:
        """End it: it ends itself and what it has started when nobody can ask any more."""
        assert self._popen.stdin is not None
        assert self._popen.stdout is not None
        with suppress(OSError):
            self._popen.stdin.close()
        self._popen.wait()
        self._popen.stdout.close()


_idle: list[GraderProcess] = []
_lock = threading.Lock()


def handle(question: bytes) -> bytes:
    """Have a grader answer. Where it fails or dies, a new one is asked once more.

    Raises nothing: Dask would pickle an exception.
    """
    try:
        return _ask(question)
    except OSError as error:
        return protocol.encode(protocol.CheckReply((f"no grader can be started ({error})",)))


def _ask(question: bytes) -> bytes:
    trouble = protocol.ErrorReply("")
    for _ in range(TRIES):
        grader = _take()
        try:
            data = grader.ask(question)
        except EOFError:
            grader.close()
            trouble = protocol.ErrorReply("the worker process died")
            continue
        answer = protocol.answer(data)
        if not isinstance(answer, protocol.ErrorReply):
            with _lock:
                _idle.append(grader)
            return data
        grader.close()
        trouble = answer
    return protocol.encode(
        protocol.CheckReply((trouble.told,)) if trouble.sandbox_failed else trouble
    )


def _take() -> GraderProcess:
    """A grader that nobody else is asking."""
    while True:
        with _lock:
            grader = _idle.pop() if _idle else GraderProcess()
        if grader.alive:
            return grader
        grader.close()
