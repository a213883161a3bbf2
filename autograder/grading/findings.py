"""What a student and an instructor should know of cells and calls that went wrong."""

from collections.abc import Sequence

import msgspec

from autograder.grading.bench import Reading
from autograder.grading.kit import Kit
from autograder.grading.result import CellResult, CellStatus
from autograder.grading.verdict import error_name
from autograder.intake.notebook import NbCell, Submission
from autograder.messages import Phrase, phrase
from autograder.problems import Problem, ProblemKind, problem
from autograder.sandbox.faults import Fault
from autograder.sandbox.session import CellRun

SYNTAX_ERRORS = frozenset({"SyntaxError", "IndentationError", "TabError"})
EXPLAINS_ABSENCE = frozenset(
    {
        ProblemKind.MISSING_CELL,
        ProblemKind.SYNTAX_ERROR,
        ProblemKind.CELL_RAISED,
        ProblemKind.CELL_TIMEOUT,
        ProblemKind.CELL_MEMORY,
        ProblemKind.CELL_FLOODED,
        ProblemKind.CELL_DIED,
        ProblemKind.CELL_NOT_RUN,
    }
)


def cells(
    code: Sequence[tuple[int, str]], submission: Submission, runs: Sequence[CellRun], kit: Kit
) -> tuple[tuple[CellResult, ...], list[Problem]]:
    """How each code cell ended, and a problem for each that did not run to its end."""
    by_place = {run.cell: run for run in runs}
    states, problems = [], []
    for place, _ in code:
        if place < 0:
            continue
        run = by_place.get(place)
        states.append(CellResult(place + 1, _cell_status(run)))
        kind = _cell_problem(run)
        if kind:
            problems.append(_tell(kind, submission.cells[place], place, run, kit))
    return tuple(states), problems


def _cell_status(run: CellRun | None) -> CellStatus:
    if run is None:
        return CellStatus.NOT_RUN
    if run.fault is None:
        return CellStatus.RAN
    return CellStatus.RAISED if run.error else CellStatus.LEFT_OUT


def _cell_problem(run: CellRun | None) -> ProblemKind | None:
    if run is None:
        return ProblemKind.CELL_NOT_RUN
    if run.error in SYNTAX_ERRORS:
        return ProblemKind.SYNTAX_ERROR
    kinds = {
        Fault.RAISED: ProblemKind.CELL_RAISED,
        Fault.MEMORY: ProblemKind.CELL_MEMORY,
        Fault.TIMEOUT: ProblemKind.CELL_TIMEOUT,
        Fault.EXHAUSTED: ProblemKind.CELL_TIMEOUT,
        Fault.FLOODED: ProblemKind.CELL_FLOODED,
        Fault.DIED: ProblemKind.CELL_DIED,
        Fault.MALFORMED: ProblemKind.CELL_DIED,
    }
    return kinds.get(run.fault) if run.fault else None


def _tell(kind: ProblemKind, cell: NbCell, place: int, run: CellRun | None, kit: Kit) -> Problem:
    number = cell.number or place + 1
    label: Phrase = phrase("{value}", value=number)
    if cell.name:
        label = phrase("{number} ({name})", number=number, name=cell.name)
    error = error_name(run.error if run else "")
    seconds = f"{kit.limits.notebook:g}"
    found = problem(kind, kit.language, cell=label, error=error, seconds=seconds)
    return msgspec.structs.replace(found, about=cell.name or found.about)


def calls(readings: Sequence[Reading], kit: Kit) -> list[Problem]:
    """One sentence for each exercise and kind of trouble."""
    kinds = {
        Fault.MISSING: ProblemKind.MISSING_NAME,
        Fault.TIMEOUT: ProblemKind.CALL_TIMEOUT,
        Fault.MEMORY: ProblemKind.CALL_MEMORY,
        Fault.FLOODED: ProblemKind.CALL_FLOODED,
        Fault.DIED: ProblemKind.CALL_DIED,
        Fault.MALFORMED: ProblemKind.CHEAT,
        Fault.EXHAUSTED: ProblemKind.OUT_OF_TIME,
    }
    found: dict[tuple[ProblemKind, str], Problem] = {}
    for reading in readings:
        if reading.fault not in kinds:
            continue
        kind = kinds[reading.fault]
        name = reading.about if kind is ProblemKind.MISSING_NAME else reading.exercise
        name = "" if kind is ProblemKind.OUT_OF_TIME else name
        limit = kit.limits.submission if kind is ProblemKind.OUT_OF_TIME else kit.limits.call
        key = (kind, name)
        found[key] = problem(kind, kit.language, name=name, seconds=f"{limit:g}")
    return list(found.values())


def told_once(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The problems without "there is no such name" where another one says why there is none."""
    explained = {found.about for found in problems if found.kind in EXPLAINS_ABSENCE}
    return tuple(
        found
        for found in problems
        if found.kind is not ProblemKind.MISSING_NAME or found.about not in explained
    )
