"""The arsenal as a table: `python -m tests.security.hostile.table [--level full]` runs all attacks.

It writes the table to `docs/arsenal.md`, between two markers. The outcomes at the other level stay
as they are there.
"""

import argparse
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.security.hostile.arsenal import Attack, read_attacks
from tests.security.hostile.trial import Trial, grade_class, violations

DOCUMENT = Path(__file__).parents[3] / "docs" / "arsenal.md"
BEGIN, END = "<!-- arsenal: begin -->", "<!-- arsenal: end -->"
LEVELS = ("full", "reduced")
HEADING = "| attack | what it tries | lines | what must happen | `full` | `reduced` |"
EMPTY = "–"
Outcomes = dict[str, dict[str, str]]  # by attack and level


def main() -> None:
    """Run every attack at one level and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--level", choices=LEVELS, default="full")
    level = parser.parse_args().level
    attacks = read_attacks()
    text = DOCUMENT.read_text(encoding="utf-8")
    outcomes = parse_table(text)
    with tempfile.TemporaryDirectory() as directory:
        trial = grade_class(Path(directory), attacks, level=level)
        points = trial.points()
        for attack in attacks:
            found = violations(trial, attack, points.get(attack.student))
            known_gap = attack.header.reduced if level == "reduced" else ""
            outcomes.setdefault(attack.id, {})[level] = outcome(trial, attack, found, known_gap)
    DOCUMENT.write_text(replace_table(text, attacks, outcomes), encoding="utf-8")


def replace_table(
    text: str, attacks: tuple[Attack, ...], outcomes: Mapping[str, Mapping[str, str]]
) -> str:
    """Return the document with a new table."""
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    table = "\n".join(table_lines(attacks, outcomes))
    return f"{before}{BEGIN}\n{table}\n{END}{after}"


def table_lines(
    attacks: tuple[Attack, ...], outcomes: Mapping[str, Mapping[str, str]]
) -> list[str]:
    """Return the lines of the table."""
    lines = [HEADING, "|" + "---|" * 6]
    for attack in attacks:
        header = attack.header
        threats = ", ".join(map(str, header.threats)) or EMPTY
        results = [outcomes.get(attack.id, {}).get(level, EMPTY) for level in LEVELS]
        cells = [f"`{attack.id}`", header.title, threats, header.expect, *results]
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return lines


def outcome(trial: Trial, attack: Attack, found: list[str], known_gap: str) -> str:
    """Return how an attack ended, in a few words, given its violations.

    `known_gap` says what the level is known not to prevent.
    """
    if known_gap:
        return f"**gets through**: {known_gap}" if found else "held, although a gap is known"
    if found:
        return "**not held**: " + "; ".join(found)[:150].replace("\n", " ")
    result = trial.result(attack.student)
    kinds = dict.fromkeys(problem.kind.value for problem in result.problems) if result else {}
    return ", ".join([f"held, {sum(attack.points.values()):g} of 11", *kinds])


def parse_table(text: str) -> Outcomes:
    """Return the outcomes that the table of a document lists."""
    outcomes: Outcomes = {}
    for line in text.partition(BEGIN)[2].partition(END)[0].splitlines():
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if len(cells) == 6 and cells[0].startswith("`"):
            outcomes[cells[0].strip("`")] = dict(zip(LEVELS, cells[4:], strict=True))
    return outcomes


if __name__ == "__main__":
    main()
