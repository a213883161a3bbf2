"""The arsenal itself: it covers the threat list, its attacks are real, its table is current."""

from pathlib import Path

import pytest

from autograder.course import load_course
from autograder.grading.test_run import runnable_cells
from autograder.intake import normalizer
from autograder.sandbox.launcher import SandboxSpec
from autograder.sandbox.session import Session
from tests.security.hostile import arsenal, environment, table
from tests.security.hostile.arsenal import GOT
from tests.support.notebooks import printed, unwalled
from tests.support.settings import ROOT

ATTACKS = arsenal.read_attacks()
HARMLESS = tuple(attack for attack in ATTACKS if attack.header.harmless_unwalled)


def test_every_threat_is_covered() -> None:
    """There is an attack for each of the threats 1 to 26, and there are many."""
    assert {threat for attack in ATTACKS for threat in attack.header.threats} == set(range(1, 27))
    assert len(ATTACKS) >= 66
    assert len(HARMLESS) >= 12


def test_attacks_are_distinct() -> None:
    """No two attacks share an id, a student or a title."""
    assert len({attack.id for attack in ATTACKS}) == len(ATTACKS)
    assert len({attack.student.lower() for attack in ATTACKS}) == len(ATTACKS)
    assert len({attack.header.title for attack in ATTACKS}) == len(ATTACKS)


def test_only_success_prints_the_mark_of_success() -> None:
    """The source of no attack contains the mark, so that a quoted source is not taken for it."""
    paths = list(arsenal.DIRECTORY.glob("*.py"))
    assert {path.stem for path in paths} == {attack.family for attack in ATTACKS}
    for path in paths:
        assert GOT not in path.read_text(encoding="utf-8"), path


def test_the_table_lists_every_attack() -> None:
    """`docs/arsenal.md` has a line for each attack, and no other."""
    text = (ROOT / "docs" / "arsenal.md").read_text(encoding="utf-8")
    outcomes = table.parse_table(text)
    assert list(outcomes) == [attack.id for attack in ATTACKS]
    assert table.replace_table(text, ATTACKS, outcomes) == text


@pytest.mark.nightly
@pytest.mark.parametrize("attack", HARMLESS, ids=lambda attack: attack.id)
def test_without_a_sandbox_it_would_succeed(
    attack: arsenal.Attack, wall: SandboxSpec, released: Path
) -> None:
    """An attack that only the sandbox stops succeeds without it."""
    course = load_course(released)
    blank = course.release(environment.ASSIGNMENT).read_bytes()
    data = attack.notebook(blank, environment.reference_answers(course))
    release = normalizer.read_release(blank, environment.ASSIGNMENT)
    cells = runnable_cells(normalizer.normalize(data, release, course.language))
    with environment.plant_canaries(), Session(unwalled(wall), cells) as session:
        assert GOT in "".join(map(printed, session.run_notebook()))
