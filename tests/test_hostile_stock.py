"""nbgrader's own commands give every attack, and everybody beside it, the points that ours give."""

from pathlib import Path

import pytest

from tests.hostile import arsenal, trial

# What nbgrader itself reads, copies and shows, and of the rest one for each line of the list: it
# starts a worker for each hand-in, so all of them would take a quarter of an hour.
ITS_OWN = ("files/", "notebook/", "pages/")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.full_wall,
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning"),
]


def chosen() -> tuple[arsenal.Attack, ...]:
    """At least 60 attacks, every line of the list among them."""
    attacks = arsenal.read()
    some = [attack for attack in attacks if attack.id.startswith(ITS_OWN)]
    for line in range(1, 27):
        if not any(line in attack.header.threats for attack in some):
            some.append(next(one for one in attacks if line in one.header.threats))
    others = [attack for attack in attacks if attack not in some]
    return (*some, *others[:: max(1, len(others) // max(1, 62 - len(some)))])


# nbgrader passes over a folder without a notebook: no entry, no points.
PASSED_OVER = "files/zip_bomb"
ATTACKS = tuple(attack for attack in chosen() if attack.id != PASSED_OVER)


def test_enough_are_chosen() -> None:
    """The choice has 60 attacks or more, and leaves out no line of the list."""
    assert len(ATTACKS) >= 60
    assert {line for attack in ATTACKS for line in attack.header.threats} == set(range(1, 27))


def test_stock_nbgrader_gives_the_same_points(tmp_path: Path) -> None:
    """`nbgrader autograde` and `generate_feedback` end well and give what each hand-in deserves."""
    alone = trial.held(tmp_path / "alone", ())
    stock = trial.held_by_stock(tmp_path / "stock", ATTACKS)
    assert [ran.status for ran in stock.runs] == [0, 0], stock.runs[0].said[-3000:]
    deserved = alone.points | {attack.student: attack.points for attack in ATTACKS}
    found = stock.points
    assert {name: found.get(name) for name in deserved} == deserved
    for attack in ATTACKS:
        assert trial.complaints(stock, attack, found.get(attack.student)) == [], attack.id
    assert [ran.left_running for ran in stock.runs] == [(), ()]
    assert list(stock.temporary.iterdir()) == []
