"""The preprocessor that grades in place of nbgrader's Execute.

It grades the submission in the sandbox, unless its Result is stored already, and writes a report
and one number into each check cell; nbgrader's `SaveAutoGrades` reads the number. See decision
0002.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell
from nbgrader.preprocessors import NbGraderPreprocessor

from autograder.core.i18n import Language
from autograder.core.problems import Problem
from autograder.course import Course
from autograder.course.classroom import StudentPaths
from autograder.executors import executor
from autograder.gradebook import context, late_penalties
from autograder.grading import result_store
from autograder.grading.grade import GradingJob, GradingOutcome, with_rename_note
from autograder.grading.result import ExerciseResult, Result
from autograder.intake import submission_folder
from autograder.intake.model import NotebookCell, Role
from autograder.nbgrader_plugins.submission_exporter import NormalizedSubmission
from autograder.reporting import text_report
from autograder.sanitize import cell_outputs

NOTES_CELL_ID = "about-the-hand-in"  # stored in autograded notebooks


class GradingStep(NbGraderPreprocessor):  # type: ignore[misc]
    """Grades a notebook without running any of it in this process."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Replace the cells of `nb` by normalized cells with outputs from the sandbox."""
        info = resources["nbgrader"]
        normalized: NormalizedSubmission = info["normalized"]
        course = context.course()
        paths = course.classroom.assignment(info["assignment"]).student(info["student"])
        late_penalties.apply_dates(course, info["assignment"], info["student"], info["db_url"])
        graded = _load_or_grade(course, paths, normalized.content)
        graded = _with_text_problems(graded, normalized.problems, paths)
        cells = normalized.notebook.cells
        _write_outputs(cells, normalized.cells, graded, course.language)
        # OverwriteCells has written the checksums of the gradebook into the metadata of `nb`.
        for old, new in zip(nb.cells, cells, strict=True):
            new.metadata = old.metadata
        nb.cells = _notes_cell(graded.result, course.language) + cells
        return nb, resources


def _load_or_grade(course: Course, paths: StudentPaths, content: bytes) -> GradingOutcome:
    """Return the stored outcome of this very submission; grade it if there is none."""
    spec = context.spec(paths.assignment.name)
    stored = result_store.load_outcome(paths.result_dir)
    if stored is not None:
        # `seminar grade --unsafe-no-sandbox` may have graded it at another level.
        spec = msgspec.structs.replace(spec, level=stored.result.inputs.level)
    job = GradingJob(spec, content)
    if stored is not None and stored.result.cache_key == job.key:
        return stored
    executor.effective_level(course.grading, spec.level)
    ((_, graded),) = executor.run_jobs({"": job}, course.grading, workers=1)
    original_name = submission_folder.original_name(paths.submitted_dir, paths.assignment.name)
    graded = with_rename_note(graded, spec, original_name)
    result_store.save_outcome(graded, paths.result_dir)
    return graded


def _with_text_problems(
    graded: GradingOutcome, problems: Sequence[Problem], paths: StudentPaths
) -> GradingOutcome:
    """Add the problems of text cells to the Result, and store it for the reports."""
    stored_problems = graded.result.problems
    new_problems = tuple(problem for problem in problems if problem not in stored_problems)
    if not new_problems:
        return graded
    result = msgspec.structs.replace(graded.result, problems=(*stored_problems, *new_problems))
    graded = GradingOutcome(result, graded.outputs)
    result_store.save_outcome(graded, paths.result_dir)
    return graded


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
    for index, (node, cell) in enumerate(zip(nodes, cells, strict=True)):
        if cell.role is Role.CHECK:
            node.outputs = check_cell_outputs(exercises[cell.name], graded.result, language)
            node.execution_count = None
        elif cell.is_code:
            node.outputs = [
                cell_outputs.sanitize_output(output) for output in graded.outputs.get(index, ())
            ]


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
