"""The autograded notebook: a normalized submission with the outputs of its run and the points.

Each check cell has a report and one number, which nbgrader reads. See decision 0002.
"""

from collections.abc import Iterable, Sequence

import msgspec
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell

from autograder.core.i18n import Language
from autograder.core.problems import Problem
from autograder.course import Course
from autograder.course.classroom import StudentPaths
from autograder.executors import executor
from autograder.gradebook.submission_notebook import NormalizedSubmission
from autograder.grading import result_store
from autograder.grading.grade import GradingJob, GradingOutcome, with_rename_note
from autograder.grading.result import CellStatus, ExerciseResult, Result
from autograder.intake import submission_folder
from autograder.intake.model import NotebookCell, Role, cell_id
from autograder.reporting import text_report
from autograder.sanitize import cell_outputs

NOTES_CELL_ID = "about-the-hand-in"  # stored in autograded notebooks
RUBRIC = "seminar_rubric"  # metadata of a cell that only the instructor may see
SUBMITTED_OUTPUTS = "submitted_outputs"  # metadata of the output that labels those below it


def load_or_grade(
    course: Course, paths: StudentPaths, submission: NormalizedSubmission
) -> GradingOutcome:
    """Return the stored outcome of this very submission; grade it if there is none.

    The outcome has the problems of text cells, too, and is stored for the reports.
    """
    spec, stored = submission.spec, result_store.load_outcome(paths.result_dir)
    if stored is not None:
        # `seminar grade --unsafe-no-sandbox` may have graded it at another level.
        spec = msgspec.structs.replace(spec, level=stored.result.inputs.level)
    job = GradingJob(spec, submission.content)
    if stored is None or stored.result.cache_key != job.key:
        executor.effective_level(course.grading, spec.level)
        ((_, graded),) = executor.run_jobs({"": job}, course.grading, workers=1)
        original_name = submission_folder.original_name(paths.submitted_dir, paths.assignment.name)
        stored = with_rename_note(graded, spec, original_name)
        result_store.save_outcome(stored, paths.result_dir)
    return _with_text_problems(stored, submission.problems, paths)


def _with_text_problems(
    graded: GradingOutcome, problems: Sequence[Problem], paths: StudentPaths
) -> GradingOutcome:
    stored_problems = graded.result.problems
    new_problems = tuple(problem for problem in problems if problem not in stored_problems)
    if not new_problems:
        return graded
    result = msgspec.structs.replace(graded.result, problems=(*stored_problems, *new_problems))
    graded = GradingOutcome(result, graded.outputs)
    result_store.save_outcome(graded, paths.result_dir)
    return graded


def add_outputs(
    course: Course, submission: NormalizedSubmission, graded: GradingOutcome
) -> list[NotebookNode]:
    """Write the outputs into the cells of a submission; return them below the notes, if any.

    The rubric of a question follows the answer. Restores the checksums of the submission's own
    release, by which nbgrader recognizes an answer that was not written: those of the gradebook
    are of the main language.
    """
    cells: list[NotebookNode] = submission.notebook.cells
    language = submission.spec.language
    for node, cell in zip(cells, submission.cells, strict=True):
        if "checksum" in cell.nbgrader:
            node.metadata.nbgrader["checksum"] = cell.nbgrader["checksum"]
    _write_outputs(cells, submission.cells, graded, language)
    return _notes_cell(graded.result, language) + _with_rubrics(cells, submission, course)


def _with_rubrics(
    nodes: Iterable[NotebookNode], submission: NormalizedSubmission, course: Course
) -> list[NotebookNode]:
    """Return the cells with the rubric of each question below the answer, for the formgrader."""
    cells = []
    for node, cell in zip(nodes, submission.cells, strict=True):
        cells.append(node)
        if cell.role is Role.QUESTION and cell.name in submission.spec.rubrics:
            text = text_report.rubric(submission.spec.rubrics[cell.name], course.language)
            metadata = {RUBRIC: True, "editable": False, "deletable": False}
            new_id = cell_id(f"rubric-{cell.name}")
            cells.append(new_markdown_cell(text, id=new_id, metadata=metadata))
    return cells


def _notes_cell(result: Result, language: Language) -> list[NotebookNode]:
    """Return a first cell with the problems of the submission; empty without any."""
    text = text_report.notes(result, language)
    return [new_markdown_cell(text, id=NOTES_CELL_ID)] if text else []


def _write_outputs(
    nodes: Iterable[NotebookNode],
    cells: Iterable[NotebookCell],
    graded: GradingOutcome,
    language: Language,
) -> None:
    exercises = {exercise.exercise: exercise for exercise in graded.result.exercises}
    kept = {cell.cell for cell in graded.result.cells if cell.status is CellStatus.KEPT}
    for index, (node, cell) in enumerate(zip(nodes, cells, strict=True)):
        if cell.role is Role.CHECK:
            node.outputs = check_cell_outputs(exercises[cell.name], graded.result, language)
            node.execution_count = None
        elif cell.is_code:
            node.outputs = [
                cell_outputs.sanitize_output(output) for output in graded.outputs.get(index, ())
            ]
            if index + 1 in kept:
                node.outputs.insert(0, submitted_outputs_label(language))


def submitted_outputs_label(language: Language) -> NotebookNode:
    """Return the output that says that those below it are not of this run."""
    text = text_report.submitted_outputs_note(language)
    metadata = {SUBMITTED_OUTPUTS: True}
    return cell_outputs.new_output("display_data", metadata=metadata, data={"text/plain": text})


def check_cell_outputs(
    exercise: ExerciseResult, result: Result, language: Language
) -> list[NotebookNode]:
    """Return the outputs of a check cell: the report, and the number that nbgrader reads."""
    # nbgrader gives full marks for anything but a plain float from 0 to the maximum.
    points = min(max(float(exercise.points), 0.0), float(exercise.max_points))
    report = text_report.exercise_text(exercise, result, language)
    return [
        cell_outputs.new_output("display_data", metadata={}, data={"text/plain": report}),
        cell_outputs.new_output(
            "execute_result", metadata={}, data={"text/plain": repr(points)}, execution_count=None
        ),
    ]
