"""`seminar watch`: the loop over what lands in a folder, until it is stopped.

Look, wait until a file is still, take it, grade it in a warm worker, enter it, answer beside it.
The folder itself is the list of what there is to do, and the record what is done: a watch that is
killed goes on from there. The class is locked only for one step at a time.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from autograder import classlock, files
from autograder.course import Course, Level
from autograder.errors import GradebookError, SeminarError, StorageError
from autograder.gradebook import late
from autograder.grading import store
from autograder.watching import ground, owner, pages, snapshot, take, wake
from autograder.watching.bench import Bench
from autograder.watching.events import Clock, Report, Teller, What, now
from autograder.watching.ledger import Ledger, Task
from autograder.watching.names import Kind
from autograder.watching.record import Answered
from autograder.watching.replies import Replies
from autograder.watching.site import Site
from autograder.watching.stillness import PATIENCE
from autograder.watching.view import View
from autograder.watching.wake import Wake

HEARTBEAT = 1.0  # seconds after which the folder is looked at, whatever is told of it
AGAIN = 0.1  # seconds until something is tried again that another run is in the way of
TROUBLE = 5.0  # seconds until something is tried again that a person has to put right


def watch(
    course: Course,
    assignment: str,
    folder: Path,
    *,
    level: Level,
    bell: Wake,
    report: Report = lambda _: None,
    clock: Clock = now,
) -> None:
    """Answer what lands in the folder until the bell says stop.

    Raises SeminarError for a folder or a course that cannot be used, WallError if no wall can be
    built, StorageError for a disk that takes nothing. However it ends, the same call later goes
    on from there.
    """
    course.assignment(assignment)
    site = Site(course, assignment, ground.opened(folder, course.classroom))
    late.deadlines(course, assignment)  # a mistake in the roster is told before anything is done
    with files.in_words(course.classroom), _alone(site):
        files.tidy(course.classroom)
        with _Watch(site, level, bell, report, clock) as watching:
            watching.run()


@contextmanager
def _alone(site: Site) -> Iterator[None]:
    """Be the only watch of the assignment: two would answer everything twice."""
    with ExitStack() as stack:
        try:
            stack.enter_context(site.watch_alone())
        except classlock.HeldError as error:
            raise SeminarError(
                f"is being watched for already {error}".strip(),
                where=site.assignment,
                next_step="Stop that one first",
            ) from None
        yield


class _Watch:
    """The parts of a watch, and the order in which they have their turns."""

    def __init__(self, site: Site, level: Level, bell: Wake, report: Report, clock: Clock) -> None:
        self._site, self._bell, self._clock = site, bell, clock
        self._teller = Teller(report, clock, self._left)
        self._ledger = Ledger(site, clock)
        self._view = View(site.folder)
        self._replies = Replies(site, self._ledger, self._teller)
        self._bench = Bench(site, level, self._replies, self._teller, bell.ring)
        self._stack = ExitStack()
        self._resting = 0.0  # nothing is tried before
        self._told = ""
        self._is_open = self._is_ready = False

    def __enter__(self) -> "_Watch":
        with ExitStack() as stack:
            stack.callback(self._bench.close)
            stack.enter_context(wake.listening(self._site.folder, self._bell))
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
            if time.monotonic() >= self._resting:
                for step in (self._prepare, self._bench.grade, self._bench.enter, self._take):
                    moved |= self._in_peace(step)
            if not moved:
                self._bell.wait(self._patience())

    def _look(self) -> None:
        if self._view.look():
            self._ledger.update(self._view.seen, owner.people(self._site))

    # -- steps; each says whether there was anything to do

    def _prepare(self) -> bool:
        """Have gradebook and workers ready, so that no hand-in need wait for that; say so."""
        if self._is_open:
            if self._bench.is_warm and not self._is_ready:
                self._is_ready = True
                self._teller.tell(What.WATCHING, said=str(self._site.folder))
            return False
        with self._site.hold():
            store.tidy(self._site.course.classroom, self._site.assignment)
            self._bench.open()
        self._is_open = True
        return True

    def _take(self) -> bool:
        """Take the next file that has been complete, in the order in which they landed."""
        for one, age in self._view.still():
            if not self._ledger.is_due(one, age):
                continue
            before = self._ledger.before(one.path)
            task = Task(one, time.monotonic(), one.came(self._clock()))
            if one.kind is Kind.OTHER or not one.is_file:
                self._replies.refuse(task, pages.LINK if not one.is_file else pages.OTHER)
                return True
            try:
                moved = self._take_one(task, before, age)
            except (SeminarError, classlock.HeldError):
                raise
            except Exception as error:
                if files.stops_all(error):
                    raise
                # Whatever a file does to the code that reads it, the others are answered.
                self._teller.trouble(f"{one.path}: {type(error).__name__}: {error}")
                self._replies.refuse(task, pages.OUR_SIDE)
                return True
            if moved:
                return True
        return False

    def _take_one(self, task: Task, before: Answered | None, age: float) -> bool:
        """Take a file, or say why not; False if it has to be waited for."""
        one = task.one
        with snapshot.snapshot(self._site, one, age) as copy:
            if copy is None:
                if age >= PATIENCE:
                    self._replies.refuse(task, pages.UNREADABLE, What.HALF)
                return age >= PATIENCE
            if before and before.sha256 == copy[1]:
                if before.graded and before.until is None:
                    self._ledger.close(task, copy[1], graded=True)  # touched, not changed
                    return True
                task.since = before.since
            if reason := snapshot.half(one, copy[0], self._site.course):
                self._ledger.note_half(one)
                if age >= PATIENCE:
                    self._replies.refuse(task, pages.half(reason), What.HALF)
                return age >= PATIENCE
            with self._site.hold():
                known, moment = self._ledger.record, self._clock()
                task.taken = take.take(self._site, one, copy, known, moment, task.since)
        self._taken(task)
        return True

    def _taken(self, task: Task) -> None:
        taken = task.taken
        task.left = {hand.student for hand in taken.hands}
        self._ledger.begin(task)
        self._bench.add(task)
        if taken.said is not None:
            self._replies.refuse(task, taken.said, detail=taken.detail)
        elif not task.left:
            self._replies.answer(task)
        else:
            self._teller.tell(What.TAKEN, task.one.path, began=task.began)

    # -- around the steps

    def _in_peace(self, step: Callable[[], bool]) -> bool:
        """Do a step; what another run or a person is in the way of is tried again later."""
        try:
            return step()
        except classlock.HeldError as error:
            self._rest(AGAIN, f"waiting for another `seminar` command {error}".strip())
        except StorageError:
            raise
        except (GradebookError, SeminarError) as error:
            self._rest(TROUBLE, str(error))
        return False

    def _rest(self, seconds: float, why: str) -> None:
        self._resting = time.monotonic() + seconds
        if why != self._told:
            self._teller.trouble(why)
            self._told = why

    def _patience(self) -> float:
        """Seconds until there may be something to do."""
        moment = time.monotonic()
        waits = [seconds for seconds in (HEARTBEAT, *self._view.waits(moment)) if seconds > 0]
        if self._resting > moment:
            waits.append(self._resting - moment)
        return max(min(waits), 0.01)

    def _left(self) -> tuple[int, int]:
        """How much is still to do: what waits, the new files among it, and what is graded now."""
        waiting, grading = self._bench.left
        new = [one for one in self._view.seen.values() if self._ledger.is_due(one, 0.0)]
        return waiting + len(new), grading
