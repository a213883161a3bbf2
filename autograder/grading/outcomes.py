"""Turns what happened in a submission into statuses, problems and messages for the student.

`classify_error` does so for the error of a hidden test; `cell_problems` and `call_problems` for
the cells of the notebook and for the calls of student code.
"""

from collections.abc import Sequence

import msgspec

from autograder.core.i18n import LazyMessage, lazy
from autograder.core.problems import Problem, ProblemKind, make_problem
from autograder.grading.result import CellResult, CellStatus, TestStatus
from autograder.grading.spec import GradingSpec
from autograder.grading.test_run import TestObservation
from autograder.intake.model import NormalizedNotebook, NotebookCell
from autograder.sandbox.faults import Fault, StudentError
from autograder.sandbox.session import CellRun
from autograder.testing.assertions import AnswerMismatch

# Exceptions whose name is shown to the student. A name that student code defines is not: it could
# carry the inputs of a hidden test.
_SAFE_NAMES = (
    "Arithmetic Assertion Attribute Axis EOF FileNotFound FloatingPoint Import Indentation Index"
    " Key LinAlg Lookup Memory ModuleNotFound Name OS Overflow Permission Recursion Runtime"
    " Syntax Tab Type UnboundLocal Unicode Value ZeroDivision"
)
SAFE_EXCEPTION_NAMES = frozenset(f"{name}Error" for name in _SAFE_NAMES.split())
SYNTAX_ERRORS = frozenset({"SyntaxError", "IndentationError", "TabError"})
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
TEST_STATUSES = {
    Fault.UNWRITTEN: TestStatus.UNWRITTEN,
    Fault.MISSING: TestStatus.MISSING,
    Fault.MISSING_ATTRIBUTE: TestStatus.MISSING,
    Fault.TIMEOUT: TestStatus.TIMEOUT,
    Fault.TIME_BUDGET: TestStatus.TIMEOUT,
    Fault.DIED: TestStatus.DIED,
    Fault.OUTPUT_LIMIT: TestStatus.DIED,
    Fault.PROTOCOL_ERROR: TestStatus.DIED,
}
CELL_PROBLEMS = {
    Fault.RAISED: ProblemKind.CELL_RAISED,
    Fault.MEMORY: ProblemKind.CELL_MEMORY,
    Fault.TIMEOUT: ProblemKind.CELL_TIMEOUT,
    Fault.TIME_BUDGET: ProblemKind.CELL_TIMEOUT,
    Fault.OUTPUT_LIMIT: ProblemKind.CELL_FLOODED,
    Fault.DIED: ProblemKind.CELL_DIED,
    Fault.PROTOCOL_ERROR: ProblemKind.CELL_DIED,
}
CALL_PROBLEMS = {
    Fault.MISSING: ProblemKind.MISSING_NAME,
    Fault.TIMEOUT: ProblemKind.CALL_TIMEOUT,
    Fault.MEMORY: ProblemKind.CALL_MEMORY,
    Fault.OUTPUT_LIMIT: ProblemKind.CALL_FLOODED,
    Fault.DIED: ProblemKind.CALL_DIED,
    Fault.PROTOCOL_ERROR: ProblemKind.PROTOCOL_VIOLATION,
    Fault.TIME_BUDGET: ProblemKind.OUT_OF_TIME,
}
EXPLAINS_ABSENCE = frozenset(
    {
        ProblemKind.MISSING_CELL,
        ProblemKind.SYNTAX_ERROR,
        ProblemKind.CELL_NOT_RUN,
        *CELL_PROBLEMS.values(),
    }
)


def classify_error(error: BaseException | None) -> tuple[TestStatus, LazyMessage | None]:
    """Return the status of a test that ended with this error, and the message to the student."""
    if error is None:
        return TestStatus.PASSED, None
    if isinstance(error, AnswerMismatch):
        return TestStatus.FAILED, error.student_message
    if isinstance(error, StudentError):
        status = TEST_STATUSES.get(error.fault, TestStatus.RAISED)
        error_type = error_name(error.detail)
        return status, lazy(STUDENT_MESSAGES[error.fault], error=error_type, name=error.detail)
    return TestStatus.BROKEN, lazy("This test could not be carried out; your instructor knows.")


def error_name(name: str) -> LazyMessage:
    """Return the type of an exception as the student may read it."""
    return lazy("{value}", value=name) if name in SAFE_EXCEPTION_NAMES else lazy("an error")


def cell_problems(
    code_cells: Sequence[tuple[int, str]],
    submission: NormalizedNotebook,
    runs: Sequence[CellRun],
    spec: GradingSpec,
) -> tuple[tuple[CellResult, ...], list[Problem]]:
    """Return how each code cell ended, and a problem for each that did not run to its end."""
    by_index = {run.cell: run for run in runs}
    results, problems = [], []
    for index, _ in code_cells:
        if index < 0:  # provided code that the student deleted
            continue
        run = by_index.get(index)
        results.append(CellResult(index + 1, _cell_status(run)))
        kind = _cell_problem(run)
        if kind:
            problems.append(_make_problem(kind, submission.cells[index], index, run, spec))
    return tuple(results), problems


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
    return CELL_PROBLEMS.get(run.fault) if run.fault else None


def _make_problem(
    kind: ProblemKind, cell: NotebookCell, index: int, run: CellRun | None, spec: GradingSpec
) -> Problem:
    number = cell.number or index + 1
    label: LazyMessage = lazy("{value}", value=number)
    if cell.name:
        label = lazy("{number} ({name})", number=number, name=cell.name)
    error = error_name(run.error if run else "")
    seconds = f"{spec.limits.notebook:g}"
    problem = make_problem(kind, spec.language, cell=label, error=error, seconds=seconds)
    return msgspec.structs.replace(problem, about=cell.name or problem.about)


def call_problems(observations: Sequence[TestObservation], spec: GradingSpec) -> list[Problem]:
    """Return one problem for each kind and exercise, or missing name."""
    problems: dict[tuple[ProblemKind, str], Problem] = {}
    for observation in observations:
        if observation.fault not in CALL_PROBLEMS:
            continue
        kind = CALL_PROBLEMS[observation.fault]
        name, limit = observation.exercise, spec.limits.call
        if kind is ProblemKind.MISSING_NAME:
            name = observation.fault_detail
        elif kind is ProblemKind.OUT_OF_TIME:
            name, limit = "", spec.limits.submission
        problems[kind, name] = make_problem(kind, spec.language, name=name, seconds=f"{limit:g}")
    return list(problems.values())


def drop_redundant(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Remove "there is no such name" where another problem explains why it is missing."""
    explained = {problem.about for problem in problems if problem.kind in EXPLAINS_ABSENCE}
    return tuple(
        problem
        for problem in problems
        if problem.kind is not ProblemKind.MISSING_NAME or problem.about not in explained
    )
