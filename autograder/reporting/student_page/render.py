"""The student's page as HTML."""

from pathlib import Path

from autograder.reporting.jinja import asset, format_time, render_template
from autograder.reporting.student_page import exercises, learning_curves, notebook_cells, summary
from autograder.reporting.student_page.model import StudentPageModel
from autograder.sanitize import formulas

_TEMPLATES = Path(__file__).parent


def render_page(submission: StudentPageModel) -> str:
    """Return the student's page as HTML."""
    language, result = submission.language, submission.result
    cells = notebook_cells.cell_views(submission)
    places = notebook_cells.place_ids(cells)
    return render_template(
        _TEMPLATES / "page.html.j2",
        language,
        style=asset(_TEMPLATES / "page.css"),
        submission=submission,
        points=exercises.points_text(
            submission.grade.points, submission.grade.max_points, language
        ),
        headline=summary.headline(result).render(language),
        handed_in=summary.handed_in(submission, lambda time: format_time(time, language)),
        remarks=[remark.render(language) for remark in summary.remarks(submission)],
        # A problem may name a file, and a viewer with MathJax would run a formula in the name.
        problems=[
            formulas.neutralize(problem.message) for problem in (result.problems if result else ())
        ],
        exercises=exercises.exercise_views(submission, cells),
        curves=learning_curves.curve_views(result, language),
        cells=cells,
        places=places,
        linked=lambda message: notebook_cells.link_places(message, places),
    )
