"""The process that grades for a server: requests do not wait for a step of grading.

A pair of sockets wakes the other side: the grader after an upload, the open pages after a step of
an attempt. Everything else that the two know of each other is in the database.
"""

import logging
import socket
import threading
import time
import uuid
from collections.abc import Callable
from contextlib import closing, suppress
from typing import Protocol

from autograder.core import fault_points
from autograder.core.errors import SeminarError
from autograder.core.fault_points import FaultPoint
from autograder.course import Course, Level
from autograder.executors.worker_process import WorkerDiedError, WorkerProcess
from autograder.serve import grader
from autograder.serve.attempts import Attempts
from autograder.serve.database import Database
from autograder.serve.grader import Grader, GraderOptions, error_text
from autograder.serve.grader_reports import GraderReport, GraderReports

WAKE, STOP, CHANGE = b"w", b"s", b"c"
RESTART_SECONDS = 5.0  # after the process has ended by itself
NICENESS = 10  # the server answers first; workers have the lowest priority

logger = logging.getLogger(__name__)


class GradingService(Protocol):
    """Grades the attempts in the database from `start` to `stop`."""

    def start(self) -> None:
        """Begin to grade."""

    def wake(self) -> None:
        """Look for new attempts at once."""

    def stop(self) -> None:
        """Stop after the current step; unfinished attempts wait for the next server."""


class GraderProcess:
    """A grader in a process of its own, which is started again if it ends by itself."""

    def __init__(
        self, course: Course, database: Database, level: Level, on_change: Callable[[], None]
    ) -> None:
        """Prepare the process; `on_change` is called in another thread after each change."""
        self._course, self._database, self._on_change = course, database, on_change
        self._is_stopping = threading.Event()
        self._options = GraderOptions(
            level,
            server=f"{socket.gethostname()[:24]}-{uuid.uuid4().hex[:8]}",
            workers=course.grading.workers or grader.WORKERS,
            lease=grader.LEASE,
        )
        self._armed = fault_points.armed()
        self._supervisor = threading.Thread(target=self._supervise, name="grader")
        self._listener = threading.Thread(target=self._listen, name="grader-changes")

    def start(self) -> None:
        """Start the process."""
        self._socket, self._remote_socket = socket.socketpair()
        self._supervisor.start()
        self._listener.start()

    def wake(self) -> None:
        """Look for new attempts at once."""
        _send(self._socket, WAKE)

    def stop(self) -> None:
        """Stop after the current step; unfinished attempts wait for the next server."""
        self._is_stopping.set()
        _send(self._socket, STOP)
        self._supervisor.join()
        self._socket.shutdown(socket.SHUT_RDWR)
        self._listener.join()
        self._socket.close()
        self._remote_socket.close()

    def _listen(self) -> None:
        while self._socket.recv(64):
            self._on_change()

    def _supervise(self) -> None:
        while not self._is_stopping.is_set():
            self._run()
            self._is_stopping.wait(RESTART_SECONDS)

    def _run(self) -> None:
        """Run the process until it ends."""
        armed, self._armed = self._armed, {}
        descriptor = self._remote_socket.fileno()
        with closing(
            WorkerProcess(niceness=NICENESS, inherited=descriptor, on_one_core=False)
        ) as process:
            try:
                process.call(_grade, self._course, self._options, armed, descriptor)
            except WorkerDiedError:
                self._report("the process that grades has ended by itself")
            except Exception as error:  # must not end the thread, which tries again
                self._report(error_text(error))

    def _report(self, trouble: str) -> None:
        """Report why the process has ended; let what it had claimed wait again."""
        if self._is_stopping.is_set():
            return
        logger.warning("grading waits: %s", trouble)
        server = self._options.server
        with suppress(SeminarError):  # the database itself may be what fails
            Attempts(self._database).release(server)
            report = GraderReport(capacity=0, trouble=trouble)
            GraderReports(self._database).save(server, report, time.time())


def _grade(
    course: Course, options: GraderOptions, armed: dict[FaultPoint, int], descriptor: int
) -> None:
    """Grade in this process until the server asks it to stop."""
    fault_points.restore(armed)
    logging.basicConfig(format="seminar: %(message)s")
    with socket.socket(fileno=descriptor) as server, closing(Database(course)) as database:
        service = Grader(course, database, options, lambda: _send(server, CHANGE))

        def listen() -> None:
            while STOP not in (messages := server.recv(64)) and messages:
                service.wake()
            service.stop()

        threading.Thread(target=listen, daemon=True).start()
        service.run()


def _send(connection: socket.socket, message: bytes) -> None:
    """Send a message unless so many wait to be read that one more says nothing new."""
    with suppress(OSError):
        connection.send(message, socket.MSG_DONTWAIT)
