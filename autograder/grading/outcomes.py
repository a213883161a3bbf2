"""Turns what happened in a submission into statuses, problems and messages for the student.

`classify_error` does so for the error of a hidden test; `cell_problems` and `call_problems` for
the cells of the notebook and for the calls of student code.
"""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from autograder.core.i18n import LazyMessage, lazy
from autograder.core.problems import Problem, ProblemKind, make_problem
from autograder.grading.code_places import CodePlaces
from autograder.grading.result import CellResult, CellStatus, TestStatus
from autograder.grading.spec import GradingSpec
from autograder.grading.syntax_problems import syntax_problem
from autograder.grading.test_run import NOT_CALLED, TestObservation
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
    Fault.STALLED: "The call waited for something that did not come, and was stopped.",
    Fault.TIME_BUDGET: "Not tested: the time for the whole notebook was used up.",
    Fault.MEMORY: "Your code ran out of memory.",
    Fault.OUTPUT_LIMIT: "Your code printed without end.",
    Fault.DIED: "Your code ended the whole Python process.",
    Fault.UNREADABLE: "The returned value is too large or cannot be read.",
    Fault.PROTOCOL_ERROR: "The call was not answered properly.",
}
ENDS_PYTHON = {
    "SystemExit": "Your code quits Python. Delete exit and quit;"
    " to leave a function early, write return.",
}
TEST_STATUSES = {
    Fault.UNWRITTEN: TestStatus.UNWRITTEN,
    Fault.MISSING: TestStatus.MISSING,
    Fault.MISSING_ATTRIBUTE: TestStatus.MISSING,
    Fault.TIMEOUT: TestStatus.TIMEOUT,
    Fault.STALLED: TestStatus.TIMEOUT,
    Fault.TIME_BUDGET: TestStatus.TIMEOUT,
    Fault.DIED: TestStatus.DIED,
    Fault.OUTPUT_LIMIT: TestStatus.DIED,
    Fault.PROTOCOL_ERROR: TestStatus.DIED,
}
CELL_PROBLEMS = {
    Fault.RAISED: ProblemKind.CELL_RAISED,
    Fault.MEMORY: ProblemKind.CELL_MEMORY,
    Fault.TIMEOUT: ProblemKind.CELL_TIMEOUT,
    Fault.STALLED: ProblemKind.CELL_STALLED,
    Fault.TIME_BUDGET: ProblemKind.CELL_TIMEOUT,
    Fault.OUTPUT_LIMIT: ProblemKind.CELL_FLOODED,
    Fault.DIED: ProblemKind.CELL_DIED,
    Fault.PROTOCOL_ERROR: ProblemKind.CELL_DIED,
}
CALL_PROBLEMS = {
    Fault.MISSING: ProblemKind.MISSING_NAME,
    Fault.TIMEOUT: ProblemKind.CALL_TIMEOUT,
    Fault.STALLED: ProblemKind.CALL_STALLED,
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
        ProblemKind.NEWER_PYTHON,
        ProblemKind.NEWER_SYNTAX,
        ProblemKind.ODD_CHARACTER,
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
        if error.fault is Fault.RAISED and error.detail == "SystemExit":
            return status, lazy(ENDS_PYTHON["SystemExit"])
        error_type = error_name(error.detail)
        return status, lazy(STUDENT_MESSAGES[error.fault], error=error_type, name=error.detail)
    return TestStatus.BROKEN, lazy(
        "This test could not be carried out. Your instructor has been notified."
    )


def located_message(error: BaseException | None, places: CodePlaces | None) -> LazyMessage | None:
    """Return a message that names the place in the notebook where an exception was raised.

    Returns None if the error is no exception of student code, or its place is not known.
    """
    if not isinstance(error, StudentError) or error.fault is not Fault.RAISED or places is None:
        return None
    return places.explain(error.detail, error_name(error.detail), error.place)


def error_name(name: str) -> LazyMessage:
    """Return the type of an exception as the student may read it."""
    return lazy("{value}", value=name) if name in SAFE_EXCEPTION_NAMES else lazy("an error")


def cell_problems(
    code_cells: Sequence[tuple[int, str]],
    submission: NormalizedNotebook,
    runs: Sequence[CellRun],
    spec: GradingSpec,
) -> tuple[tuple[CellResult, ...], list[Problem]]:
    """Return how each code cell ended, and the problems that the cells have or had."""
    by_index, places = {run.cell: run for run in runs}, CodePlaces(submission)
    results, problems = list[CellResult](), list[Problem]()
    for index, _ in code_cells:
        if index >= 0:  # else provided code that the student deleted
            run = by_index.get(index)
            results.append(CellResult(index + 1, _cell_status(run)))
            problems += _problems_of_cell(submission, places, index, run, spec)
    skipped = [run.cell for run in runs if run.cell >= 0 and run.notes.skipped_commands]
    if skipped:
        cells = places.cell(skipped[0])
        for index in skipped[1:]:
            cells = lazy("{first}, {rest}", first=cells, rest=places.cell(index))
        kind, detail = ProblemKind.COMMANDS_NOT_RUN, f"in {len(skipped)} cells"
        problems.append(make_problem(kind, spec.language, detail=detail, cells=cells))
    return tuple(results), problems


def _problems_of_cell(
    submission: NormalizedNotebook,
    places: CodePlaces,
    index: int,
    run: CellRun | None,
    spec: GradingSpec,
) -> Iterator[Problem]:
    if run and not (run.fault or run.error or run.notes.missing_modules):
        return
    cell, label = submission.cells[index], places.cell_at_start(index)
    error = error_name(run.error if run else "")
    explanation = places.explain(run.error, error, run.place) if run else None
    what = explanation or lazy("{cell} stopped with {error}.", cell=label, error=error)
    values: dict[str, object] = {"cell": label, "error": error, "what": what}
    if run and run.notes.missing_modules:
        packages = ", ".join(spec.packages)
        names = {"modules": ", ".join(run.notes.missing_modules), "packages": packages}
        yield _make_problem(ProblemKind.MISSING_MODULE, cell, index, spec, values | names)
    if run and run.error and run.notes.syntax_line:
        kind, found = syntax_problem(cell.source, run.notes, submission.python)
        yield _make_problem(kind, cell, index, spec, values | found)
    elif other_kind := _cell_problem(run):
        if other_kind is ProblemKind.CELL_RAISED:
            values["cell"] = places.cell(index)  # stands within the sentence
        yield _make_problem(other_kind, cell, index, spec, values)


def _cell_status(run: CellRun | None) -> CellStatus:
    if run is None:
        return CellStatus.NOT_RUN
    if run.fault is None:
        return CellStatus.RAN
    return CellStatus.RAISED if run.error else CellStatus.LEFT_OUT


def _cell_problem(run: CellRun | None) -> ProblemKind | None:
    if run is None:
        return ProblemKind.CELL_NOT_RUN
    return CELL_PROBLEMS.get(run.fault) if run.fault else None


def _make_problem(
    kind: ProblemKind,
    cell: NotebookCell,
    index: int,
    spec: GradingSpec,
    values: Mapping[str, object],
) -> Problem:
    about = cell.name or str(cell.number or index + 1)
    problem = make_problem(kind, spec.language, **values)  # type: ignore[arg-type]
    return msgspec.structs.replace(problem, about=about)


def call_problems(observations: Sequence[TestObservation], spec: GradingSpec) -> list[Problem]:
    """Return one problem for each kind and exercise, or missing name."""
    problems: dict[tuple[ProblemKind, str], Problem] = {}
    for observation in observations:
        if observation.fault not in CALL_PROBLEMS or observation.fault_detail == NOT_CALLED:
            continue
        kind = CALL_PROBLEMS[observation.fault]
        name, seconds = observation.exercise, f"{spec.limits.submission:g}"
        if kind is ProblemKind.MISSING_NAME:
            name = observation.fault_detail
        elif kind is ProblemKind.OUT_OF_TIME:
            name = ""
        problems[kind, name] = make_problem(kind, spec.language, name=name, seconds=seconds)
    return list(problems.values())


def drop_redundant(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Remove "there is no such name" where another problem explains why it is missing."""
    explained = {problem.about for problem in problems if problem.kind in EXPLAINS_ABSENCE}
    return tuple(
        problem
        for problem in problems
        if problem.kind is not ProblemKind.MISSING_NAME or problem.about not in explained
    )
