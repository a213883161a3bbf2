"""A master in memory: cells, each in its language, and what the reference is made of."""

import ast
import re
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from autograder.core import import_workarounds
from autograder.core.errors import MasterError
from autograder.core.i18n import Language

LANGUAGES: tuple[Language, ...] = ("en", "ja")
BEGIN, END = "BEGIN SOLUTION", "END SOLUTION"
BLOCK = re.compile(r"^\s*# ?\[(en|ja|end)\]\s*$")
_LINE = re.compile(r"\s*# ?\[(en|ja)\]\s*$")


class CellKind(StrEnum):
    """What a cell of a master is for."""

    TEXT = "text"
    GIVEN = "given"
    EXERCISE = "exercise"
    CHECK = "check"
    FIGURE = "figure"
    QUESTION = "question"


class MasterCell(Struct, frozen=True):
    """One cell: what it is for, its name, its text, its points; `language` None means all.

    `needs` names what the exercise builds on, for the whole of it ("") or for its methods.
    """

    kind: CellKind
    name: str
    source: str
    language: Language | None = None
    points: float = 0
    prerequisites: dict[str, tuple[str, ...]] = {}

    @property
    def is_code(self) -> bool:
        """Whether the cell is run."""
        return self.kind not in (CellKind.TEXT, CellKind.QUESTION)


class AssignmentSource(Struct, frozen=True):
    """A master: the assignment's name and its cells in order."""

    name: str
    cells: tuple[MasterCell, ...]

    @property
    def exercises(self) -> tuple[str, ...]:
        """The names of the exercises, in order."""
        return tuple(cell.name for cell in self.cells if cell.kind is CellKind.EXERCISE)

    def in_language(self, language: Language) -> tuple[MasterCell, ...]:
        """The cells of one language, with the language blocks resolved."""
        return tuple(
            msgspec.structs.replace(
                cell, source=select_language(cell.source, language), language=None
            )
            for cell in self.cells
            if cell.language in (None, language)
        )

    def source(self, exercise: str) -> str:
        """The reference solution of one exercise."""
        cells = (cell for cell in self.in_language("en") if cell.kind is CellKind.EXERCISE)
        return next(cell.source for cell in cells if cell.name == exercise)

    def needs(self) -> dict[str, tuple[str, ...]]:
        """What each exercise, or method ("TwoLayerNet.loss"), builds on."""
        found = {}
        for cell in self.cells:
            for part, needed in cell.prerequisites.items():
                prefix = f"{cell.name}." if part else ""
                found[prefix + part or cell.name] = tuple(prefix + name for name in needed)
        return found

    def reference(self) -> str:
        """The reference solution as source: given code and exercises, no checks, no figures."""
        kinds = (CellKind.GIVEN, CellKind.EXERCISE)
        return "\n\n\n".join(cell.source for cell in self.in_language("en") if cell.kind in kinds)


def select_language(source: str, language: Language) -> str:
    """`source` with only the lines for `language`, its markers removed."""
    kept, block = [], ""
    for line in source.split("\n"):
        marker = BLOCK.match(line)
        if marker:
            block = "" if marker[1] == "end" else marker[1]
            continue
        trailing = _LINE.search(line)
        if block in ("", language) and (not trailing or trailing[1] == language):
            kept.append(_LINE.sub("", line))
    return "\n".join(kept)


# FOLDED autograder/content/master.py: "A master's text is read into

MOST_POINTS = 1000


def load_master(path: Path) -> AssignmentSource:
    """Read the master at `path`; raises MasterError with the cell and how to mend it."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise MasterError(
            "there is no master", where=str(path), hint="Write one; see docs/masters.md"
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise MasterError(
            f"cannot be read ({error})", where=str(path), hint="Save it as a file in UTF-8"
        ) from None
    return parse(text, path.stem)


def parse(text: str, name: str) -> AssignmentSource:
    """The master in `text`, for the assignment `name`."""
    import_workarounds.skip_jsonschema_idn_grammar()
    import jupytext  # slow to load, and a worker never reads a master

    notebook = jupytext.reads(text, fmt="py:percent")
    cells = tuple(_cell(raw, f"{name}.py, cell {i}") for i, raw in enumerate(notebook.cells, 1))
    master = AssignmentSource(name, cells)
    validate_source(master)
    return master


def _cell(raw: Any, where: str) -> MasterCell:
    meta = dict(raw.metadata)
    language = meta.pop("lang", None)
    points = meta.pop("points", 0)
    needs = meta.pop("needs", {})
    named = [kind for kind in CellKind if kind in meta]
    if len(named) > 1 or (not named and raw.cell_type == "code"):
        raise MasterError(
            "a code cell needs one of given, exercise, check, figure",
            where=where,
            hint='Begin it with, for example, # %% exercise="softmax"',
        )
    kind = named[0] if named else CellKind.TEXT
    if (kind in (CellKind.TEXT, CellKind.QUESTION)) != (raw.cell_type == "markdown"):
        raise MasterError(
            f"{kind} cells cannot be {raw.cell_type} cells",
            where=where,
            hint="Add or remove [markdown] in its # %% line",
        )
    if raw.cell_type == "markdown" and language not in LANGUAGES:
        raise MasterError(
            "a text cell needs its language", where=where, hint='Add lang="en" or lang="ja"'
        )
    name = str(meta.get(kind, ""))
    if named and not name.isidentifier():
        raise MasterError(
            f"{kind}={name!r} is not a name", where=where, hint="Use letters, digits and _"
        )
    if not isinstance(points, int | float) or not 0 <= points <= MOST_POINTS:
        raise MasterError(
            f"points={points!r} is not a number from 0 to {MOST_POINTS}",
            where=where,
            hint="Write, for example, points=3",
        )
    cell = MasterCell(kind, name, raw.source, language, float(points), _needs(needs, kind, where))
    validate_cell(cell, where)
    return cell


def _needs(needs: object, kind: CellKind, where: str) -> dict[str, tuple[str, ...]]:
    by_part = {"": needs} if isinstance(needs, list) else needs
    try:
        read = msgspec.convert(by_part, dict[str, tuple[str, ...]])
    except msgspec.ValidationError:
        read = None
    if read is None or (read and kind is not CellKind.EXERCISE):
        raise MasterError(
            f"needs={needs!r} is not what an exercise builds on",
            where=where,
            hint='Write needs=["AND", "OR"], or for a class needs={"loss": ["predict"]}',
        )
    return read


# FOLDED autograder/content/master.py: 'What a master has to keep to,

_CLOSED = re.compile(r"(?:(?:en |ja )+end )*")
_SOLUTION = re.compile(f"{BEGIN}.*{END}", re.DOTALL)


def validate_cell(cell: MasterCell, where: str) -> None:
    """Language blocks are closed, and code is valid Python in each language alone.

    Raises MasterError, with the cell.
    """
    markers = [found[1] for line in cell.source.split("\n") if (found := BLOCK.match(line))]
    if not _CLOSED.fullmatch("".join(f"{marker} " for marker in markers)):
        raise MasterError(
            "a language block is not closed, or closed twice",
            where=where,
            hint="Write #[en], #[ja] and #[end], each on a line of its own",
        )
    for language in LANGUAGES if cell.is_code else ():
        try:
            ast.parse(select_language(cell.source, language), "the cell")
        except (SyntaxError, ValueError) as error:
            raise MasterError(
                f"not valid Python with the lines for {language} alone: {error}",
                where=where,
                hint="Mend that line",
            ) from None


def validate_source(master: AssignmentSource) -> None:
    """Cells have twins, names are told apart, and every exercise has what it needs.

    Raises MasterError for the first fault.
    """
    where = f"{master.name}.py"
    _check_translations_paired(master)
    names = [(cell.kind, cell.name) for cell in master.in_language("en") if cell.name]
    doubles = {f"{kind} {name}" for kind, name in names if names.count((kind, name)) > 1}
    if doubles:
        raise MasterError(
            f"two cells share the name {', '.join(sorted(doubles))}",
            where=where,
            hint="Rename one of them",
        )
    _check_exercises(master, where)


def _check_translations_paired(master: AssignmentSource) -> None:
    """Every English cell of text is followed by its Japanese twin."""
    for number, (one, other) in enumerate(pairwise((None, *master.cells, None))):
        first = one if one and one.language == "en" else None
        second = other if other and other.language == "ja" else None
        if _what_for(first) != _what_for(second):
            raise MasterError(
                "the cell has no twin in the other language",
                where=f"{master.name}.py, cell {number if first else number + 1}",
                hint='Put a lang="en" cell and right after it its lang="ja" twin,'
                " with the same name and points",
            )


def _what_for(cell: MasterCell | None) -> tuple[CellKind, str, float] | None:
    return (cell.kind, cell.name, cell.points) if cell else None


def _check_exercises(master: AssignmentSource, where: str) -> None:
    checks = {cell.name: cell.points for cell in master.cells if cell.kind is CellKind.CHECK}
    for cell in master.cells:
        asked = cell.kind in (CellKind.EXERCISE, CellKind.QUESTION)
        if asked and not _SOLUTION.search(cell.source):
            raise MasterError(
                f"{cell.kind} {cell.name} has no solution region",
                where=where,
                hint=f"Put the answer between ### {BEGIN} and ### {END}",
            )
        unknown = set(cell.prerequisites.get("", ())) - set(master.exercises)
        if unknown:
            raise MasterError(
                f"exercise {cell.name} needs {', '.join(sorted(unknown))}, which is no exercise",
                where=where,
                hint=f"Name some of: {', '.join(master.exercises)}",
            )
        if cell.kind is CellKind.EXERCISE and checks.get(cell.name, 0) <= 0:
            raise MasterError(
                f"exercise {cell.name} has no check cell with points",
                where=where,
                hint=f'Add # %% check="{cell.name}" points=3 after it',
            )
        if cell.kind is CellKind.QUESTION and cell.points <= 0:
            raise MasterError(
                f"question {cell.name} has no points",
                where=where,
                hint=f'Write # %% [markdown] question="{cell.name}" points=2',
            )
        if cell.kind is CellKind.CHECK and cell.name not in master.exercises:
            raise MasterError(
                f"check {cell.name} belongs to no exercise",
                where=where,
                hint=f"Write one of: {', '.join(master.exercises)}",
            )
