"""The page as a whole: `render(submission)` is the HTML file, made with one kept environment."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from autograder.core.i18n import Language, lazy, translate
from autograder.reporting.jinja import environment
from autograder.reporting.student_page import exercises, learning_curves, notebook_cells, summary
from autograder.reporting.student_page.model import StudentPageModel
from autograder.sanitize import formulas

HERE = Path(__file__).parent
LABELS = {
    "skip": "Skip to what was tested",
    "overview": "At a glance",
    "exercise": "Exercise",
    "tests": "Tests",
    "points": "Points",
    "hand_in": "About what you handed in",
    "tested": "What was tested",
    "hint": "Hint",
    "comment": "Your instructor writes",
    "to_cell": "To this place in your notebook",
    "notebook": "Your notebook",
    "to_exercise": "What was tested",
    "check": "Check",
    "answer": "Your answer",
    "error": "This cell stopped with an error",
    "top": "Back to the top",
    "in_words": "in words",
    "curves": "How your network learned",
    "numbers": "The numbers",
    "epoch": "Epoch",
    "mine": "Yours",
    "lowest": "Reference, lowest",
    "highest": "Reference, highest",
    "none": "–",
}


def render(submission: StudentPageModel) -> str:
    """The student's page as HTML."""
    language, result = submission.language, submission.result
    shown = notebook_cells.cells(submission)
    level = lazy("Sandbox level: {level}.", level=result.inputs.level) if result else None
    template = environment(HERE, style="page.css").get_template("page.html.j2")
    return template.render(
        of=submission,
        words=_words(language),
        points=exercises.points(submission.points, submission.max_points, language),
        lead=summary.headline(submission),
        notes=tuple(summary.notes(submission)),
        start=summary.next_exercise(result),
        # A problem may name a file, and a page may be shown where formulas are set by a script.
        problems=tuple(formulas.neutralize(found.message) for found in result.problems)
        if result
        else (),
        exercises=exercises.exercises(submission, shown),
        curves=learning_curves.curves(result, language),
        recorded=learning_curves.source(result, language),
        cells=shown,
        level=level.render(language) if level else "",
    )


@cache
def _words(language: Language) -> Mapping[str, str]:
    """The fixed words of a page."""
    return {name: translate(LABELS[name], language) for name in LABELS}
