"""A master's text is read into cells; each is checked alone, then all together."""

from pathlib import Path
from typing import Any

import msgspec

from autograder import quick
from autograder.errors import MasterError
from autograder.master import checks
from autograder.master.model import LANGUAGES, Cell, Kind, Master

MOST_POINTS = 1000


def read(path: Path) -> Master:
    """Read the master at `path`; raises MasterError with the cell and how to mend it."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise MasterError(
            "there is no master", where=str(path), next_step="Write one; see docs/masters.md"
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise MasterError(
            f"cannot be read ({error})", where=str(path), next_step="Save it as a file in UTF-8"
        ) from None
    return parse(text, path.stem)


def parse(text: str, name: str) -> Master:
    """The master in `text`, for the assignment `name`."""
    quick.spare()
    import jupytext  # slow to load, and a worker never reads a master

    notebook = jupytext.reads(text, fmt="py:percent")
    cells = tuple(_cell(raw, f"{name}.py, cell {i}") for i, raw in enumerate(notebook.cells, 1))
    master = Master(name, cells)
    checks.of_master(master)
    return master


def _cell(raw: Any, where: str) -> Cell:
    meta = dict(raw.metadata)
    language = meta.pop("lang", None)
    points = meta.pop("points", 0)
    needs = meta.pop("needs", {})
    named = [kind for kind in Kind if kind in meta]
    if len(named) > 1 or (not named and raw.cell_type == "code"):
        raise MasterError(
            "a code cell needs one of given, exercise, check, figure",
            where=where,
            next_step='Begin it with, for example, # %% exercise="softmax"',
        )
    kind = named[0] if named else Kind.TEXT
    if (kind in (Kind.TEXT, Kind.QUESTION)) != (raw.cell_type == "markdown"):
        raise MasterError(
            f"{kind} cells cannot be {raw.cell_type} cells",
            where=where,
            next_step="Add or remove [markdown] in its # %% line",
        )
    if raw.cell_type == "markdown" and language not in LANGUAGES:
        raise MasterError(
            "a text cell needs its language", where=where, next_step='Add lang="en" or lang="ja"'
        )
    name = str(meta.get(kind, ""))
    if named and not name.isidentifier():
        raise MasterError(
            f"{kind}={name!r} is not a name", where=where, next_step="Use letters, digits and _"
        )
    if not isinstance(points, int | float) or not 0 <= points <= MOST_POINTS:
        raise MasterError(
            f"points={points!r} is not a number from 0 to {MOST_POINTS}",
            where=where,
            next_step="Write, for example, points=3",
        )
    cell = Cell(kind, name, raw.source, language, float(points), _needs(needs, kind, where))
    checks.of_cell(cell, where)
    return cell


def _needs(needs: object, kind: Kind, where: str) -> dict[str, tuple[str, ...]]:
    by_part = {"": needs} if isinstance(needs, list) else needs
    try:
        read = msgspec.convert(by_part, dict[str, tuple[str, ...]])
    except msgspec.ValidationError:
        read = None
    if read is None or (read and kind is not Kind.EXERCISE):
        raise MasterError(
            f"needs={needs!r} is not what an exercise builds on",
            where=where,
            next_step='Write needs=["AND", "OR"], or for a class needs={"loss": ["predict"]}',
        )
    return read
