"""The exporter that reads submissions for nbgrader's autograde: any file becomes a clean notebook.

nbgrader's own exporter would abort the class at one file that is not JSON, or at one duplicated
cell. See decision 0005.
"""

import json
from pathlib import Path
from typing import Any

from nbconvert.exporters import Exporter, NotebookExporter

from autograder import nbgrader_plugins
from autograder.gradebook import repository
from autograder.gradebook.submission_files import is_safe_copy, prepare_submission
from autograder.gradebook.submission_notebook import NormalizedSubmission, normalize_submission
from autograder.intake import submission_folder


class SubmissionExporter(NotebookExporter):  # type: ignore[misc]
    """Normalizes a submission, once for the two passes of nbgrader's autograde.

    The first pass reads the submission and writes the autograded notebook. The second pass reads
    that notebook; its preprocessors find the NormalizedSubmission of the first pass in
    `resources["nbgrader"]["normalized"]`.
    """

    _normalized: NormalizedSubmission | None = None

    def from_filename(self, filename: str, resources: Any = None, **kwargs: Any) -> tuple[str, Any]:
        """Return the notebook in a file after nbgrader's preprocessors, as JSON."""
        course = nbgrader_plugins.course()
        path = Path(filename)
        if course.classroom.submitted_dir not in path.absolute().parents:
            resources["nbgrader"]["normalized"], self._normalized = self._normalized, None
            return super().from_filename(filename, resources, **kwargs)  # type: ignore[no-any-return]
        info = resources["nbgrader"]
        self._normalized = normalize_submission(
            course,
            nbgrader_plugins.spec(info["assignment"]),
            info["student"],
            submission_folder.read_bytes(path),
        )
        resources["metadata"] = {"name": path.stem, "path": str(path.parent)}
        notebook, resources = Exporter.from_notebook_node(
            self, self._normalized.notebook, resources, **kwargs
        )
        # Not `nbformat.writes`: the second pass replaces this file.
        return json.dumps(notebook, ensure_ascii=False), resources


def before_submission(assignment: str, notebooks: Any, **_: object) -> None:
    """Prepare a submission directory; nbgrader's hook before autograde.

    Registers the assignment, quarantines extra files, and makes the one notebook to grade the
    only item of `notebooks`.
    """
    if not notebooks:
        return
    course = nbgrader_plugins.course()
    repository.register_assignment(course, assignment)
    adopted = prepare_submission(Path(notebooks[0]).parent, assignment, course)
    if adopted is not None:
        notebooks[:] = [str(adopted)]


def remove_active_files(assignment: str, notebooks: Any, **_: object) -> None:
    """Remove copies of extra files that could execute; nbgrader's hook after autograde.

    nbgrader copies all files of a submission, and the formgrader serves them.
    """
    paths = nbgrader_plugins.course().classroom.assignment(assignment)
    for notebook in notebooks:
        submitted_dir = Path(notebook).absolute().parent
        autograded_dir = paths.student(submitted_dir.parent.name).autograded.parent
        for path in sorted(autograded_dir.rglob("*")):
            name = path.relative_to(autograded_dir)
            is_released = (paths.source.parent / name).is_file()
            if path.is_file() and not is_released and not is_safe_copy(submitted_dir / name):
                path.unlink()
