"""nbgrader's own commands give every attack, and everybody beside it, the points that ours give."""

from pathlib import Path

import pytest

from tests.hostile import arsenal, trial

ATTACKS = arsenal.read()

pytestmark = [
    pytest.mark.slow,
    pytest.mark.full_wall,
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning"),
]


def test_stock_nbgrader_gives_the_same_points(tmp_path: Path) -> None:
    """`nbgrader autograde` and `generate_feedback` end well and give what each hand-in deserves."""
    alone = trial.held(tmp_path / "alone", ())
    stock = trial.held_by_stock(tmp_path / "stock", ATTACKS)
    assert [ran.status for ran in stock.runs] == [0, 0], stock.runs[0].said[-3000:]
    deserved = alone.points | {attack.student: attack.points for attack in ATTACKS}
    found = stock.points
    assert {name: found.get(name) for name in deserved} == deserved
    for attack in ATTACKS:
        assert trial.complaints(stock, attack, found.get(attack.student)) == []
    assert [ran.left_running for ran in stock.runs] == [(), ()]
    assert list(stock.temporary.iterdir()) == []
