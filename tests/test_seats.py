"""Workers that stay: each is a process of its own, and one that dies is made anew."""

import multiprocessing
import time
from collections.abc import Iterator
from contextlib import closing

import pytest

from autograder.course import Course, Level
from autograder.executors.worker_pool import WorkerPool
from autograder.grading.grade import GradingJob, GradingOutcome
from autograder.grading.result import GradingStatus
from autograder.grading.spec import load_spec
from autograder.watch.notifier import WakeupEvent
from tests import classroom, undisturbed
from tests.classroom import ASSIGNMENT

pytestmark = [pytest.mark.slow, pytest.mark.full_wall]
LIMIT = 120


@pytest.fixture
def bell() -> WakeupEvent:
    """Rung when something is finished."""
    return WakeupEvent()


@pytest.fixture
def seats(bell: WakeupEvent) -> Iterator[WorkerPool]:
    """Two workers."""
    with closing(WorkerPool(2, bell.set)) as two:
        yield two


def outcomes(seats: WorkerPool, bell: WakeupEvent, count: int) -> list[tuple[str, GradingOutcome]]:
    """Wait for so many outcomes, in the order in which they come."""
    found: list[tuple[str, GradingOutcome]] = []
    ends = time.monotonic() + LIMIT
    while len(found) < count:
        assert time.monotonic() < ends
        found += seats.completed()
        bell.wait(0.1)
    return found


def test_an_endless_one_holds_up_nobody(
    seats: WorkerPool, bell: WakeupEvent, course: Course
) -> None:
    """While one worker is busy, the other goes on."""
    kit = load_spec(course, ASSIGNMENT, Level.FULL)
    seats.start("endless", GradingJob(kit, classroom.answered(course, undisturbed.ENDLESS)))
    order = []
    for name in ("a", "b"):
        seats.start(name, GradingJob(kit, classroom.complete(course)))
        order += outcomes(seats, bell, 1)
    order += outcomes(seats, bell, 3 - len(order)) if len(order) < 3 else []
    assert {name for name, _ in order} == {"endless", "a", "b"}
    assert all(graded.result.status is GradingStatus.GRADED for _, graded in order)
    assert seats.idle_count == 2


def test_a_worker_that_is_killed(seats: WorkerPool, bell: WakeupEvent, course: Course) -> None:
    """What it was at is graded by a new one, and so is what comes after one died idle."""
    kit = load_spec(course, ASSIGNMENT, Level.FULL)
    job = GradingJob(kit, classroom.complete(course))
    for _ in ("at work", "idle"):
        before = set(multiprocessing.active_children())
        seats.start("a", job)
        started = set(multiprocessing.active_children()) - before
        for worker in started:
            worker.kill()
        ((name, graded),) = outcomes(seats, bell, 1)
        assert (name, graded.result.status) == ("a", GradingStatus.GRADED)
        for worker in multiprocessing.active_children():
            worker.kill()
            worker.join()
    seats.start("last", job)
    ((name, graded),) = outcomes(seats, bell, 1)
    assert graded.result.points == graded.result.max_points


def test_closing_leaves_nothing(bell: WakeupEvent, course: Course) -> None:
    """Whatever they are at, workers end when they are told to."""
    before = set(multiprocessing.active_children())
    kit = load_spec(course, ASSIGNMENT, Level.FULL)
    with closing(WorkerPool(1, bell.set)) as one:
        one.warm_up(GradingJob(kit, classroom.complete(course)))
        assert not one.is_warm
        assert set(multiprocessing.active_children()) - before
    assert set(multiprocessing.active_children()) == before
