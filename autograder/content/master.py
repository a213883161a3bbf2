"""Masters: the files in `solutions/` from which releases and reference solutions are made.

A master is a notebook as Python text (jupytext's percent format). The metadata of a cell says
what it is for; docs/masters.md describes it.
"""

import ast
import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache, partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from autograder.core.errors import MasterError
from autograder.core.i18n import LANGUAGES, Language

HELPERS = "helpers"  # name of a given cell with what the figures use
EXPERIMENT_PREFIX = "try_"  # of a figure that students are asked to change
SOLUTION_BEGIN, SOLUTION_END = "BEGIN SOLUTION", "END SOLUTION"
MAX_POINTS = 1000
LANGUAGE_MARKER = re.compile(r"^\s*# ?\[(en|ja|end)\]\s*$")
_LINE_LANGUAGE = re.compile(r"\s*# ?\[(en|ja)\]\s*$")
_CLOSED_BLOCKS = re.compile(r"(?:(?:en |ja )+end )*")
_LANGUAGE_HINT = 'Write lang="en" or lang="ja"'
_SOLUTION = re.compile(f"{SOLUTION_BEGIN}.*{SOLUTION_END}", re.DOTALL)


class CellKind(StrEnum):
    """What a cell of a master is for."""

    TEXT = "text"
    GIVEN = "given"
    EXERCISE = "exercise"
    CHECK = "check"
    FIGURE = "figure"
    QUESTION = "question"
    RUBRIC = "rubric"

    @property
    def is_code(self) -> bool:
        """Whether cells of this kind hold code."""
        return self not in (CellKind.TEXT, CellKind.QUESTION, CellKind.RUBRIC)


class MasterCell(Struct, frozen=True):
    """One cell of a master; a cell with `language` None belongs to the notebooks of all languages.

    `prerequisites` are the exercises that the whole exercise ("") uses, or, by method, the
    methods that it calls.
    """

    kind: CellKind
    name: str
    source: str
    language: Language | None = None
    points: float = 0
    prerequisites: dict[str, tuple[str, ...]] = {}

    @property
    def is_folded(self) -> bool:
        """Whether the notebook hides the code: of checks, helpers, and figures to be looked at."""
        if self.kind is CellKind.FIGURE:
            return not self.name.startswith(EXPERIMENT_PREFIX)
        return self.kind is CellKind.CHECK or (self.kind, self.name) == (CellKind.GIVEN, HELPERS)

    @property
    def is_code(self) -> bool:
        """Whether the cell holds code."""
        return self.kind.is_code


class AssignmentSource(Struct, frozen=True):
    """A master: the assignment's name, its cells in order, and the languages of the course."""

    name: str
    cells: tuple[MasterCell, ...]
    languages: tuple[Language, ...] = LANGUAGES

    @property
    def exercises(self) -> tuple[str, ...]:
        """The names of the exercises, in order."""
        return tuple(cell.name for cell in self.cells if cell.kind is CellKind.EXERCISE)

    def in_language(self, language: Language) -> tuple[MasterCell, ...]:
        """Return the cells that students receive in one language, without language markers."""
        cells = self._all_in_language(language)
        return tuple(cell for cell in cells if cell.kind is not CellKind.RUBRIC)

    def rubrics(self, language: Language) -> dict[str, str]:
        """Return what earns the points of a question, by the names of the questions."""
        cells = self._all_in_language(language)
        return {cell.name: cell.source for cell in cells if cell.kind is CellKind.RUBRIC}

    def _all_in_language(self, language: Language) -> tuple[MasterCell, ...]:
        return tuple(
            msgspec.structs.replace(
                cell, source=select_language(cell.source, language), language=None
            )
            for cell in self.cells
            if cell.language in (None, language)
        )

    def translations(self) -> tuple[Language, ...]:
        """Return the languages in which the master has all cells, also those of no release."""

        def identities(language: Language) -> list[object]:
            return [_identity(cell) for cell in self.in_language(language)]

        own = identities(self.languages[0])
        return tuple(language for language in LANGUAGES if identities(language) == own)

    def solution(self, exercise: str) -> str:
        """Return the reference solution of one exercise."""
        cells = (cell for cell in self._code() if cell.kind is CellKind.EXERCISE)
        return next(cell.source for cell in cells if cell.name == exercise)

    def prerequisites(self) -> dict[str, tuple[str, ...]]:
        """Return the prerequisites of each exercise and of each method ("TwoLayerNet.loss")."""
        prerequisites = {}
        for cell in self.cells:
            for method, names in cell.prerequisites.items():
                prefix = f"{cell.name}." if method else ""
                prerequisites[prefix + method or cell.name] = tuple(prefix + name for name in names)
        return prerequisites

    def reference(self) -> str:
        """Return the reference solution: given code and exercises, no checks, no figures."""
        kinds = (CellKind.GIVEN, CellKind.EXERCISE)
        return "\n\n\n".join(cell.source for cell in self._code() if cell.kind in kinds)

    def _code(self) -> tuple[MasterCell, ...]:
        # Not in the main language: Results and answer tables depend on the text of the reference,
        # and stay valid in a course that takes the same master in another language.
        return self.in_language(self.translations()[0])


def select_language(source: str, language: Language) -> str:
    """Return the lines of `source` that are for `language`, without language markers."""
    lines, block_language = [], ""
    for line in source.split("\n"):
        marker = LANGUAGE_MARKER.match(line)
        if marker:
            block_language = "" if marker[1] == "end" else marker[1]
            continue
        trailing = _LINE_LANGUAGE.search(line)
        if block_language in ("", language) and (not trailing or trailing[1] == language):
            lines.append(_LINE_LANGUAGE.sub("", line))
    return "\n".join(lines)


def load_master(path: Path, languages: Sequence[Language] = LANGUAGES) -> AssignmentSource:
    """Read and validate a master, which needs its texts in `languages` only.

    Raises MasterError with the cell, what is wrong and what to write.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        hint = "Write one; see docs/masters.md"
        raise MasterError("there is no master", where=str(path), hint=hint) from None
    except (OSError, UnicodeDecodeError) as error:
        hint = "Save it as a file in UTF-8"
        raise MasterError(f"cannot be read ({error})", where=str(path), hint=hint) from None
    return parse_master(text, path.stem, languages)


def parse_master(
    text: str, name: str, languages: Sequence[Language] = LANGUAGES
) -> AssignmentSource:
    """Parse and validate the text of the master of assignment `name`; raises MasterError."""
    return _parse(text, name, tuple(languages))


@lru_cache(maxsize=16)  # a command reads a master several times, and parsing takes a while
def _parse(text: str, name: str, languages: tuple[Language, ...]) -> AssignmentSource:
    import jupytext  # slow to import, and a worker never reads a master

    notebook = jupytext.reads(text, fmt="py:percent")
    cells = [_parse_cell(raw, f"{name}.py, cell {i}") for i, raw in enumerate(notebook.cells, 1)]
    source = AssignmentSource(name, tuple(cells), languages)
    _validate(source)
    return source


def _parse_cell(raw: Any, where: str) -> MasterCell:
    error = partial(MasterError, where=where)
    metadata = dict(raw.metadata)
    language, points = metadata.pop("lang", None), metadata.pop("points", 0)
    needs = metadata.pop("needs", {})
    kinds = [kind for kind in CellKind if kind in metadata]
    if len(kinds) > 1 or (not kinds and raw.cell_type == "code"):
        hint = 'Begin it with, for example, # %% exercise="softmax"'
        raise error("a code cell needs one of given, exercise, check, figure", hint=hint)
    kind = kinds[0] if kinds else CellKind.TEXT
    if kind.is_code == (raw.cell_type == "markdown"):
        hint = "Add or remove [markdown] in its # %% line"
        raise error(f"{kind} cells cannot be {raw.cell_type} cells", hint=hint)
    if language not in (None, *LANGUAGES):
        raise error(f"lang={language!r} is not a language of the kit", hint=_LANGUAGE_HINT)
    name = str(metadata.get(kind, ""))
    if kinds and not name.isidentifier():
        raise error(f"{kind}={name!r} is not a name", hint="Use letters, digits and _")
    if not isinstance(points, int | float) or not 0 <= points <= MAX_POINTS:
        what = f"points={points!r} is not a number from 0 to {MAX_POINTS}"
        raise error(what, hint="Write, for example, points=3")
    prerequisites = _parse_prerequisites(needs, kind, where)
    cell = MasterCell(kind, name, raw.source, language, float(points), prerequisites)
    _validate_cell(cell, where)
    return cell


def _parse_prerequisites(needs: object, kind: CellKind, where: str) -> dict[str, tuple[str, ...]]:
    by_method = {"": needs} if isinstance(needs, list) else needs
    try:
        prerequisites = msgspec.convert(by_method, dict[str, tuple[str, ...]])
    except msgspec.ValidationError:
        prerequisites = None
    if prerequisites is None or (prerequisites and kind is not CellKind.EXERCISE):
        hint = 'Write needs=["AND", "OR"], or for a class needs={"loss": ["predict"]}'
        raise MasterError(
            f"needs={needs!r} does not name prerequisites of an exercise", where=where, hint=hint
        )
    return prerequisites


def _validate_cell(cell: MasterCell, where: str) -> None:
    """Require closed language blocks and, in a code cell, valid Python in each language."""
    lines = cell.source.split("\n")
    markers = [marker[1] for line in lines if (marker := LANGUAGE_MARKER.match(line))]
    if not _CLOSED_BLOCKS.fullmatch("".join(f"{marker} " for marker in markers)):
        what = "a language block is not closed, or closed twice"
        hint = "Write #[en], #[ja] and #[end], each on a line of its own"
        raise MasterError(what, where=where, hint=hint)
    for language in LANGUAGES if cell.is_code else ():
        try:
            ast.parse(select_language(cell.source, language), "the cell")
        except (SyntaxError, ValueError) as error:
            what = f"not valid Python with the lines for {language} alone: {error}"
            raise MasterError(what, where=where, hint="Correct that line") from None


def _validate(source: AssignmentSource) -> None:
    """Require texts in all languages, unique names, and all parts of exercises and questions."""
    where = f"{source.name}.py"
    _check_languages(source)
    cells = [cell for cell in source.cells if cell.language in (None, source.languages[0])]
    names = [f"{cell.kind} {cell.name}" for cell in cells if cell.name]
    duplicates = sorted({name for name in names if names.count(name) > 1})
    if duplicates:
        what = f"two cells share the name {', '.join(duplicates)}"
        raise MasterError(what, where=where, hint="Rename one of them")
    points = {cell.name: cell.points for cell in source.cells if cell.kind is CellKind.CHECK}
    for cell in source.cells:
        _check_answer_cell(cell, source, where, points.get(cell.name, 0))


def _check_languages(source: AssignmentSource) -> None:
    """Require each text in every language of the course: an English cell, then its Japanese twin.

    A text cell without a language is for a course in one language.
    """
    for number, (cell, next_cell) in enumerate(pairwise((None, *source.cells, None))):
        if cell and not cell.is_code and cell.language is None and len(source.languages) > 1:
            raise MasterError(
                "a text cell needs its language",
                where=f"{source.name}.py, cell {number}",
                hint=_LANGUAGE_HINT,
            )
        english = cell if cell and cell.language == "en" else None
        japanese = next_cell if next_cell and next_cell.language == "ja" else None
        if _identity(english) == _identity(japanese):
            continue
        missing = {"ja"} if japanese is None else {"en"} if english is None else {*LANGUAGES}
        if missing.intersection(source.languages):
            raise MasterError(
                "the cell has no twin in the other language",
                where=f"{source.name}.py, cell {number if english else number + 1}",
                hint='Put a lang="en" cell and right after it its lang="ja" twin,'
                " with the same name and points",
            )


def _identity(cell: MasterCell | None) -> tuple[CellKind, str, float] | None:
    return (cell.kind, cell.name, cell.points) if cell else None


def _check_answer_cell(
    cell: MasterCell, source: AssignmentSource, where: str, check_points: float
) -> None:
    """Validate an exercise, check or question; `check_points` are those of the check cell."""
    error, label = partial(MasterError, where=where), f"{cell.kind} {cell.name}"
    is_exercise, is_question = cell.kind is CellKind.EXERCISE, cell.kind is CellKind.QUESTION
    if (is_exercise or is_question) and not _SOLUTION.search(cell.source):
        hint = f"Put the answer between ### {SOLUTION_BEGIN} and ### {SOLUTION_END}"
        raise error(f"{label} has no solution region", hint=hint)
    exercises = ", ".join(source.exercises)
    if unknown := set(cell.prerequisites.get("", ())) - set(source.exercises):
        what = f"{label} needs {', '.join(sorted(unknown))}, which is not an exercise"
        raise error(what, hint=f"Name some of: {exercises}")
    if is_exercise and check_points <= 0:
        hint = f'Add # %% check="{cell.name}" points=3 after it'
        raise error(f"{label} has no check cell with points", hint=hint)
    if is_question and cell.points <= 0:
        hint = f'Write # %% [markdown] question="{cell.name}" points=2'
        raise error(f"{label} has no points", hint=hint)
    if cell.kind is CellKind.CHECK and cell.name not in source.exercises:
        raise error(f"{label} belongs to no exercise", hint=f"Write one of: {exercises}")
    questions = dict.fromkeys(c.name for c in source.cells if c.kind is CellKind.QUESTION)
    if cell.kind is CellKind.RUBRIC and cell.name not in questions:
        hint = f"Write one of: {', '.join(questions)}" if questions else "Remove it"
        raise error(f"{label} belongs to no question", hint=hint)
