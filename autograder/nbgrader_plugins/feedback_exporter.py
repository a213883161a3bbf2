"""The exporter that writes feedback pages for nbgrader's generate_feedback and the formgrader."""

from typing import Any

from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from nbgrader.preprocessors import GetGrades
from traitlets import default

from autograder import nbgrader_plugins
from autograder.gradebook.feedback_page import page_model, roster_names
from autograder.grading import result_store
from autograder.reporting.student_page.render import render_page


class Grades(GetGrades):  # type: ignore[misc]
    """Adds points, lateness and whether a cell waits for manual grading to the notebook."""

    def _get_score(self, cell: NotebookNode, resources: Any) -> None:
        metadata = cell.metadata.nbgrader
        grade = self.gradebook.find_grade(
            metadata["grade_id"], self.notebook_id, self.assignment_id, self.student_id
        )
        metadata["score"], metadata["points"] = grade.score, grade.max_score
        metadata["waiting"] = bool(grade.needs_manual_grade)
        metadata["read_before"] = grade.manual_score is not None
        submission = grade.notebook.assignment
        resources["nbgrader"] |= {
            "seconds_late": submission.total_seconds_late,
            "submitted_at": submission.timestamp,
            "due": submission.duedate,
        }


class FeedbackExporter(Exporter):  # type: ignore[misc]
    """Exports a graded notebook as the student's feedback page."""

    output_mimetype = "text/html"

    @default("file_extension")  # type: ignore[untyped-decorator]
    def _file_extension(self) -> str:
        return ".html"

    def from_notebook_node(
        self, nb: NotebookNode, resources: Any = None, **options: Any
    ) -> tuple[str, Any]:
        """Return the HTML page of a graded notebook."""
        graded, resources = super().from_notebook_node(nb, resources, **options)
        course, info = nbgrader_plugins.course(), resources["nbgrader"]
        paths = course.classroom.assignment(info["assignment"]).student(info["student"])
        result = result_store.load_result(paths.result_dir)
        info["name"] = roster_names(course).get(info["student"], "")
        return render_page(page_model(graded, info, course, result)), resources
