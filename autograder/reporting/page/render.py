"""The page as a whole: `render(submission)` is the HTML file, made with one kept environment."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from autograder.course import Language
from autograder.messages import phrase, translate
from autograder.reporting.page import curves, exercises, notebook, summary, tex
from autograder.reporting.page.submission import Submission
from autograder.reporting.templates import environment

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


def render(submission: Submission) -> str:
    """The student's page as HTML."""
    language, result = submission.language, submission.result
    shown = notebook.cells(submission)
    level = phrase("Sandbox level: {level}.", level=result.inputs.level) if result else None
    template = environment(HERE, style="page.css").get_template("page.html.j2")
    return template.render(
        of=submission,
        words=_words(language),
        points=exercises.points(submission.points, submission.max_points, language),
        lead=summary.lead(submission),
        notes=tuple(summary.notes(submission)),
        start=summary.start(result),
        # A problem may name a file, and a page may be shown where formulas are set by a script.
        problems=tuple(tex.quiet(found.message) for found in result.problems) if result else (),
        exercises=exercises.exercises(submission, shown),
        curves=curves.curves(result, language),
        recorded=curves.source(result, language),
        cells=shown,
        level=level.render(language) if level else "",
    )


@cache
def _words(language: Language) -> Mapping[str, str]:
    """The fixed words of a page."""
    return {name: translate(LABELS[name], language) for name in LABELS}
