"""What an error in a hidden test means: the status of the test, and what the student reads."""

from collections.abc import Sequence

import msgspec

from autograder.core.i18n import LazyMessage, lazy
from autograder.core.problems import Problem, ProblemKind, make_problem
from autograder.grading.result import CellResult, CellStatus, TestStatus
from autograder.grading.spec import GradingSpec
from autograder.grading.test_run import TestObservation
from autograder.intake.normalizer import NormalizedNotebook, NotebookCell
from autograder.sandbox.faults import Fault, StudentError
from autograder.sandbox.session import CellRun
from autograder.testing.assertions import AnswerMismatch

# Exceptions whose name a student may read; a name of their own making could carry an input out.
NAMED = (
    "Arithmetic Assertion Attribute Axis EOF FileNotFound FloatingPoint Import Indentation Index"
    " Key LinAlg Lookup Memory ModuleNotFound Name OS Overflow Permission Recursion Runtime"
    " Syntax Tab Type UnboundLocal Unicode Value ZeroDivision"
)
SAFE_EXCEPTION_NAMES = frozenset(f"{name}Error" for name in NAMED.split())
STUDENT_MESSAGES = {
    Fault.UNWRITTEN: "Not written yet.",
    Fault.MISSING: "There is no {name} to call.",
    Fault.MISSING_ATTRIBUTE: "There is no attribute {name}.",
    Fault.RAISED: "Your code stopped with {error}.",
    Fault.ARGUMENTS: (
        "Your function cannot be called with the arguments that the exercise names."
        " Leave the first line of the stub (def ...) as it was."
    ),
    Fault.TIMEOUT: "The call took too long and was stopped.",
    Fault.TIME_BUDGET: "Not tested: the time for the whole notebook was used up.",
    Fault.MEMORY: "Your code ran out of memory.",
    Fault.OUTPUT_LIMIT: "Your code printed without end.",
    Fault.DIED: "Your code ended the whole Python process.",
    Fault.UNREADABLE: "What came back is too large or cannot be read.",
    Fault.PROTOCOL_ERROR: "The call was not answered properly.",
}
STATUSES = {
    Fault.UNWRITTEN: TestStatus.UNWRITTEN,
    Fault.MISSING: TestStatus.MISSING,
    Fault.MISSING_ATTRIBUTE: TestStatus.MISSING,
    Fault.TIMEOUT: TestStatus.TIMEOUT,
    Fault.TIME_BUDGET: TestStatus.TIMEOUT,
    Fault.DIED: TestStatus.DIED,
    Fault.OUTPUT_LIMIT: TestStatus.DIED,
    Fault.PROTOCOL_ERROR: TestStatus.DIED,
}


def classify_error(error: BaseException | None) -> tuple[TestStatus, LazyMessage | None]:
    """The status of a test that ended with this error, and what to tell the student of it."""
    if error is None:
        return TestStatus.PASSED, None
    if isinstance(error, AnswerMismatch):
        return TestStatus.FAILED, error.student_message
    if isinstance(error, StudentError):
        status = STATUSES.get(error.fault, TestStatus.RAISED)
        return status, lazy(
            STUDENT_MESSAGES[error.fault], error=error_name(error.detail), name=error.detail
        )
    return TestStatus.BROKEN, lazy("This test could not be carried out; your instructor knows.")


def error_name(name: str) -> LazyMessage:
    """The type of an exception as a student may read it."""
    return lazy("{value}", value=name) if name in SAFE_EXCEPTION_NAMES else lazy("an error")


# FOLDED autograder/grading/outcomes.py: 'What a student and an instr

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


def cell_problems(
    code: Sequence[tuple[int, str]],
    submission: NormalizedNotebook,
    runs: Sequence[CellRun],
    kit: GradingSpec,
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
            problems.append(_make_problem(kind, submission.cells[place], place, run, kit))
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
        Fault.TIME_BUDGET: ProblemKind.CELL_TIMEOUT,
        Fault.OUTPUT_LIMIT: ProblemKind.CELL_FLOODED,
        Fault.DIED: ProblemKind.CELL_DIED,
        Fault.PROTOCOL_ERROR: ProblemKind.CELL_DIED,
    }
    return kinds.get(run.fault) if run.fault else None


def _make_problem(
    kind: ProblemKind, cell: NotebookCell, place: int, run: CellRun | None, kit: GradingSpec
) -> Problem:
    number = cell.number or place + 1
    label: LazyMessage = lazy("{value}", value=number)
    if cell.name:
        label = lazy("{number} ({name})", number=number, name=cell.name)
    error = error_name(run.error if run else "")
    seconds = f"{kit.limits.notebook:g}"
    found = make_problem(kind, kit.language, cell=label, error=error, seconds=seconds)
    return msgspec.structs.replace(found, about=cell.name or found.about)


def call_problems(readings: Sequence[TestObservation], kit: GradingSpec) -> list[Problem]:
    """One sentence for each exercise and kind of trouble."""
    kinds = {
        Fault.MISSING: ProblemKind.MISSING_NAME,
        Fault.TIMEOUT: ProblemKind.CALL_TIMEOUT,
        Fault.MEMORY: ProblemKind.CALL_MEMORY,
        Fault.OUTPUT_LIMIT: ProblemKind.CALL_FLOODED,
        Fault.DIED: ProblemKind.CALL_DIED,
        Fault.PROTOCOL_ERROR: ProblemKind.PROTOCOL_VIOLATION,
        Fault.TIME_BUDGET: ProblemKind.OUT_OF_TIME,
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
        found[key] = make_problem(kind, kit.language, name=name, seconds=f"{limit:g}")
    return list(found.values())


def drop_redundant(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The problems without "there is no such name" where another one says why there is none."""
    explained = {found.about for found in problems if found.kind in EXPLAINS_ABSENCE}
    return tuple(
        found
        for found in problems
        if found.kind is not ProblemKind.MISSING_NAME or found.about not in explained
    )
