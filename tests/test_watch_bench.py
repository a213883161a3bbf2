"""Where a watch grades and enters: what is written meanwhile, and other runs beside it."""

import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from autograder import classlock
from autograder.authoring import release
from autograder.course import Course, Level
from autograder.grading import store
from autograder.watching import ground
from autograder.watching.bench import Bench
from autograder.watching.events import Event, Teller, now
from autograder.watching.ledger import Ledger, Task
from autograder.watching.replies import Replies
from autograder.watching.site import Site
from autograder.watching.take import Hand, Taken
from autograder.watching.wake import Wake
from tests import classroom
from tests.classroom import ASSIGNMENT
from tests.watched import LIMIT

pytestmark = [pytest.mark.slow, pytest.mark.full_wall]


class Laid:
    """A bench at which the hand-in of s01 lies, taken from a watched folder."""

    def __init__(self, site: Site) -> None:
        self.site, self.bell = site, Wake()
        self.told: list[Event] = []
        teller = Teller(self.told.append, now, lambda: self.bench.left)
        self.ledger = Ledger(site, now)
        replies = Replies(site, self.ledger, teller)
        self.bench = Bench(site, Level.FULL, replies, teller, self.bell.ring)
        data = classroom.complete(site.course)
        (site.folder / "s01.ipynb").write_bytes(data)
        classroom.hand_in(site.course, "s01", data)
        one = ground.look(site.folder)["s01.ipynb"]
        hand = Hand("s01", hashlib.sha256(data).hexdigest())
        self.task = Task(one, time.monotonic(), now(), Taken(hands=(hand,)), left={"s01"})
        self.ledger.begin(self.task)
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
        place = store.folder(self.site.course.classroom, ASSIGNMENT, "s01")
        return store.load_result(place) is not None


@contextmanager
def laid(course: Course, folder: Path) -> Iterator[Laid]:
    """A bench with one hand-in at it."""
    folder.mkdir()
    one = Laid(Site(course, ASSIGNMENT, folder))
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
        with classlock.hold(course, ASSIGNMENT, pytest.fail):
            with pytest.raises(classlock.HeldError):
                one.bench.grade()
            assert one.bench.left == (1, 0)
        assert one.bench.grade()
        one.until(lambda: one.bench.left == (1, 0))
        with classlock.hold(course, ASSIGNMENT, pytest.fail):
            with pytest.raises(classlock.HeldError):
                one.bench.enter()
            assert not one.is_kept()
        assert one.bench.enter()
        assert one.bench.left == (0, 0)
        assert one.is_kept()
