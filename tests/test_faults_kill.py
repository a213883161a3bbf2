"""`seminar grade` may be ended at any moment: the next run completes, and nothing is lost."""

import os
import random
import signal
from pathlib import Path

import pytest

from autograder.course import Course
from tests import undisturbed
from tests.undisturbed import Classes

pytestmark = [pytest.mark.slow, pytest.mark.full_wall]

KILLS = int(os.environ.get("SEMINAR_KILLS", "24"))  # more of them: SEMINAR_KILLS=500 pytest ...
IN_A_ROW = 6  # then one run is left in peace


def kill_in_a_row(course: Course, rng: random.Random, seconds: float) -> int:
    """Kill runs at random moments, each going on from where the last one ended; how many."""
    kills = 0
    for _ in range(IN_A_ROW):
        scope = rng.choice(["group", "only it"])
        ended = undisturbed.grade(course, seconds=rng.uniform(0.2, seconds), scope=scope)
        assert ended.left == 0, "a process outlives the command"
        assert ended.returncode in (0, -signal.SIGKILL), ended.stderr
        assert undisturbed.intact(course)
        kills += ended.returncode != 0
    return kills


def completed(course: Course) -> dict[str, object]:
    """What is there after one more run in peace."""
    ended = undisturbed.grade(course)
    assert ended.returncode == 0, ended.stderr
    assert ended.left == 0
    return undisturbed.state(course)


@pytest.mark.parametrize("part", ["grading", "entering"])
def test_killed_at_random_moments(classes: Classes, tmp_path: Path, part: str) -> None:
    """After kills at random moments one run leaves exactly what an undisturbed run leaves."""
    seed = os.environ.get("SEMINAR_SEED", "0")
    rng = random.Random(f"{seed} {part}")
    kills = 0
    # Grading takes longest; at its end, when all is entered, there is most to go wrong.
    while kills < KILLS * (1 / 4 if part == "grading" else 3 / 4):
        if part == "grading":
            course = classes.copy(classes.ungraded, tmp_path / "course")
            kills += kill_in_a_row(course, rng, classes.seconds)
            assert completed(course) == classes.first
        else:
            course = classes.copy(classes.again, tmp_path / "course")
            kills += kill_in_a_row(course, rng, classes.seconds_again)
            assert completed(course) == classes.second


def test_ctrl_c(classes: Classes, tmp_path: Path) -> None:
    """Ctrl-C ends the command and all its processes with 130 and one line; the next completes."""
    course = classes.copy(classes.ungraded, tmp_path / "course")
    for share in (0.3, 0.5):
        ended = undisturbed.grade(course, seconds=share * classes.seconds, number=signal.SIGINT)
        assert ended.returncode == 130
        assert ended.left == 0
        assert ended.stderr.splitlines() == [
            "seminar: stopped; what is done is kept, and the same command goes on from there"
        ]
        assert undisturbed.intact(course)
    assert completed(course) == classes.first
