"""Grading queue of a service: submissions waiting for a worker, running, waiting for their import.

The queue knows neither where submissions come from nor how students are answered: each has a token
of the caller, and comes back with it as a FinishedSubmission.
"""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from typing import Generic, TypeVar

from msgspec import Struct

from autograder.core.i18n import LazyMessage, lazy
from autograder.course import Course, Level
from autograder.executors.executor import grading_outcome
from autograder.executors.grader_pool import GraderPool, LocalGraderPool
from autograder.gradebook.nbgrader_runner import SubmissionRejectedError
from autograder.grading.grade import GradingJob, GradingOutcome
from autograder.grading.result import Result
from autograder.live.gradebook_session import AcceptedSubmission, GradebookSession

WORKERS = 2  # more than one, so that an endless loop does not block other submissions
SUPERSEDED = lazy("A later file is there, and counts instead of this one.")
INTERNAL_ERROR = lazy(
    "It could not be graded for a reason on our side. Your instructor has been notified; you do not"
    " need to do anything."
)

TokenT = TypeVar("TokenT")


class FinishedSubmission(Struct, Generic[TokenT], frozen=True):
    """A submission that has left the queue, and the message to its student.

    It is graded, or SUPERSEDED, if the classroom no longer holds it, or nbgrader has rejected it.
    """

    submission: AcceptedSubmission
    token: TokenT
    message: LazyMessage
    page: bytes = b""  # the feedback page, if it is graded
    result: Result | None = None
    instructor_detail: str = ""  # why nbgrader has rejected it


_Entry = tuple[AcceptedSubmission, TokenT]


class GradingQueue(Generic[TokenT]):
    """Grades the submissions of one assignment in warm workers, and imports their Results.

    The owner calls `poll` and the steps `grade_next` and `import_next` whenever `on_change` was
    called. A step returns whether there was anything to do. It raises LockBusyError while another
    process holds the lock of the assignment; then it has changed nothing and can be repeated.
    """

    def __init__(
        self,
        course: Course,
        assignment: str,
        level: Level,
        on_change: Callable[[], None],
        graders: GraderPool | None = None,
    ) -> None:
        """Create a queue with graders of its own, or with `graders` that others use, too."""
        self._session = GradebookSession(course, assignment, level)
        self._owns_graders = graders is None
        self._graders, self._on_change = graders or LocalGraderPool(WORKERS), on_change
        self._warming_up: dict[Future[GradingOutcome], GradingJob] = {}
        self._to_grade: deque[_Entry[TokenT]] = deque()
        # The last item is the fingerprint of the release before the worker read it.
        self._running: dict[
            Future[GradingOutcome], tuple[_Entry[TokenT], GradingJob, tuple[int, int] | None]
        ] = {}
        self._to_import: deque[tuple[_Entry[TokenT], GradingOutcome | None]] = deque()
        self._finished: list[FinishedSubmission[TokenT]] = []

    @property
    def waiting_count(self) -> int:
        """How many submissions wait for a worker or for their import."""
        return len(self._to_grade) + len(self._to_import)

    @property
    def running_count(self) -> int:
        """How many submissions are being graded."""
        return len(self._running)

    @property
    def is_warm(self) -> bool:
        """Whether all workers are warmed up."""
        return not self._warming_up

    def warm_up(self) -> None:
        """Start the workers; raises CourseError or SuiteError if nothing can be graded."""
        job = self._session.warmup_job(self._session.spec())
        for future in self._graders.warm_up(job):
            self._warming_up[future] = job
            future.add_done_callback(lambda _: self._on_change())

    def open_gradebook(self) -> None:
        """Open the gradebook; raises LockBusyError if another process holds the lock."""
        with self._session.lock():
            self._session.open()

    def close(self) -> None:
        """End the workers of its own and close the gradebook."""
        try:
            if self._owns_graders:
                self._graders.close()
        finally:
            self._session.close()

    def add(self, submission: AcceptedSubmission, token: TokenT) -> None:
        """Add a submission; its FinishedSubmission has the same token."""
        self._to_grade.append((submission, token))

    def take_finished(self) -> list[FinishedSubmission[TokenT]]:
        """Remove and return the submissions that have finished since the last call."""
        finished, self._finished = self._finished, []
        return finished

    def poll(self) -> None:
        """Collect the outcomes from the workers.

        Raises SandboxUnavailableError, ClusterError or OSError if no other submission could be
        graded either.
        """
        for future in [future for future in self._warming_up if future.done()]:
            grading_outcome(self._warming_up.pop(future), future)  # may raise
        for future in [future for future in self._running if future.done()]:
            entry, job, release = self._running.pop(future)
            outcome = grading_outcome(job, future)
            # The worker may have read a release that was being written.
            is_usable = release == self._session.release_fingerprint()
            self._to_import.append((entry, outcome if is_usable else None))

    def grade_next(self) -> bool:
        """Submit the next submission to an idle worker, unless it has a Result already."""
        if not self._to_grade or not self._graders.idle_count:
            return False
        submission, _ = entry = self._to_grade[0]
        with self._session.lock():
            job, release = self._session.job(submission), self._session.release_fingerprint()
            is_graded = job is not None and self._session.is_graded(submission, job)
        self._to_grade.popleft()
        if job is None:
            self._finished.append(FinishedSubmission(*entry, SUPERSEDED))
        elif is_graded:
            self._to_import.append((entry, None))
        else:
            future = self._graders.grade(job)
            self._running[future] = entry, job, release
            future.add_done_callback(lambda _: self._on_change())
        return True

    def import_next(self) -> bool:
        """Import the next outcome into the gradebook, or queue its submission once more."""
        if not self._to_import:
            return False
        entry, outcome = self._to_import[0]
        with self._session.lock():
            finished = self._import(entry, outcome)
        self._to_import.popleft()
        if finished is None:
            self._to_grade.append(entry)
        else:
            self._finished.append(finished)
        return True

    def _import(
        self, entry: _Entry[TokenT], outcome: GradingOutcome | None
    ) -> FinishedSubmission[TokenT] | None:
        """Import an outcome, or without one the stored Result; return None to grade again."""
        submission, _ = entry
        job = self._session.job(submission)
        if job is None:
            return FinishedSubmission(*entry, SUPERSEDED)
        if not self._session.is_graded(submission, job):
            if outcome is None or outcome.result.cache_key != job.key:
                return None  # suite or release has changed meanwhile
            self._session.save_result(submission, outcome)
        try:
            result, page = self._session.import_result(submission)
        except SubmissionRejectedError as error:
            return FinishedSubmission(*entry, INTERNAL_ERROR, instructor_detail=str(error))
        points, maximum = f"{result.points:g}", f"{result.max_points:g}"
        message = lazy("{points} of {max} points", points=points, max=maximum)
        return FinishedSubmission(*entry, message, page, result)
