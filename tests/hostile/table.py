"""The arsenal as a table: `python -m tests.hostile.table [--level full]` tries all and writes it.

The table stands in `docs/arsenal.md` between marks. A level that was not tried this time keeps
what stands there.
"""

import argparse
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.hostile import arsenal, trial
from tests.hostile.arsenal import Attack

FILE = Path(__file__).parents[2] / "docs" / "arsenal.md"
BEGIN, END = "<!-- arsenal: begin -->", "<!-- arsenal: end -->"
LEVELS = ("full", "reduced")
HEAD = "| attack | what it tries | lines | what must happen | `full` | `reduced` |"
UNTRIED = "–"
Outcomes = dict[str, dict[str, str]]  # by attack and level


def main() -> None:
    """Try every attack at one level and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--level", choices=LEVELS, default="full")
    level = parser.parse_args().level
    attacks = arsenal.read()
    text = FILE.read_text(encoding="utf-8")
    outcomes = written(text)
    with tempfile.TemporaryDirectory() as folder:
        tried = trial.held(Path(folder), attacks, level=level)
        points = tried.points
        for attack in attacks:
            found = trial.complaints(tried, attack, points.get(attack.student))
            known = attack.header.reduced if level == "reduced" else ""
            outcomes.setdefault(attack.id, {})[level] = outcome(tried, attack, found, known)
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    table = "\n".join(lines(attacks, outcomes))
    FILE.write_text(f"{before}{BEGIN}\n{table}\n{END}{after}", encoding="utf-8")


def lines(attacks: tuple[Attack, ...], outcomes: Mapping[str, Mapping[str, str]]) -> list[str]:
    """The table's lines."""
    rows = [HEAD, "|" + "---|" * 6]
    for attack in attacks:
        numbers = ", ".join(map(str, attack.header.threats)) or UNTRIED
        results = [outcomes.get(attack.id, {}).get(level, UNTRIED) for level in LEVELS]
        parts = [f"`{attack.id}`", attack.header.title, numbers, attack.header.expect, *results]
        rows.append("| " + " | ".join(part.replace("|", "\\|") for part in parts) + " |")
    return rows


def outcome(tried: trial.Trial, attack: Attack, complaints: list[str], known: str) -> str:
    """How an attack ended, in a few words; `known` is what that level is known not to stop."""
    if known:
        return f"**gets through**: {known}" if complaints else "held, against what is said of it"
    if complaints:
        return "**not held**: " + "; ".join(complaints)[:150].replace("\n", " ")
    told = tried.result(attack.student)
    kinds = dict.fromkeys(problem.kind.value for problem in told.problems) if told else {}
    return ", ".join([f"held, {sum(attack.points.values()):g} of 11", *kinds])


def written(text: str) -> Outcomes:
    """What stands in the table by attack and level."""
    found: Outcomes = {}
    for line in text.partition(BEGIN)[2].partition(END)[0].splitlines():
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if len(cells) == 6 and cells[0].startswith("`"):
            found[cells[0].strip("`")] = dict(zip(LEVELS, cells[4:], strict=True))
    return found


if __name__ == "__main__":
    main()
