"""The attacks with nbgrader's own commands, and on a machine that offers `reduced` alone."""

import sys
from pathlib import Path

import msgspec
import pytest

from tests.sandbox.test_isolation_reduced import run_without_namespaces
from tests.security.hostile import trial
from tests.security.hostile.arsenal import THREATS, Attack, read_attacks

# What nbgrader itself reads, copies and shows. Of the other families, one attack for each threat:
# nbgrader starts a worker for each submission, so all of them would take a quarter of an hour.
NBGRADER_FAMILIES = ("files", "notebook", "pages")
MIN_ATTACKS = 60
# nbgrader ignores a directory without a notebook: no entry, no points.
IGNORED = "files/zip_bomb"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.full_wall,
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning"),
]


def select_attacks() -> tuple[Attack, ...]:
    """Return at least MIN_ATTACKS attacks that cover every threat."""
    attacks = read_attacks()
    selected = [attack for attack in attacks if attack.family in NBGRADER_FAMILIES]
    for threat in THREATS:
        if not any(threat in attack.header.threats for attack in selected):
            selected.append(next(a for a in attacks if threat in a.header.threats))
    remaining = [attack for attack in attacks if attack not in selected]
    missing = max(1, MIN_ATTACKS + 2 - len(selected))
    selected += remaining[:: max(1, len(remaining) // missing)]
    return tuple(attack for attack in selected if attack.id != IGNORED)


ATTACKS = select_attacks()


def test_enough_attacks_are_selected() -> None:
    """The selection has 60 attacks or more, and covers every threat."""
    assert len(ATTACKS) >= MIN_ATTACKS
    assert {threat for attack in ATTACKS for threat in attack.header.threats} == set(THREATS)


@pytest.mark.nightly
def test_stock_nbgrader_gives_the_same_points(tmp_path_factory: pytest.TempPathFactory) -> None:
    """`nbgrader autograde` and `generate_feedback` end well and give what a submission deserves."""
    honest_trial = trial.honest_class(tmp_path_factory)
    stock_trial = trial.grade_class_with_nbgrader(tmp_path_factory.mktemp("stock"), ATTACKS)
    runs = stock_trial.runs
    assert [run.status for run in runs] == [0, 0], runs[0].output[-3000:]
    deserved = honest_trial.points() | {attack.student: attack.points for attack in ATTACKS}
    points = stock_trial.points()
    assert {student: points.get(student) for student in deserved} == deserved
    for attack in ATTACKS:
        found = trial.violations(stock_trial, attack, points.get(attack.student))
        assert found == [], attack.id
    assert [run.orphans for run in runs] == [(), ()]
    assert list(stock_trial.temporary_directory.iterdir()) == []


# -- reduced


PROGRAM = """
import sys, msgspec
from autograder.course import load_course
from autograder.course import Level, Limits
from autograder.grading.test_run import runnable_cells
from autograder.intake import normalizer
from autograder.sandbox.launcher import SandboxSpec
from autograder.sandbox.session import Session
from pathlib import Path
from tests.security.hostile import arsenal, environment
from tests.security.hostile.arsenal import GOT
from tests.support.notebooks import printed

course = load_course(Path(sys.argv[1]))
blank = course.release(environment.ASSIGNMENT).read_bytes()
release = normalizer.read_release(blank, environment.ASSIGNMENT)
sandbox = SandboxSpec(Level.REDUCED, ("numpy", "matplotlib"), Limits(**environment.LIMITS))
successful = []
for attack in arsenal.read_attacks():
    if attack.header.harmless_unwalled:
        data = attack.notebook(blank, environment.reference_answers(course))
        cells = runnable_cells(normalizer.normalize(data, release, course.language))
        with environment.plant_canaries(), Session(sandbox, cells) as session:
            if GOT in "".join(map(printed, session.run_notebook())):
                successful.append(attack.id)
sys.stdout.write(msgspec.json.encode(successful).decode())
"""


@pytest.mark.nightly
def test_what_only_the_sandbox_stops_is_stopped_at_reduced(released: Path, tmp_path: Path) -> None:
    """No attack that would succeed without a sandbox succeeds at `reduced`."""
    run = run_without_namespaces(tmp_path, sys.executable, "-c", PROGRAM, str(released))
    assert run.returncode == 0, run.stderr
    assert msgspec.json.decode(run.stdout) == []
