"""The arsenal itself: it covers what was promised, its attacks are real, its table is current."""

from pathlib import Path

import pytest

from autograder.grading.grade import runnable_cells
from autograder.intake import normalizer
from autograder.sandbox.launcher import SandboxSpec
from autograder.sandbox.session import Session
from tests.conftest import ROOT
from tests.hostile import arsenal, ground, table
from tests.notebooks import printed, unwalled

ATTACKS = arsenal.read()
HARMLESS = tuple(attack for attack in ATTACKS if attack.header.harmless_unwalled)


def test_every_line_of_the_threats_is_covered() -> None:
    """There is an attack for each of the lines 1 to 26, and there are many."""
    assert {line for attack in ATTACKS for line in attack.header.threats} == set(range(1, 27))
    assert len(ATTACKS) >= 66
    assert len(HARMLESS) >= 12


def test_attacks_are_told_apart() -> None:
    """No two attacks share an id, a student or a title."""
    for of in (lambda a: a.id, lambda a: a.student.lower(), lambda a: a.header.title):
        assert len({of(attack) for attack in ATTACKS}) == len(ATTACKS)


def test_success_is_told_by_success_alone() -> None:
    """The mark of success stands in no attack's text, so that a source is not taken for it."""
    for path in arsenal.FOLDER.glob("*/*.py"):
        assert arsenal.GOT not in path.read_text(encoding="utf-8"), path


def test_the_table_lists_every_attack() -> None:
    """`docs/arsenal.md` has a line for each attack that is there, and no other."""
    text = (ROOT / "docs" / "arsenal.md").read_text(encoding="utf-8")
    outcomes = table.written(text)
    assert list(outcomes) == [attack.id for attack in ATTACKS]
    assert "\n".join(table.lines(ATTACKS, outcomes)) in text


@pytest.mark.slow
@pytest.mark.parametrize("attack", HARMLESS, ids=lambda attack: attack.id)
def test_without_a_wall_it_would_succeed(
    attack: arsenal.Attack, wall: SandboxSpec, released: Path, tmp_path: Path
) -> None:
    """An attack that the wall alone stops gets what it wants where there is none."""
    course = ground.courses.load_course(released)
    blank = course.release(ground.ASSIGNMENT).read_bytes()
    data = attack.notebook(blank, ground.reference(course))
    release = normalizer.read_release(blank, ground.ASSIGNMENT)
    cells = runnable_cells(normalizer.normalize(data, release, course.language))
    with ground.canaries(), Session(unwalled(wall), cells) as session:
        assert arsenal.GOT in "".join(map(printed, session.run_notebook()))
