"""The grader of attempts: it claims them in the database and passes them to the queues.

An attempt is claimed, stored in the classroom as `seminar collect` would store it, graded by the
grading queue of its assignment, and recorded. Each step can be repeated after a crash: the lease
of a claim ends, a stored attempt stays stored, and a Result that exists is not made anew.
"""

import logging
import statistics
import threading
import time
from collections import Counter, deque
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from msgspec import Struct

from autograder.core.atomic_files import is_fatal_disk_error
from autograder.core.errors import (
    ClusterError,
    GradebookError,
    SandboxUnavailableError,
    SeminarError,
    StorageError,
)
from autograder.core.fault_points import FaultPoint, fault_point
from autograder.core.locks import LockBusyError
from autograder.course import Course, Level, late_policy
from autograder.course.model import Counts
from autograder.executors.grader_pool import open_pool
from autograder.gradebook import late_penalties
from autograder.live.gradebook_session import AcceptedSubmission
from autograder.live.grading_queue import SUPERSEDED, FinishedSubmission, GradingQueue
from autograder.lms import collection_log, submission_writer
from autograder.lms.archive import File
from autograder.lms.attempt import Attempt as LmsAttempt
from autograder.lms.attempt import CollectStatus, LmsPerson
from autograder.serve import attempt_files, grader_reports
from autograder.serve.attempts import Attempt, Attempts, AttemptState
from autograder.serve.database import Database
from autograder.serve.grader_reports import GraderReport, GraderReports

SOURCE = "serve"  # in the collection log
WORKERS = 2  # unless the course sets another number
LEASE = 60.0  # seconds until another server may take over what a killed one was grading
RETRY_SECONDS = 0.5  # after a busy lock
ERROR_SECONDS = 10.0  # after an error of the course, the gradebook or the disk
MAX_ERRORS = 3  # with an attempt in hand, before it is given up: it may be the cause
RECENT = 20  # attempts of which the time of grading is known, for the expected wait
REPORT_SECONDS = 1.0  # between two reports of how long an attempt takes
HEARTBEAT = 1.0  # seconds: how long an attempt that another process received waits at most

# With these no attempt is to blame: all wait until it is over.
OUTER_ERRORS = (SandboxUnavailableError, ClusterError, GradebookError, StorageError)
KNOWN_ERRORS = (SeminarError, OSError)  # whose text says what is wrong

logger = logging.getLogger(__name__)


class GraderOptions(Struct, frozen=True):
    """How a grader works: `server` is its name in the database, `lease` is in seconds."""

    level: Level
    server: str
    workers: int = WORKERS
    lease: float = LEASE


class Grader:
    """Grades the attempts in the database until it is stopped."""

    def __init__(
        self,
        course: Course,
        database: Database,
        options: GraderOptions,
        on_change: Callable[[], None],
    ) -> None:
        self._course, self._options, self._on_change = course, options, on_change
        self._attempts, self._reports = Attempts(database), GraderReports(database)
        self._server = options.server
        self._graders = open_pool(course.grading, options.workers)
        self._queues: dict[str, GradingQueue[Attempt]] = {}
        self._claimed: dict[int, Attempt] = {}  # not in a queue yet
        self._in_queue: dict[int, Attempt] = {}
        self._errors: Counter[int] = Counter()  # by attempt
        self._seconds: deque[float] = deque(maxlen=RECENT)  # from the claim to the page
        # Students of whom a worse attempt may have replaced the best one, with the assignment.
        self._to_restore = self._owners_to_check()
        self._wakeup, self._is_stopping = threading.Event(), False
        self._renewed_at = 0.0
        self._trouble = ""  # the last error that delays grading
        self._last_report: GraderReport | None = None
        self._reported_at = 0.0

    def wake(self) -> None:
        """Look for new attempts at once; may be called in any thread, as `stop`."""
        self._wakeup.set()

    def stop(self) -> None:
        """End `run` after the current step; unfinished attempts wait for the next server."""
        self._is_stopping = True
        self.wake()

    # -- the loop

    def run(self) -> None:
        """Grade until `stop` is called."""
        try:
            self._warm_up()
            while not self._is_stopping:
                self._wakeup.clear()
                delay = self._run_steps()
                if delay:
                    self._wakeup.wait(delay)
        finally:
            for queue in self._queues.values():
                queue.close()
            self._graders.close()
            with suppress(SeminarError):
                self._reports.remove(self._server)

    def _warm_up(self) -> None:
        """Start the workers for the assignment that is due next, for a fast first reply."""
        names = self._course.config.assignments
        due = {name: self._course.due(name) for name in names}
        open_names = [name for name in names if due[name] > datetime.now(UTC)]
        if not names:
            return
        name = min(open_names, key=due.__getitem__) if open_names else max(due, key=due.__getitem__)
        with suppress(SeminarError):  # it is reported when the first attempt arrives
            self._queue(name).warm_up()

    def _run_steps(self) -> float:
        """Run each step once; return how many seconds to wait before the next round."""
        try:
            self._renew_leases()
            self._claim_next()
            self._store_claimed()
            self._restore_best()
            has_progressed = [self._advance(queue) for queue in self._queues.values()]
            self._report("")
        except LockBusyError:
            return RETRY_SECONDS
        except Exception as error:  # must not end the thread: the server goes on receiving
            trouble = error_text(error)
            if trouble != self._trouble:
                is_unknown = not isinstance(error, KNOWN_ERRORS)
                logger.warning("grading waits: %s", trouble, exc_info=is_unknown)
            with suppress(SeminarError):  # the database itself may be what fails
                self._report(trouble)
                self._start_over(error)
            return ERROR_SECONDS
        return 0.0 if any(has_progressed) else HEARTBEAT

    def _start_over(self, error: Exception) -> None:
        """Put the attempts in hand back into the queue of the database; give up frequent ones."""
        in_hand = {**self._claimed, **self._in_queue}
        if not (isinstance(error, OUTER_ERRORS) or is_fatal_disk_error(error)):
            self._errors.update(in_hand.keys())
        for attempt in in_hand.values():
            if self._errors[attempt.id] >= MAX_ERRORS:
                self._finish(attempt, AttemptState.FAILED)
        self._attempts.release(self._server)
        for queue in self._queues.values():
            queue.close()
        self._queues.clear()
        self._claimed.clear()
        self._in_queue.clear()
        self._to_restore = self._owners_to_check()

    def _owners_to_check(self) -> set[tuple[str, str]]:
        is_best = self._course.config.serve.counts is Counts.BEST
        return set(self._attempts.owners()) if is_best else set()

    def _renew_leases(self) -> None:
        now = time.time()
        if now - self._renewed_at > self._options.lease / 4:
            self._attempts.renew(self._server, now + self._options.lease)
            self._renewed_at = now

    def _report(self, trouble: str) -> None:
        """Report a change of trouble at once, another change later, and that this grader lives."""
        seconds = statistics.median(self._seconds) if self._seconds else None
        report = GraderReport(self._capacity, seconds, trouble)
        now, is_changed = time.time(), report != self._last_report
        age, is_urgent = now - self._reported_at, trouble != self._trouble
        self._trouble = trouble
        if is_urgent or age > (REPORT_SECONDS if is_changed else grader_reports.VALID_SECONDS / 3):
            self._reports.save(self._server, report, now)
            self._last_report, self._reported_at = report, now

    @property
    def _capacity(self) -> int:
        """How many attempts are claimed at most: one more than are graded, so that none waits."""
        return self._graders.size + 1

    def _claim_next(self) -> None:
        """Claim attempts until all graders are busy."""
        while len(self._claimed) + len(self._in_queue) < self._capacity:
            attempt = self._attempts.claim(self._server, time.time(), self._options.lease)
            if attempt is None:
                return
            fault_point(FaultPoint.ATTEMPT_CLAIMED)
            self._claimed[attempt.id] = attempt
            self._on_change()

    def _store_claimed(self) -> None:
        """Store the claimed attempts in the classroom, and put them into their queues."""
        for attempt in list(self._claimed.values()):
            queue = self._queue(attempt.assignment)
            status = self._store(attempt)
            fault_point(FaultPoint.ATTEMPT_STORED)
            if status is CollectStatus.OLDER:
                self._finish(attempt, AttemptState.REPLACED)
            elif status is CollectStatus.REFUSED:
                self._finish(attempt, AttemptState.FAILED)
            else:
                self._in_queue[attempt.id] = attempt
                queue.add(AcceptedSubmission(attempt.student, attempt.sha256), attempt)
            del self._claimed[attempt.id]

    def _advance(self, queue: GradingQueue[Attempt]) -> bool:
        """Run the steps of one queue; return whether there was anything to do."""
        queue.poll()
        has_progressed = queue.grade_next()
        has_progressed |= queue.import_next()
        for finished in queue.take_finished():
            self._record(finished)
            has_progressed = True
        return has_progressed

    # -- one attempt

    def _queue(self, assignment: str) -> GradingQueue[Attempt]:
        if assignment not in self._queues:
            self._queues[assignment] = GradingQueue(
                self._course, assignment, self._options.level, self.wake, self._graders
            )
        return self._queues[assignment]

    def _store(self, attempt: Attempt, *, even_if_older: bool = False) -> CollectStatus:
        """Store an attempt as the student's submission unless a later one is stored."""
        assignment = self._course.classroom.assignment(attempt.assignment)
        path = attempt_files.notebook_path(self._course, attempt)
        lms_attempt = LmsAttempt(
            LmsPerson(labels=(attempt.student,)),
            File(f"{attempt.assignment}.ipynb", path),
            datetime.fromtimestamp(attempt.received_at, UTC),
            sequence=attempt.id,
            source=SOURCE,
        )
        with assignment.lock(blocking=False):
            submissions = collection_log.load_submissions(assignment)
            outcome, entry = submission_writer.store_submission(
                assignment.student(attempt.student),
                lms_attempt,
                submissions.get(attempt.student),
                even_if_older=even_if_older,
            )
            if entry is not None:
                submissions[attempt.student] = entry
                collection_log.save_submissions(assignment, submissions)
        if outcome.status is CollectStatus.REFUSED:
            logger.warning("%s, %s: %s", attempt.assignment, attempt.student, outcome.note)
        return outcome.status

    def _record(self, finished: FinishedSubmission[Attempt]) -> None:
        """Record how an attempt ended, and write its page."""
        attempt, result = finished.token, finished.result
        was_graded = attempt.state is AttemptState.GRADED  # it is stored again as the best one
        self._in_queue.pop(attempt.id, None)
        self._errors.pop(attempt.id, None)
        if finished.instructor_detail:
            logger.warning("%s: %s", attempt.assignment, finished.instructor_detail)
        if result is None and was_graded:
            return  # it keeps its points; a later attempt is there, which is compared with it
        if result is None:
            is_replaced = finished.message is SUPERSEDED
            self._finish(attempt, AttemptState.REPLACED if is_replaced else AttemptState.FAILED)
            return
        attempt_files.save_page(self._course, attempt, finished.page)
        self._finish(attempt, AttemptState.GRADED, result.points, result.max_points)
        if was_graded:
            return
        self._seconds.append(time.time() - attempt.changed_at)
        if self._course.config.serve.counts is Counts.BEST:
            self._to_restore.add((attempt.student, attempt.assignment))

    def _finish(
        self,
        attempt: Attempt,
        state: AttemptState,
        points: float | None = None,
        max_points: float | None = None,
    ) -> None:
        self._attempts.finish(attempt.id, state, time.time(), points, max_points)
        self._on_change()

    def _restore_best(self) -> None:
        """Store and import a student's best attempt again if a worse one was graded after it.

        It waits until no attempt of the student waits: one that is stored already, but not
        graded, would be replaced, and it may be better.
        """
        if not self._to_restore:
            return
        waiting = {(attempt.student, attempt.assignment) for attempt in self._attempts.open()}
        for owner in self._to_restore - waiting:
            student, assignment = owner
            best = best_attempt(self._course, self._attempts.of(student, assignment))
            if best is not None and not attempt_files.is_imported(self._course, best):
                if not attempt_files.is_stored(self._course, best):
                    self._store(best, even_if_older=True)
                submission = AcceptedSubmission(best.student, best.sha256)
                self._queue(assignment).add(submission, best)
            self._to_restore.discard(owner)


def error_text(error: Exception) -> str:
    """Return what an instructor reads about an error that delays grading."""
    return str(error) if isinstance(error, KNOWN_ERRORS) else f"{type(error).__name__}: {error}"


def best_attempt(course: Course, attempts: list[Attempt]) -> Attempt | None:
    """Return the graded attempt with the most points after late penalties, the first of equals."""
    graded = [attempt for attempt in attempts if attempt.state is AttemptState.GRADED]
    if not graded:
        return None
    return max(graded, key=lambda attempt: (points_after_penalty(course, attempt), -attempt.id))


def points_after_penalty(course: Course, attempt: Attempt) -> float:
    """Return the points of a graded attempt minus its late penalty."""
    points = attempt.points or 0.0
    dates = late_penalties.deadlines(course, attempt.assignment)
    due = dates.due + (dates.extension(attempt.student) or timedelta())
    late = late_policy.lateness(datetime.fromtimestamp(attempt.received_at, UTC), due, dates.zone)
    return points - course.late(attempt.assignment).penalty(points, late)
