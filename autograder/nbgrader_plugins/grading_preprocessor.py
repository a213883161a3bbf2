"""The preprocessor that stands where nbgrader's Execute stood.

It grades the submission behind the wall, unless its Result is there already, and writes into
each check cell a short report and one number, which nbgrader's own `SaveAutoGrades` reads.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell
from nbgrader.preprocessors import NbGraderPreprocessor

from autograder.core.i18n import Language
from autograder.core.problems import Problem
from autograder.course import Course, Level
from autograder.executors import executor
from autograder.gradebook import context, late_penalties
from autograder.grading import result_store
from autograder.grading.grade import GradingJob, GradingOutcome, with_rename_note
from autograder.grading.result import ExerciseResult, Result
from autograder.grading.spec import GradingSpec
from autograder.intake import submission_folder
from autograder.intake.normalizer import NotebookCell, Role
from autograder.nbgrader_plugins import submission_exporter
from autograder.reporting import text_report
from autograder.sanitize import cell_outputs

NOTES_CELL_ID = "about-the-hand-in"  # the id of the cell that tells what there is to tell about it


class GradingStep(NbGraderPreprocessor):  # type: ignore[misc]
    """Grades the notebook at hand; nothing of it is run in this process."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Replace the outputs of `nb` by what happened behind the wall."""
        about = resources["nbgrader"]
        course = context.course()
        name, who = about["assignment"], about["student"]
        late_penalties.apply_dates(course, name, who, about["db_url"])
        data = submission_folder.read_bytes(
            course.classroom.assignment(name).student(who).submission
        )
        place = course.classroom.assignment(name).student(who).result_dir
        graded = self._graded(course, data, place, name)
        mended = submission_exporter.normalize_for_edit(course, name, data)
        graded = _with_text_problems(graded, mended.problems, place)
        fresh = mended.notebook.cells
        _write_outputs(fresh, mended.cells, graded, course.language)
        # OverwriteCells has put checksums right; the cells themselves are the same ones.
        for old, new in zip(nb.cells, fresh, strict=True):
            new.metadata = old.metadata
        nb.cells = _notes_cell(graded.result, course.language) + fresh
        return nb, resources

    def _graded(self, course: Course, data: bytes, place: Path, name: str) -> GradingOutcome:
        kit = context.kit(name)
        stored = result_store.load(place)
        if stored is not None and stored.result.inputs.level is not kit.level:
            # Graded on purpose with another wall: `seminar grade --unsafe-no-sandbox`.
            kit = _at_level(kit, stored.result.inputs.level)
        job = GradingJob(kit, data)
        if stored is not None and stored.result.cache_key == job.key:
            return stored
        executor.effective_level(course.grading, kit.level)
        ((_, graded),) = executor.run_jobs({"": job}, course.grading, workers=1)
        graded = with_rename_note(
            graded,
            kit,
            submission_folder.original_name(
                course.classroom.assignment(name).student(place.name).submitted_dir, name
            ),
        )
        result_store.save(graded, place)
        return graded


def _with_text_problems(
    graded: GradingOutcome, problems: Sequence[Problem], place: Path
) -> GradingOutcome:
    """The Result with what there is to tell about the text cells, kept for the class's table."""
    known = graded.result.problems
    new = tuple(found for found in problems if found not in known)
    if not new:
        return graded
    result = msgspec.structs.replace(graded.result, problems=(*known, *new))
    graded = GradingOutcome(result, graded.outputs)
    result_store.save(graded, place)
    return graded


def _at_level(kit: GradingSpec, level: Level) -> GradingSpec:
    return msgspec.structs.replace(kit, level=level)


def _notes_cell(result: Result, language: Language) -> list[NotebookNode]:
    """A first cell that tells what there is to tell about the hand-in."""
    text = text_report.notes(result, language)
    return [new_markdown_cell(text, id=NOTES_CELL_ID)] if text else []


def _write_outputs(
    nodes: Iterable[NotebookNode],
    cells: Iterable[NotebookCell],
    graded: GradingOutcome,
    language: Language,
) -> None:
    by_exercise = {result.exercise: result for result in graded.result.exercises}
    for place, (node, cell) in enumerate(zip(nodes, cells, strict=True)):
        if cell.role is Role.CHECK:
            exercise = by_exercise[cell.name]
            node.outputs = check_cell_outputs(exercise, graded.result, language)
            node.execution_count = None
        elif cell.is_code:
            node.outputs = [
                cell_outputs.sanitize_output(output) for output in graded.outputs.get(place, ())
            ]


def check_cell_outputs(
    exercise: ExerciseResult, result: Result, language: Language
) -> list[NotebookNode]:
    """What stands below a check cell: the report, and the one number that nbgrader reads."""
    # A plain float within 0 and the maximum: nbgrader gives full marks for anything else.
    points = min(max(float(exercise.points), 0.0), float(exercise.max_points))
    report = text_report.exercise_text(exercise, result, language)
    return [
        cell_outputs.new_output("display_data", metadata={}, data={"text/plain": report}),
        cell_outputs.new_output(
            "execute_result", metadata={}, data={"text/plain": repr(points)}, execution_count=None
        ),
    ]
