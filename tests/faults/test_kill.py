"""`seminar grade` killed at any moment: the next run completes, and no data is lost."""

import os
import random
import signal
from pathlib import Path

import pytest

from autograder.course import Course
from tests.support import fault_harness
from tests.support.fault_harness import Classes

pytestmark = [pytest.mark.slow, pytest.mark.full_wall]

KILLS = int(os.environ.get("SEMINAR_KILLS", "24"))
KILLS_IN_A_ROW = 6  # then one run completes


def kill_in_a_row(course: Course, rng: random.Random, seconds: float) -> int:
    """Kill runs at random moments, each continuing the one before; return how many."""
    kills = 0
    for _ in range(KILLS_IN_A_ROW):
        scope = rng.choice(["group", "process"])
        finished = fault_harness.grade(course, seconds=rng.uniform(0.2, seconds), scope=scope)
        assert finished.surviving == 0, "a process survives the command"
        assert finished.returncode in (0, -signal.SIGKILL), finished.stderr
        assert fault_harness.is_gradebook_intact(course)
        kills += finished.returncode != 0
    return kills


def state_after_completion(course: Course) -> dict[str, object]:
    """Run to the end; return the state."""
    finished = fault_harness.grade(course)
    assert finished.returncode == 0, finished.stderr
    assert finished.surviving == 0
    return fault_harness.state(course)


@pytest.mark.nightly
@pytest.mark.parametrize("part", ["grading", "importing"])
def test_killed_at_random_moments(classes: Classes, tmp_path: Path, part: str) -> None:
    """After kills at random moments one run leaves exactly the state of a run without kills."""
    seed = os.environ.get("SEMINAR_SEED", "0")
    rng = random.Random(f"{seed} {part}")
    kills = 0
    # Grading takes longest, but most can go wrong during the imports at its end.
    while kills < KILLS * (1 / 4 if part == "grading" else 3 / 4):
        if part == "grading":
            course = classes.copy(classes.ungraded, tmp_path / "course")
            kills += kill_in_a_row(course, rng, classes.first_seconds)
            assert state_after_completion(course) == classes.first
        else:
            course = classes.copy(classes.resubmitted, tmp_path / "course")
            kills += kill_in_a_row(course, rng, classes.second_seconds)
            assert state_after_completion(course) == classes.second


def test_ctrl_c(classes: Classes, tmp_path: Path) -> None:
    """Ctrl-C ends the command with 130, one line and no process; the next run completes."""
    course = classes.copy(classes.ungraded, tmp_path / "course")
    for share in (0.3, 0.5):
        finished = fault_harness.grade(
            course, seconds=share * classes.first_seconds, signal_number=signal.SIGINT
        )
        assert finished.returncode == 130
        assert finished.surviving == 0
        assert finished.stderr.splitlines() == [
            "seminar: stopped; what is done is kept, and the same command continues from there"
        ]
        assert fault_harness.is_gradebook_intact(course)
    assert state_after_completion(course) == classes.first
