"""Where a watch grades and enters: what is written meanwhile, and other runs beside it."""

import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from autograder.authoring import release
from autograder.core import locks
from autograder.course import Course, Level
from autograder.grading import result_store
from autograder.watch import safe_directory
from autograder.watch.acceptance import Acceptance, AcceptedSubmission
from autograder.watch.events import Event, EventReporter, now
from autograder.watch.grading_queue import GradingQueue
from autograder.watch.notifier import WakeupEvent
from autograder.watch.replies import ReplyWriter
from autograder.watch.state import Task, TaskState
from autograder.watch.target import WatchTarget
from tests import classroom
from tests.classroom import ASSIGNMENT
from tests.watched import LIMIT

pytestmark = [pytest.mark.slow, pytest.mark.full_wall]


class Laid:
    """A bench at which the hand-in of s01 lies, taken from a watched folder."""

    def __init__(self, site: WatchTarget) -> None:
        self.site, self.bell = site, WakeupEvent()
        self.told: list[Event] = []
        teller = EventReporter(self.told.append, now, lambda: self.bench.left)
        self.ledger = TaskState(site, now)
        replies = ReplyWriter(site, self.ledger, teller)
        self.bench = GradingQueue(site, Level.FULL, replies, teller, self.bell.set)
        data = classroom.complete(site.course)
        (site.folder / "s01.ipynb").write_bytes(data)
        classroom.hand_in(site.course, "s01", data)
        one = safe_directory.scan(site.folder)["s01.ipynb"]
        hand = AcceptedSubmission("s01", hashlib.sha256(data).hexdigest())
        self.task = Task(one, time.monotonic(), now(), Acceptance(hands=(hand,)), left={"s01"})
        self.ledger.start(self.task)
        self.bench.add(self.task)

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait for the worker."""
        ends = time.monotonic() + LIMIT
        while not holds():
            assert time.monotonic() < ends
            self.bell.wait(0.1)
            self.bench.collect()

    def is_kept(self) -> bool:
        """Whether a Result was kept."""
        place = self.site.course.classroom.assignment(ASSIGNMENT).student("s01").result_dir
        return result_store.load_result(place) is not None


@contextmanager
def laid(course: Course, folder: Path) -> Iterator[Laid]:
    """A bench with one hand-in at it."""
    folder.mkdir()
    one = Laid(WatchTarget(course, ASSIGNMENT, folder))
    try:
        yield one
    finally:
        one.bench.close()


def test_graded_while_the_release_was_written(course: Course, tmp_path: Path) -> None:
    """It is graded again, even if the release is the same: its files were gone for a moment."""
    with laid(course, tmp_path / "drop") as one:
        assert one.bench.grade()
        assert one.bench.left == (0, 1)
        release.release(course, ASSIGNMENT)
        one.until(lambda: one.bench.left == (1, 0))
        assert one.bench.enter()
        assert not one.is_kept()
        assert one.bench.grade()
        one.until(lambda: one.bench.left == (1, 0))
        assert one.bench.enter()
        assert one.is_kept()
        assert one.bench.left == (0, 0)
        assert list(one.task.done) == ["s01"]
        assert (tmp_path / "drop" / "s01.feedback.html").is_file()


def test_nothing_is_lost_to_another_run(course: Course, tmp_path: Path) -> None:
    """A step that another run is in the way of has done nothing, and can be done afterwards."""
    with laid(course, tmp_path / "drop") as one:
        with course.classroom.assignment(ASSIGNMENT).lock():
            with pytest.raises(locks.LockBusyError):
                one.bench.grade()
            assert one.bench.left == (1, 0)
        assert one.bench.grade()
        one.until(lambda: one.bench.left == (1, 0))
        with course.classroom.assignment(ASSIGNMENT).lock():
            with pytest.raises(locks.LockBusyError):
                one.bench.enter()
            assert not one.is_kept()
        assert one.bench.enter()
        assert one.bench.left == (0, 0)
        assert one.is_kept()
