"""Where hand-ins are graded and entered: two lines that wait, and the workers between them."""

from collections import deque
from collections.abc import Callable
from itertools import count

from autograder.core.i18n import lazy
from autograder.course import Level
from autograder.executors.worker_pool import WorkerPool
from autograder.gradebook.nbgrader_runner import SubmissionRejectedError
from autograder.grading.grade import GradingOutcome
from autograder.watch import replies as pages
from autograder.watch.acceptance import AcceptedSubmission
from autograder.watch.events import EventReporter
from autograder.watch.gradebook_session import GradebookSession
from autograder.watch.replies import ReplyWriter
from autograder.watch.state import Task
from autograder.watch.target import WatchTarget

WORKERS = 2


class GradingQueue:
    """Hand-ins that wait for a worker, that one is at, and that wait to be entered.

    A step says whether there was anything to do; it raises HeldError while another run is at the
    assignment, and can be done again then.
    """

    def __init__(
        self,
        site: WatchTarget,
        level: Level,
        replies: ReplyWriter,
        teller: EventReporter,
        ring: Callable[[], None],
    ) -> None:
        self._site, self._replies, self._teller = site, replies, teller
        self._desk = GradebookSession(site.course, site.assignment, level)
        self._seats = WorkerPool(WORKERS, ring)
        self._to_grade: deque[tuple[Task, AcceptedSubmission]] = deque()
        self._at_work: dict[str, tuple[Task, AcceptedSubmission, object]] = {}
        self._to_enter: deque[tuple[Task, AcceptedSubmission, GradingOutcome | None]] = deque()
        self._numbers = map(str, count(1))

    @property
    def left(self) -> tuple[int, int]:
        """How many hand-ins wait, and how many are being graded."""
        return len(self._to_grade) + len(self._to_enter), len(self._at_work)

    @property
    def is_warm(self) -> bool:
        """Whether the workers are ready."""
        return self._seats.is_warm

    def warm(self) -> None:
        """Have the workers made ready; raises CourseError for what cannot be graded at all."""
        kit = self._desk.kit()
        self._seats.warm_up(self._desk.warmup_job(kit))

    def open(self) -> None:
        """Have the gradebook open."""
        self._desk.open(self._desk.kit())

    def close(self) -> None:
        """End the workers, and close the gradebook."""
        try:
            self._seats.close()
        finally:
            self._desk.close()

    def add(self, task: Task) -> None:
        """Have the hand-ins of a file graded."""
        self._to_grade.extend((task, hand) for hand in task.taken.hands)

    def collect(self) -> None:
        """Have what is graded entered, or graded again if its release was written meanwhile."""
        for name, graded in self._seats.completed():
            task, hand, release = self._at_work.pop(name)
            is_whole = release == self._desk.release_fingerprint()
            self._to_enter.append((task, hand, graded if is_whole else None))

    def grade(self) -> bool:
        """Give the next hand-in to a worker that is free."""
        if not self._to_grade or not self._seats.idle_count:
            return False
        task, hand = self._to_grade[0]
        with self._site.hold():
            job, release = self._desk.job(hand), self._desk.release_fingerprint()
            is_graded = job is not None and self._desk.is_graded(hand, job)
        self._to_grade.popleft()
        if job is None:
            self._replies.finish(task, hand, pages.SUPERSEDED, b"")
        elif is_graded:
            self._to_enter.append((task, hand, None))
        else:
            name = next(self._numbers)
            self._seats.start(name, job)
            self._at_work[name] = task, hand, release
        return True

    def enter(self) -> bool:
        """Enter the next outcome into the gradebook, and answer."""
        if not self._to_enter:
            return False
        task, hand, graded = self._to_enter[0]
        with self._site.hold():
            job = self._desk.job(hand)
            if job is not None and not self._desk.is_graded(hand, job):
                if graded is None or graded.result.cache_key != job.key:
                    # Suite or release has changed in between.
                    self._to_enter.popleft()
                    self._to_grade.append((task, hand))
                    return True
                self._desk.save_result(hand, graded)
            try:
                if job is None:
                    said, page = pages.SUPERSEDED, b""
                else:
                    result, page = self._desk.enter(hand, job.kit)
                    said = lazy(
                        "{points} of {max} points",
                        points=f"{result.points:g}",
                        max=f"{result.max_points:g}",
                    )
            except SubmissionRejectedError as error:
                self._teller.trouble(str(error))
                said, page = pages.INTERNAL_ERROR, b""
        self._to_enter.popleft()
        self._replies.finish(task, hand, said, page)
        return True
