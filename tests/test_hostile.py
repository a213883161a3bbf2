"""Every attack of the arsenal, handed in beside an honest class, gets what it deserves and no more.

One class is graded by `seminar grade` as a whole; the tests look at what came of it.
"""

import re
from pathlib import Path

import msgspec
import pytest

from autograder.grading.result import Durations, Result
from tests.hostile import arsenal, ground, trial
from tests.hostile.trial import Trial

ATTACKS = arsenal.read()
MOST_MEMORY = 1280  # MiB of one process: a student's limit, and as much again with NumPy and pytest
LINES_FORGED = ("files-forged_adoption: 11", "files-name_with_line_breaks: 11")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.full_wall,
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning"),
]


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """The honest class alone."""
    return trial.held(tmp_path_factory.mktemp("alone"), ())


@pytest.fixture(scope="module")
def together(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """The honest class with all attacks."""
    return trial.held(tmp_path_factory.mktemp("together"), ATTACKS)


@pytest.fixture(scope="module")
def points(together: Trial) -> dict[str, dict[str, float]]:
    """What the gradebook says."""
    return together.points


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_attack_gets_what_it_deserves(
    attack: arsenal.Attack, together: Trial, points: dict[str, dict[str, float]]
) -> None:
    """It has its points, a Result and a page, and got, saw, kept and held up nothing."""
    assert trial.complaints(together, attack, points.get(attack.student)) == []


def test_the_honest_class_has_the_same_gradebook(alone: Trial, together: Trial) -> None:
    """Points, comments and marks of ten honest students are what they are without the attacks."""
    honest = alone.scores
    assert len(honest) == 10
    assert len({str(score["grades"]) for score in honest.values()}) > 5
    assert {name: score for name, score in together.scores.items() if name in honest} == honest


def test_the_honest_class_has_the_same_feedback(alone: Trial, together: Trial) -> None:
    """Results, notebooks and pages of ten honest students are what they are without the attacks."""
    for student in alone.scores:
        assert timeless(together.result(student)) == timeless(alone.result(student))
        for of in (Trial.page, trial.page_source):
            assert of(together, student).read_bytes() == of(alone, student).read_bytes()


def timeless(result: Result | None) -> Result:
    """A Result without what differs from run to run."""
    assert result is not None
    exercises = tuple(
        msgspec.structs.replace(
            exercise,
            tests=tuple(msgspec.structs.replace(test, seconds=0) for test in exercise.tests),
        )
        for exercise in result.exercises
    )
    return msgspec.structs.replace(result, exercises=exercises, times=Durations())


def test_the_command_ends_well(together: Trial) -> None:
    """The whole class is graded, nothing is refused by the gradebook, and no traceback is shown."""
    (ran,) = together.runs
    assert ran.status == 0, ran.said[-3000:]
    assert "Traceback" not in ran.said
    assert "nbgrader could not" not in ran.said


def test_the_terminal_shows_what_the_kit_says(together: Trial) -> None:
    """No control character and no forged line of a student's reaches the instructor's terminal."""
    (ran,) = together.runs
    assert trial.CONTROL.findall(ran.said) == []
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", ran.said)
    assert not any(line.strip().startswith(LINES_FORGED) for line in ran.said.splitlines())
    assert max(map(len, ran.said.splitlines())) < 1000


def test_nobody_takes_the_graders_memory(together: Trial) -> None:
    """No process of the grader's grows with what students send it."""
    (ran,) = together.runs
    assert ran.peak < MOST_MEMORY


def test_nothing_runs_on(together: Trial) -> None:
    """When the command has ended, so has everything that it started."""
    (ran,) = together.runs
    assert ran.left_running == ()


def test_nothing_is_left(together: Trial) -> None:
    """Nothing lies where it should not: temporary folder, classroom, course, machine."""
    assert list(together.temporary.iterdir()) == []
    assert trial.undocumented(together) == []
    assert together.changed == ()
    assert ground.escaped() == []


def test_hand_ins_stay(together: Trial) -> None:
    """What was handed in lies where it lay; only a renamed notebook has a copy beside it."""
    room = together.course.classroom.path / "submitted"
    assert len(list(room.iterdir())) == len(ATTACKS) + 10
    link = Path("files-notebook_is_a_link") / ground.ASSIGNMENT / f"{ground.ASSIGNMENT}.ipynb"
    assert (room / link).is_symlink()
    assert (room / "files-zip_bomb" / ground.ASSIGNMENT / "week2_loss.zip").is_file()
