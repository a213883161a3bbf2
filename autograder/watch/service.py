"""`seminar watch`: the loop over what lands in a folder, until it is stopped.

Look, wait until a file is still, take it, grade it in a warm worker, enter it, answer beside it.
The folder itself is the list of what there is to do, and the record what is done: a watch that is
killed goes on from there. The class is locked only for one step at a time.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from autograder.core import atomic_files, locks
from autograder.core.errors import GradebookError, SeminarError, StorageError
from autograder.course import Course, Level
from autograder.gradebook import late_penalties
from autograder.grading import result_store
from autograder.watch import acceptance, notifier, replies, safe_directory
from autograder.watch.events import Clock, EventReporter, Report, What, now
from autograder.watch.file_names import FileKind
from autograder.watch.grading_queue import GradingQueue
from autograder.watch.notifier import WakeupEvent
from autograder.watch.replies import ReplyWriter
from autograder.watch.scanner import INCOMPLETE_TIMEOUT, DirectoryScanner
from autograder.watch.state import Task, TaskState
from autograder.watch.state_file import ReplyRecord
from autograder.watch.target import WatchTarget

HEARTBEAT = 1.0  # seconds after which the folder is looked at, whatever is told of it
RETRY_INTERVAL = 0.1  # seconds until something is tried again that another run is in the way of
TROUBLE = 5.0  # seconds until something is tried again that a person has to put right


def watch(
    course: Course,
    assignment: str,
    folder: Path,
    *,
    level: Level,
    bell: WakeupEvent,
    report: Report = lambda _: None,
    clock: Clock = now,
) -> None:
    """Answer what lands in the folder until the bell says stop.

    Raises SeminarError for a folder or a course that cannot be used, WallError if no wall can be
    built, StorageError for a disk that takes nothing. However it ends, the same call later goes
    on from there.
    """
    course.assignment(assignment)
    site = WatchTarget(course, assignment, safe_directory.validate(folder, course.classroom.path))
    late_penalties.deadlines(
        course, assignment
    )  # a mistake in the roster is told before anything is done
    with atomic_files.translate_os_errors(course.classroom.path), _alone(site):
        atomic_files.remove_stale_temp_files(course.classroom.path)
        with _Watch(site, level, bell, report, clock) as watching:
            watching.run()


@contextmanager
def _alone(site: WatchTarget) -> Iterator[None]:
    """Be the only watch of the assignment: two would answer everything twice."""
    with ExitStack() as stack:
        try:
            stack.enter_context(site.watch_alone())
        except locks.LockBusyError as error:
            raise SeminarError(
                f"is being watched for already {error}".strip(),
                where=site.assignment,
                hint="Stop that one first",
            ) from None
        yield


class _Watch:
    """The parts of a watch, and the order in which they have their turns."""

    def __init__(
        self, site: WatchTarget, level: Level, bell: WakeupEvent, report: Report, clock: Clock
    ) -> None:
        self._site, self._bell, self._clock = site, bell, clock
        self._teller = EventReporter(report, clock, self._left)
        self._ledger = TaskState(site, clock)
        self._view = DirectoryScanner(site.folder)
        self._replies = ReplyWriter(site, self._ledger, self._teller)
        self._bench = GradingQueue(site, level, self._replies, self._teller, bell.set)
        self._stack = ExitStack()
        self._retry_at = 0.0  # nothing is tried before
        self._last_warning = ""
        self._is_open = self._is_ready = False

    def __enter__(self) -> "_Watch":
        with ExitStack() as stack:
            stack.callback(self._bench.close)
            stack.enter_context(notifier.watch_directory(self._site.folder, self._bell))
            self._bench.warm()
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._teller.tell(What.STOPPED)
        self._stack.close()

    def run(self) -> None:
        """One step after the other: what can be finished goes before what is new."""
        while not self._bell.stopping:
            self._look()
            self._bench.collect()
            moved = False
            if time.monotonic() >= self._retry_at:
                for step in (self._prepare, self._bench.grade, self._bench.enter, self._take):
                    moved |= self._run_step(step)
            if not moved:
                self._bell.wait(self._next_wakeup())

    def _look(self) -> None:
        if self._view.look():
            self._ledger.update(self._view.seen, acceptance.roster_fingerprint(self._site))

    # -- steps; each says whether there was anything to do

    def _prepare(self) -> bool:
        """Have gradebook and workers ready, so that no hand-in need wait for that; say so."""
        if self._is_open:
            if self._bench.is_warm and not self._is_ready:
                self._is_ready = True
                self._teller.tell(What.WATCHING, said=str(self._site.folder))
            return False
        with self._site.hold():
            result_store.clean_up(self._site.course.classroom.assignment(self._site.assignment))
            self._bench.open()
        self._is_open = True
        return True

    def _take(self) -> bool:
        """Take the next file that has been complete, in the order in which they landed."""
        for one, age in self._view.still():
            if not self._ledger.is_pending(one, age):
                continue
            before = self._ledger.before(one.path)
            task = Task(one, time.monotonic(), one.arrived_at(self._clock()))
            if one.kind is FileKind.OTHER or not one.is_file:
                self._replies.refuse(task, replies.LINK if not one.is_file else replies.WRONG_TYPE)
                return True
            try:
                moved = self._take_one(task, before, age)
            except (SeminarError, locks.LockBusyError):
                raise
            except Exception as error:
                if atomic_files.is_fatal_disk_error(error):
                    raise
                # Whatever a file does to the code that reads it, the others are answered.
                self._teller.trouble(f"{one.path}: {type(error).__name__}: {error}")
                self._replies.refuse(task, replies.INTERNAL_ERROR)
                return True
            if moved:
                return True
        return False

    def _take_one(self, task: Task, before: ReplyRecord | None, age: float) -> bool:
        """Take a file, or say why not; False if it has to be waited for."""
        one = task.one
        with acceptance.snapshot(self._site, one, age) as copy:
            if copy is None:
                if age >= INCOMPLETE_TIMEOUT:
                    self._replies.refuse(task, replies.UNREADABLE, What.HALF)
                return age >= INCOMPLETE_TIMEOUT
            if before and before.sha256 == copy[1]:
                if before.graded and before.until is None:
                    self._ledger.complete(task, copy[1], graded=True)  # touched, not changed
                    return True
                task.since = before.since
            if reason := acceptance.half(one, copy[0], self._site.course):
                self._ledger.mark_incomplete(one)
                if age >= INCOMPLETE_TIMEOUT:
                    self._replies.refuse(task, replies.incomplete(reason), What.HALF)
                return age >= INCOMPLETE_TIMEOUT
            with self._site.hold():
                known, moment = self._ledger.record, self._clock()
                task.taken = acceptance.accept(self._site, one, copy, known, moment, task.since)
        self._taken(task)
        return True

    def _taken(self, task: Task) -> None:
        taken = task.taken
        task.left = {hand.student for hand in taken.hands}
        self._ledger.start(task)
        self._bench.add(task)
        if taken.said is not None:
            self._replies.refuse(task, taken.said, detail=taken.detail)
        elif not task.left:
            self._replies.answer(task)
        else:
            self._teller.tell(What.TAKEN, task.one.path, began=task.began)

    # -- around the steps

    def _run_step(self, step: Callable[[], bool]) -> bool:
        """Do a step; what another run or a person is in the way of is tried again later."""
        try:
            return step()
        except locks.LockBusyError as error:
            self._back_off(RETRY_INTERVAL, f"waiting for another `seminar` command {error}".strip())
        except StorageError:
            raise
        except (GradebookError, SeminarError) as error:
            self._back_off(TROUBLE, str(error))
        return False

    def _back_off(self, seconds: float, why: str) -> None:
        self._retry_at = time.monotonic() + seconds
        if why != self._last_warning:
            self._teller.trouble(why)
            self._last_warning = why

    def _next_wakeup(self) -> float:
        """Seconds until there may be something to do."""
        moment = time.monotonic()
        waits = [seconds for seconds in (HEARTBEAT, *self._view.waits(moment)) if seconds > 0]
        if self._retry_at > moment:
            waits.append(self._retry_at - moment)
        return max(min(waits), 0.01)

    def _left(self) -> tuple[int, int]:
        """How much is still to do: what waits, the new files among it, and what is graded now."""
        waiting, grading = self._bench.left
        new = [one for one in self._view.seen.values() if self._ledger.is_pending(one, 0.0)]
        return waiting + len(new), grading
