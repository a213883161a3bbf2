"""What a master has to keep to, each mistake told with its cell and how to mend it."""

import ast
import re
from itertools import pairwise

from autograder.errors import MasterError
from autograder.master.model import BEGIN, BLOCK, END, LANGUAGES, Cell, Kind, Master, select

_CLOSED = re.compile(r"(?:(?:en |ja )+end )*")
_SOLUTION = re.compile(f"{BEGIN}.*{END}", re.DOTALL)


def of_cell(cell: Cell, where: str) -> None:
    """Language blocks are closed, and code is valid Python in each language alone.

    Raises MasterError, with the cell.
    """
    markers = [found[1] for line in cell.source.split("\n") if (found := BLOCK.match(line))]
    if not _CLOSED.fullmatch("".join(f"{marker} " for marker in markers)):
        raise MasterError(
            "a language block is not closed, or closed twice",
            where=where,
            next_step="Write #[en], #[ja] and #[end], each on a line of its own",
        )
    for language in LANGUAGES if cell.is_code else ():
        try:
            ast.parse(select(cell.source, language), "the cell")
        except (SyntaxError, ValueError) as error:
            raise MasterError(
                f"not valid Python with the lines for {language} alone: {error}",
                where=where,
                next_step="Mend that line",
            ) from None


def of_master(master: Master) -> None:
    """Cells have twins, names are told apart, and every exercise has what it needs.

    Raises MasterError for the first fault.
    """
    where = f"{master.name}.py"
    _check_twins(master)
    names = [(cell.kind, cell.name) for cell in master.in_language("en") if cell.name]
    doubles = {f"{kind} {name}" for kind, name in names if names.count((kind, name)) > 1}
    if doubles:
        raise MasterError(
            f"two cells share the name {', '.join(sorted(doubles))}",
            where=where,
            next_step="Rename one of them",
        )
    _check_exercises(master, where)


def _check_twins(master: Master) -> None:
    """Every English cell of text is followed by its Japanese twin."""
    for number, (one, other) in enumerate(pairwise((None, *master.cells, None))):
        first = one if one and one.language == "en" else None
        second = other if other and other.language == "ja" else None
        if _what_for(first) != _what_for(second):
            raise MasterError(
                "the cell has no twin in the other language",
                where=f"{master.name}.py, cell {number if first else number + 1}",
                next_step='Put a lang="en" cell and right after it its lang="ja" twin,'
                " with the same name and points",
            )


def _what_for(cell: Cell | None) -> tuple[Kind, str, float] | None:
    return (cell.kind, cell.name, cell.points) if cell else None


def _check_exercises(master: Master, where: str) -> None:
    checks = {cell.name: cell.points for cell in master.cells if cell.kind is Kind.CHECK}
    for cell in master.cells:
        asked = cell.kind in (Kind.EXERCISE, Kind.QUESTION)
        if asked and not _SOLUTION.search(cell.source):
            raise MasterError(
                f"{cell.kind} {cell.name} has no solution region",
                where=where,
                next_step=f"Put the answer between ### {BEGIN} and ### {END}",
            )
        unknown = set(cell.needs.get("", ())) - set(master.exercises)
        if unknown:
            raise MasterError(
                f"exercise {cell.name} needs {', '.join(sorted(unknown))}, which is no exercise",
                where=where,
                next_step=f"Name some of: {', '.join(master.exercises)}",
            )
        if cell.kind is Kind.EXERCISE and checks.get(cell.name, 0) <= 0:
            raise MasterError(
                f"exercise {cell.name} has no check cell with points",
                where=where,
                next_step=f'Add # %% check="{cell.name}" points=3 after it',
            )
        if cell.kind is Kind.QUESTION and cell.points <= 0:
            raise MasterError(
                f"question {cell.name} has no points",
                where=where,
                next_step=f'Write # %% [markdown] question="{cell.name}" points=2',
            )
        if cell.kind is Kind.CHECK and cell.name not in master.exercises:
            raise MasterError(
                f"check {cell.name} belongs to no exercise",
                where=where,
                next_step=f"Write one of: {', '.join(master.exercises)}",
            )
