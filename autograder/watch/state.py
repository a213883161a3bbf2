"""Which landed files are answered, which are on their way, and which are due."""

from collections.abc import Collection
from datetime import datetime

from msgspec import Struct, field

from autograder.core.i18n import LazyMessage
from autograder.watch import state_file
from autograder.watch.acceptance import Acceptance
from autograder.watch.events import Clock
from autograder.watch.safe_directory import Landed
from autograder.watch.scanner import INCOMPLETE_TIMEOUT
from autograder.watch.state_file import ReplyRecord
from autograder.watch.target import WatchTarget


class Task(Struct):
    """A landed file on its way to its answer."""

    one: Landed
    began: float
    since: datetime
    taken: Acceptance = Acceptance()
    left: set[str] = field(default_factory=set)
    done: dict[str, LazyMessage] = field(default_factory=dict)
    page: bytes = b""


class TaskState:
    """What is known of each landed file: on the disk what was answered, here what is on its way."""

    def __init__(self, site: WatchTarget, clock: Clock) -> None:
        self._site, self._clock = site, clock
        self.record = state_file.load(site.course, site.assignment)
        self._people = ""
        self._tasks: dict[str, Task] = {}
        self._incomplete: dict[str, str] = {}  # files that were not whole, by their marks

    def update(self, seen: Collection[str], people: str) -> None:
        """These files are there now, and this is what tells the roster from another one."""
        self._people = people
        answered = self.record.for_folder(self._site.folder)
        for path in [path for path in answered if path not in seen]:
            del answered[path]

    def before(self, path: str) -> ReplyRecord | None:
        """How a file of this name was answered before."""
        return self.record.for_folder(self._site.folder).get(path)

    def is_pending(self, one: Landed, age: float) -> bool:
        """Whether a file that has been still for so long is to be taken now."""
        at_work = self._tasks.get(one.path)
        if at_work is not None and at_work.one.fingerprint == one.fingerprint:
            return False
        if self._incomplete.get(one.path) == one.fingerprint and age < INCOMPLETE_TIMEOUT:
            return False
        done = self.before(one.path)
        if done is None or done.mark != one.fingerprint:
            return True
        if done.until is not None:
            return done.until <= self._clock()
        return not done.graded and done.people != self._people

    def mark_incomplete(self, one: Landed) -> None:
        """Note that a file is not whole: it is looked at again when it has changed, or at last."""
        self._incomplete[one.path] = one.fingerprint

    def start(self, task: Task) -> None:
        """Note that a file is on its way; of an earlier content of it nothing is answered."""
        self._tasks[task.one.path] = task

    def is_current(self, task: Task) -> bool:
        """Whether the file is still on its way with this content."""
        return self._tasks.get(task.one.path) is task

    def complete(
        self, task: Task, sha256: str, until: datetime | None = None, *, graded: bool = False
    ) -> None:
        """Note that a file is answered, for good or `until` then."""
        path = task.one.path
        self._tasks.pop(path, None)
        self._incomplete.pop(path, None)
        done = ReplyRecord(sha256, task.one.fingerprint, task.since, until, graded, self._people)
        self.record.for_folder(self._site.folder)[path] = done
        state_file.save(self._site.course, self._site.assignment, self.record)
