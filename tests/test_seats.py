"""Workers that stay: each is a process of its own, and one that dies is made anew."""

import multiprocessing
import time
from collections.abc import Iterator
from contextlib import closing

import pytest

from autograder.course import Course, Level
from autograder.grading.engines.seats import Seats
from autograder.grading.job import Graded, Job
from autograder.grading.kit import load_kit
from autograder.grading.result import Status
from autograder.watching.wake import Wake
from tests import classroom, undisturbed
from tests.classroom import ASSIGNMENT

pytestmark = [pytest.mark.slow, pytest.mark.full_wall]
LIMIT = 120


@pytest.fixture
def bell() -> Wake:
    """Rung when something is finished."""
    return Wake()


@pytest.fixture
def seats(bell: Wake) -> Iterator[Seats]:
    """Two workers."""
    with closing(Seats(2, bell.ring)) as two:
        yield two


def outcomes(seats: Seats, bell: Wake, count: int) -> list[tuple[str, Graded]]:
    """Wait for so many outcomes, in the order in which they come."""
    found: list[tuple[str, Graded]] = []
    ends = time.monotonic() + LIMIT
    while len(found) < count:
        assert time.monotonic() < ends
        found += seats.finished()
        bell.wait(0.1)
    return found


def test_an_endless_one_holds_up_nobody(seats: Seats, bell: Wake, course: Course) -> None:
    """While one worker is busy, the other goes on."""
    kit = load_kit(course, ASSIGNMENT, Level.FULL)
    seats.start("endless", Job(kit, classroom.answered(course, undisturbed.ENDLESS)))
    order = []
    for name in ("a", "b"):
        seats.start(name, Job(kit, classroom.complete(course)))
        order += outcomes(seats, bell, 1)
    order += outcomes(seats, bell, 3 - len(order)) if len(order) < 3 else []
    assert {name for name, _ in order} == {"endless", "a", "b"}
    assert all(graded.result.status is Status.GRADED for _, graded in order)
    assert seats.free == 2


def test_a_worker_that_is_killed(seats: Seats, bell: Wake, course: Course) -> None:
    """What it was at is graded by a new one, and so is what comes after one died idle."""
    kit = load_kit(course, ASSIGNMENT, Level.FULL)
    job = Job(kit, classroom.complete(course))
    for _ in ("at work", "idle"):
        before = set(multiprocessing.active_children())
        seats.start("a", job)
        started = set(multiprocessing.active_children()) - before
        for worker in started:
            worker.kill()
        ((name, graded),) = outcomes(seats, bell, 1)
        assert (name, graded.result.status) == ("a", Status.GRADED)
        for worker in multiprocessing.active_children():
            worker.kill()
            worker.join()
    seats.start("last", job)
    ((name, graded),) = outcomes(seats, bell, 1)
    assert graded.result.points == graded.result.max_points


def test_closing_leaves_nothing(bell: Wake, course: Course) -> None:
    """Whatever they are at, workers end when they are told to."""
    before = set(multiprocessing.active_children())
    kit = load_kit(course, ASSIGNMENT, Level.FULL)
    with closing(Seats(1, bell.ring)) as one:
        one.warm(Job(kit, classroom.complete(course)))
        assert not one.is_warm
        assert set(multiprocessing.active_children()) - before
    assert set(multiprocessing.active_children()) == before
