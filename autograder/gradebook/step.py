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

from autograder.course import Course, Language, Level
from autograder.gradebook import at_hand, exporter, late, outputs
from autograder.grading import engine, store
from autograder.grading.job import Graded, Job, renamed
from autograder.grading.kit import Kit
from autograder.grading.result import ExerciseResult, Result
from autograder.intake import folder
from autograder.intake.notebook import NbCell, Role
from autograder.problems import Problem
from autograder.reporting import student

ABOUT = "about-the-hand-in"  # the id of the cell that tells what there is to tell about it


class GradingStep(NbGraderPreprocessor):  # type: ignore[misc]
    """Grades the notebook at hand; nothing of it is run in this process."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Replace the outputs of `nb` by what happened behind the wall."""
        about = resources["nbgrader"]
        course = at_hand.course()
        name, who = about["assignment"], about["student"]
        late.settle(course, name, who, about["db_url"])
        data = folder.read(course.submitted(name, who) / f"{about['notebook']}.ipynb")
        place = store.folder(course.classroom, name, who)
        graded = self._graded(course, data, place, name)
        mended = exporter.take(course, name, data)
        graded = _told(graded, mended.problems, place)
        fresh = mended.notebook.cells
        _fill(fresh, mended.cells, graded, course.language)
        # OverwriteCells has put checksums right; the cells themselves are the same ones.
        for old, new in zip(nb.cells, fresh, strict=True):
            new.metadata = old.metadata
        nb.cells = _notes(graded.result, course.language) + fresh
        return nb, resources

    def _graded(self, course: Course, data: bytes, place: Path, name: str) -> Graded:
        kit = at_hand.kit(name)
        stored = store.load(place)
        if stored is not None and stored.result.inputs.level is not kit.level:
            # Graded on purpose with another wall: `seminar grade --unsafe-no-sandbox`.
            kit = _at_level(kit, stored.result.inputs.level)
        job = Job(kit, data)
        if stored is not None and stored.result.key == job.key:
            return stored
        engine.level(course.grading, kit.level)
        ((_, graded),) = engine.run({"": job}, course.grading, workers=1)
        graded = renamed(graded, kit, folder.original(course.submitted(name, place.name), name))
        store.save(graded, place)
        return graded


def _told(graded: Graded, problems: Sequence[Problem], place: Path) -> Graded:
    """The Result with what there is to tell about the text cells, kept for the class's table."""
    known = graded.result.problems
    new = tuple(found for found in problems if found not in known)
    if not new:
        return graded
    result = msgspec.structs.replace(graded.result, problems=(*known, *new))
    graded = Graded(result, graded.outputs)
    store.save(graded, place)
    return graded


def _at_level(kit: Kit, level: Level) -> Kit:
    return msgspec.structs.replace(kit, level=level)


def _notes(result: Result, language: Language) -> list[NotebookNode]:
    """A first cell that tells what there is to tell about the hand-in."""
    text = student.notes(result, language)
    return [new_markdown_cell(text, id=ABOUT)] if text else []


def _fill(
    nodes: Iterable[NotebookNode], cells: Iterable[NbCell], graded: Graded, language: Language
) -> None:
    by_exercise = {result.exercise: result for result in graded.result.exercises}
    for place, (node, cell) in enumerate(zip(nodes, cells, strict=True)):
        if cell.role is Role.CHECK:
            exercise = by_exercise[cell.name]
            node.outputs = check_outputs(exercise, graded.result, language)
            node.execution_count = None
        elif cell.is_code:
            node.outputs = [outputs.stored(output) for output in graded.outputs.get(place, ())]


def check_outputs(
    exercise: ExerciseResult, result: Result, language: Language
) -> list[NotebookNode]:
    """What stands below a check cell: the report, and the one number that nbgrader reads."""
    # A plain float within 0 and the maximum: nbgrader gives full marks for anything else.
    points = min(max(float(exercise.points), 0.0), float(exercise.max_points))
    report = student.exercise_text(exercise, result, language)
    return [
        outputs.made("display_data", metadata={}, data={"text/plain": report}),
        outputs.made(
            "execute_result", metadata={}, data={"text/plain": repr(points)}, execution_count=None
        ),
    ]
