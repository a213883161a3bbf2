"""Attacks submitted beside an honest class get the points that they deserve, and nothing else.

One `seminar grade` grades the whole class; the tests check the state afterwards. By default the
class holds one attack for each threat of the list; each night it holds every attack.
"""

import re
from pathlib import Path

import msgspec
import pytest

from autograder.grading.result import Durations, Result
from tests.security.hostile import environment, trial
from tests.security.hostile.arsenal import Attack, read_attacks, representatives
from tests.security.hostile.environment import ASSIGNMENT, HONEST_STUDENTS
from tests.security.hostile.trial import Trial
from tests.support.shared_fixtures import build_once

REPRESENTATIVES = representatives()
MAX_MEMORY = 1280  # MiB of one process: a student's limit, and as much again with NumPy and pytest
FORGED_LINES = ("files-forged_adoption: 11", "files-name_with_line_breaks: 11")

pytestmark = [
    pytest.mark.full_wall,
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning"),
]


@pytest.fixture(scope="module")
def honest_trial(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """The honest class, graded without attacks."""
    return trial.honest_class(tmp_path_factory)


@pytest.fixture(scope="module")
def attacks(request: pytest.FixtureRequest) -> tuple[Attack, ...]:
    """The attacks of the selected tests, in the order of the arsenal."""
    parameters = [
        item.callspec.params["attack"]
        for item in request.session.items
        if isinstance(item, pytest.Function)
        and item.module is request.module
        and hasattr(item, "callspec")
    ]
    selected = {attack.id for attack in parameters if isinstance(attack, Attack)}
    chosen = tuple(attack for attack in read_attacks() if attack.id in selected)
    return chosen or REPRESENTATIVES


@pytest.fixture(scope="module")
def mixed_trial(tmp_path_factory: pytest.TempPathFactory, attacks: tuple[Attack, ...]) -> Trial:
    """The honest class, graded with the attacks."""
    return build_once(
        tmp_path_factory, "mixed_class", lambda directory: trial.grade_class(directory, attacks)
    )


@pytest.fixture(scope="module")
def points(mixed_trial: Trial) -> dict[str, dict[str, float]]:
    """The gradebook's points by student and exercise."""
    return mixed_trial.points()


@pytest.mark.parametrize(
    "attack",
    [
        pytest.param(
            attack, id=attack.id, marks=() if attack in REPRESENTATIVES else pytest.mark.nightly
        )
        for attack in read_attacks()
    ],
)
def test_attack_gets_what_it_deserves(
    attack: Attack, mixed_trial: Trial, points: dict[str, dict[str, float]]
) -> None:
    """It has its points, a Result and a page, and read, changed, left and delayed nothing else."""
    assert trial.violations(mixed_trial, attack, points.get(attack.student)) == []


@pytest.mark.nightly
def test_the_honest_class_has_the_same_gradebook(honest_trial: Trial, mixed_trial: Trial) -> None:
    """Points, comments and grades of the honest students are the same as without the attacks."""
    honest = honest_trial.gradebook_entries()
    assert len(honest) == 10
    assert len({str(entry["grades"]) for entry in honest.values()}) > 5
    mixed = mixed_trial.gradebook_entries()
    assert {student: entry for student, entry in mixed.items() if student in honest} == honest


@pytest.mark.nightly
def test_the_honest_class_has_the_same_feedback(honest_trial: Trial, mixed_trial: Trial) -> None:
    """Results, notebooks and pages of the honest students are the same as without the attacks."""
    for student in HONEST_STUDENTS:
        mixed_result, honest_result = mixed_trial.result(student), honest_trial.result(student)
        assert without_durations(mixed_result) == without_durations(honest_result)
        mixed, honest = mixed_trial.student(student), honest_trial.student(student)
        assert mixed.autograded.read_bytes() == honest.autograded.read_bytes()
        assert mixed.feedback_page.read_bytes() == honest.feedback_page.read_bytes()


def without_durations(result: Result | None) -> Result:
    """Return a Result without what differs from run to run."""
    assert result is not None
    exercises = tuple(
        msgspec.structs.replace(
            exercise,
            tests=tuple(msgspec.structs.replace(test, seconds=0) for test in exercise.tests),
        )
        for exercise in result.exercises
    )
    return msgspec.structs.replace(result, exercises=exercises, times=Durations())


def test_the_command_ends_well(mixed_trial: Trial) -> None:
    """The whole class is graded, the gradebook refuses nothing, and no traceback is shown."""
    (run,) = mixed_trial.runs
    assert run.status == 0, run.output[-3000:]
    assert "Traceback" not in run.output
    assert "nbgrader could not" not in run.output


def test_the_terminal_shows_only_text_of_the_kit(mixed_trial: Trial) -> None:
    """No control character and no forged line of a student reaches the instructor's terminal."""
    (run,) = mixed_trial.runs
    assert trial.CONTROL_CHARACTERS.findall(run.output) == []
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", run.output)
    assert not any(line.strip().startswith(FORGED_LINES) for line in run.output.splitlines())
    assert max(map(len, run.output.splitlines())) < 1000


def test_no_attack_fills_the_graders_memory(mixed_trial: Trial) -> None:
    """No process of the grader grows with what students send it."""
    (run,) = mixed_trial.runs
    assert run.peak_memory < MAX_MEMORY


def test_no_process_is_left_running(mixed_trial: Trial) -> None:
    """When the command has ended, so has everything that it started."""
    (run,) = mixed_trial.runs
    assert run.orphans == ()


def test_no_file_is_left_behind(mixed_trial: Trial) -> None:
    """No unexpected file is in the temporary directory, the classroom, the course, the machine."""
    assert list(mixed_trial.temporary_directory.iterdir()) == []
    assert mixed_trial.undocumented_files() == []
    assert mixed_trial.changed == ()
    assert environment.escaped_files() == []


def test_submissions_stay(mixed_trial: Trial, attacks: tuple[Attack, ...]) -> None:
    """Submitted files stay where they were; only a renamed notebook is copied beside itself."""
    submitted = mixed_trial.course.classroom.submitted_dir
    assert len(list(submitted.iterdir())) == len(attacks) + 10
    ids = {attack.id for attack in attacks}
    if "files/notebook_is_a_link" in ids:
        link = Path("files-notebook_is_a_link") / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
        assert (submitted / link).is_symlink()
    if "files/zip_bomb" in ids:
        assert (submitted / "files-zip_bomb" / ASSIGNMENT / "week2_loss.zip").is_file()
