"""`seminar watch`: the loop over what lands in a folder, until it is stopped.

Look, wait until a file is still, take it, grade it in a warm worker, enter it, answer beside it.
The folder itself is the list of what there is to do, and the record what is done: a watch that is
killed goes on from there. The class is locked only for one step at a time.
"""

import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from itertools import count
from pathlib import Path, PurePosixPath

from msgspec import Struct, field

from autograder import classlock, files
from autograder.course import Course, Level
from autograder.errors import GradebookError, SeminarError, StorageError
from autograder.gradebook import late
from autograder.gradebook.converters import RefusalError
from autograder.grading import store
from autograder.grading.engines.seats import Seats
from autograder.grading.job import Graded
from autograder.messages import Phrase, phrase
from autograder.watching import ground, names, pages, record, take, wake
from autograder.watching.desk import Desk
from autograder.watching.events import Clock, Event, Report, What, now
from autograder.watching.ground import Landed
from autograder.watching.names import Kind
from autograder.watching.record import Answered
from autograder.watching.stillness import PATIENCE, Stillness
from autograder.watching.take import Hand, Site, Taken
from autograder.watching.wake import Wake

WORKERS = 2
HEARTBEAT = 1.0  # seconds after which the folder is looked at, whatever is told of it
AGAIN = 0.1  # seconds until something is tried again that another run is in the way of
TROUBLE = 5.0  # seconds until something is tried again that a person has to put right
LOOK = 0.05  # seconds between two looks at the folder; more for one that takes long to look at


class Task(Struct):
    """A landed file on its way to its answer."""

    one: Landed
    began: float
    since: datetime
    taken: Taken = Taken()
    left: set[str] = field(default_factory=set)
    done: dict[str, Phrase] = field(default_factory=dict)
    page: bytes = b""


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
    # No assignment's name holds a dot.
    place = classlock.file(site.course.classroom, f"watch.{site.assignment}")
    with ExitStack() as stack:
        try:
            stack.enter_context(classlock.locked(place, lambda _: None, wait=False))
        except classlock.HeldError as error:
            raise SeminarError(
                f"is being watched for already {error}".strip(),
                where=site.assignment,
                next_step="Stop that one first",
            ) from None
        yield


class _Watch:
    """The state of a watch: what was seen, what is on its way."""

    def __init__(self, site: Site, level: Level, bell: Wake, report: Report, clock: Clock) -> None:
        self._site, self._bell, self._tell, self._clock = site, bell, report, clock
        self._desk = Desk(site.course, site.assignment, level, self._trouble)
        self._seats = Seats(WORKERS, bell.ring)
        self._stack = ExitStack()
        self._record = record.load(site.course, site.assignment)
        self._seen: dict[str, Landed] = {}
        self._still = Stillness()
        self._looked, self._pause = 0.0, LOOK
        self._halves: dict[str, str] = {}  # files that were not whole, by their marks
        self._tasks: dict[str, Task] = {}
        self._to_grade: deque[tuple[Task, Hand]] = deque()
        self._at_work: dict[str, tuple[Task, Hand, object]] = {}
        self._to_enter: deque[tuple[Task, Hand, Graded | None]] = deque()
        self._numbers = map(str, count(1))
        self._resting = 0.0  # nothing is tried before
        self._told = ""
        self._is_open = self._is_ready = False
        self._people = ""

    def __enter__(self) -> "_Watch":
        site = self._site
        with ExitStack() as stack:
            stack.callback(self._desk.close)
            stack.callback(self._seats.close)
            stack.enter_context(wake.listening(site.folder, self._bell))
            kit = self._desk.kit()
            self._seats.warm(self._desk.practice(kit))
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._event(What.STOPPED)
        self._stack.close()

    def run(self) -> None:
        """One step after the other: what can be finished goes before what is new."""
        while not self._bell.stopping:
            self._look()
            self._collect()
            moved = False
            if time.monotonic() >= self._resting:
                for step in (self._prepare, self._grade, self._enter, self._take):
                    moved |= self._in_peace(step)
            if not moved:
                self._bell.wait(self._patience())

    # -- steps; each says whether there was anything to do

    def _prepare(self) -> bool:
        """Have gradebook and workers ready, so that no hand-in need wait for that; say so."""
        if self._is_open:
            if self._seats.is_warm and not self._is_ready:
                self._is_ready = True
                self._event(What.WATCHING, said=str(self._site.folder))
            return False
        with self._class_lock():
            store.tidy(self._site.course.classroom, self._site.assignment)
            self._desk.open(self._desk.kit())
        self._is_open = True
        return True

    def _look(self) -> None:
        began = time.monotonic()
        if began - self._looked < self._pause:
            return
        self._seen = ground.look(self._site.folder)
        self._people = take.people(self._site)
        self._looked = time.monotonic()
        self._pause = max(LOOK, 5 * (self._looked - began))
        self._still.update(self._seen, self._looked)
        answered = self._record.of(self._site.folder)
        for path in [path for path in answered if path not in self._seen]:
            del answered[path]

    def _take(self) -> bool:
        """Take the next file that has been complete, in the order in which they landed."""
        for one, age in self._still.still(self._seen, time.monotonic()):
            if not self._is_due(one, age):
                continue
            before = self._record.of(self._site.folder).get(one.path)
            task = Task(one, time.monotonic(), take.landed(one, self._clock()))
            if one.kind is Kind.OTHER or not one.is_file:
                self._refuse(task, pages.LINK if not one.is_file else pages.OTHER)
                return True
            try:
                moved = self._take_one(task, before, age)
            except (SeminarError, classlock.HeldError):
                raise
            except Exception as error:
                if files.stops_all(error):
                    raise
                # Whatever a file does to the code that reads it, the others are answered.
                self._trouble(f"{one.path}: {type(error).__name__}: {error}")
                self._refuse(task, pages.OUR_SIDE)
                return True
            if moved:
                return True
        return False

    def _take_one(self, task: Task, before: Answered | None, age: float) -> bool:
        """Take a file, or say why not; False if it has to be waited for."""
        one = task.one
        with take.snapshot(self._site, one, age) as copy:
            if copy is None:
                if age >= PATIENCE:
                    self._refuse(task, pages.UNREADABLE, What.HALF)
                return age >= PATIENCE
            if before and before.sha256 == copy[1]:
                if before.graded and before.until is None:
                    self._note(task, copy[1], graded=True)  # touched, not changed
                    return True
                task.since = before.since
            if reason := take.half(one, copy[0], self._site.course):
                self._halves[one.path] = one.mark
                if age >= PATIENCE:
                    self._refuse(task, pages.half(reason), What.HALF)
                return age >= PATIENCE
            with self._class_lock():
                moment = self._clock()
                task.taken = take.take(self._site, one, copy, self._record, moment, task.since)
        self._taken(task)
        return True

    def _grade(self) -> bool:
        """Give the next hand-in to a worker that is free."""
        if not self._to_grade or not self._seats.free:
            return False
        task, hand = self._to_grade[0]
        with self._class_lock():
            job, release = self._desk.job(hand), self._desk.release_now()
            is_graded = job is not None and self._desk.is_graded(hand, job)
        self._to_grade.popleft()
        if job is None:
            self._finish(task, hand, pages.LATER, b"")
        elif is_graded:
            self._to_enter.append((task, hand, None))
        else:
            name = next(self._numbers)
            self._seats.start(name, job)
            self._at_work[name] = task, hand, release
        return True

    def _collect(self) -> None:
        """Have what is graded entered, or graded again if its release was written meanwhile."""
        for name, graded in self._seats.finished():
            task, hand, release = self._at_work.pop(name)
            is_whole = release == self._desk.release_now()
            self._to_enter.append((task, hand, graded if is_whole else None))

    def _enter(self) -> bool:
        """Enter the next outcome into the gradebook, and answer."""
        if not self._to_enter:
            return False
        task, hand, graded = self._to_enter[0]
        with self._class_lock():
            job = self._desk.job(hand)
            if job is not None and not self._desk.is_graded(hand, job):
                if graded is None or graded.result.key != job.key:
                    # Suite or release has changed in between.
                    self._to_enter.popleft()
                    self._to_grade.append((task, hand))
                    return True
                self._desk.keep(hand, graded)
            try:
                if job is None:
                    said, page = pages.LATER, b""
                else:
                    result, page = self._desk.enter(hand, job.kit)
                    said = phrase(
                        "{points} of {max} points",
                        points=f"{result.points:g}",
                        max=f"{result.max_points:g}",
                    )
            except RefusalError as error:
                self._trouble(str(error))
                said, page = pages.OUR_SIDE, b""
        self._to_enter.popleft()
        self._finish(task, hand, said, page)
        return True

    # -- a file's way

    def _is_due(self, one: Landed, age: float) -> bool:
        at_work = self._tasks.get(one.path)
        if at_work is not None and at_work.one.mark == one.mark:
            return False
        if self._halves.get(one.path) == one.mark and age < PATIENCE:
            return False
        done = self._record.of(self._site.folder).get(one.path)
        if done is None or done.mark != one.mark:
            return True
        if done.until is not None:
            return done.until <= self._clock()
        return not done.graded and done.people != self._people

    def _taken(self, task: Task) -> None:
        taken = task.taken
        self._tasks[task.one.path] = task
        task.left = {hand.student for hand in taken.hands}
        self._to_grade.extend((task, hand) for hand in taken.hands)
        if taken.said is not None:
            self._refuse(task, taken.said, detail=taken.detail)
        elif not task.left:
            self._answer(task)
        else:
            self._event(What.TAKEN, task)

    def _finish(self, task: Task, hand: Hand, said: Phrase, page: bytes) -> None:
        """One of a file's hand-ins is done; the last one answers the file."""
        if self._tasks.get(task.one.path) is not task:
            return  # another content came to lie there, which has an answer of its own
        task.done[hand.student] = said
        task.left.discard(hand.student)
        own = page or pages.page(self._site.course, self._site.assignment, said)
        if task.taken.several:
            self._put(task.one, names.answer(task.one.way, hand.student), own)
        else:
            task.page = own
        if not task.left:
            self._answer(task)

    def _answer(self, task: Task) -> None:
        course, assignment, taken = self._site.course, self._site.assignment, task.taken
        until = min(taken.held.values(), default=None)
        what = What.ANSWERED if task.done else What.WAITS if until else What.NOT_TAKEN
        said = "; ".join(f"{who}: {words}" if taken.several else str(words)
                         for who, words in task.done.items())  # fmt: skip
        if taken.several:
            page = pages.overview(course, assignment, task.one, taken, task.done)
        elif until:
            said, page = (
                str(pages.waits(course, until)),
                pages.page(course, assignment, pages.waits(course, until)),
            )
        elif task.done:
            page = task.page
        else:
            words = pages.outcome(taken.others[0]) if taken.others else pages.OUR_SIDE
            said = "; ".join(one.note for one in taken.others) or str(words)
            page = pages.page(course, assignment, words)
        self._put(task.one, names.answer(task.one.way), page)
        self._note(task, taken.sha256, until, graded=bool(task.done))
        students = ", ".join([*task.done, *taken.held])
        self._event(what, task, said, students)

    def _refuse(
        self, task: Task, said: Phrase, what: What = What.NOT_TAKEN, detail: str = ""
    ) -> None:
        """Answer a file that is taken nowhere."""
        page = pages.page(self._site.course, self._site.assignment, said)
        self._put(task.one, names.answer(task.one.way), page)
        self._note(task, task.taken.sha256)
        self._event(what, task, detail or str(said))

    def _put(self, one: Landed, path: PurePosixPath, page: bytes) -> None:
        """Write an answer; one that cannot be written is told, and costs nobody else's."""
        if ground.state(self._site.folder, one) is None:
            return  # whoever took the file away wants no page
        try:
            ground.answer(self._site.folder, path, page)
        except (StorageError, OSError) as error:
            if files.stops_all(error.__cause__ or error):
                raise
            self._trouble(f"{path}: cannot be written ({error})")

    def _note(
        self, task: Task, sha256: str, until: datetime | None = None, graded: bool = False
    ) -> None:
        path = task.one.path
        self._tasks.pop(path, None)
        self._halves.pop(path, None)
        done = Answered(sha256, task.one.mark, task.since, until, graded, self._people)
        self._record.of(self._site.folder)[path] = done
        record.save(self._site.course, self._site.assignment, self._record)

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
            self._trouble(why)
            self._told = why

    @contextmanager
    def _class_lock(self) -> Iterator[None]:
        site = self._site
        with classlock.hold(site.course, site.assignment, self._trouble, wait=False):
            yield

    def _patience(self) -> float:
        """Seconds until there may be something to do."""
        moment = time.monotonic()
        waits = [HEARTBEAT, self._still.next(moment), self._looked + self._pause - moment]
        waits = [seconds for seconds in waits if seconds > 0]
        if self._resting > moment:
            waits.append(self._resting - moment)
        return max(min(waits), 0.01)

    def _trouble(self, said: str) -> None:
        self._event(What.TROUBLE, said=said)

    def _event(
        self, what: What, task: Task | None = None, said: str = "", student: str = ""
    ) -> None:
        waiting = len(self._to_grade) + len(self._to_enter)
        new = [one for one in self._seen.values() if self._is_due(one, 0.0)]
        self._tell(
            Event(
                what,
                self._clock(),
                task.one.path if task else "",
                student,
                said,
                time.monotonic() - task.began if task else 0.0,
                waiting + len(new),
                len(self._at_work),
            )
        )
