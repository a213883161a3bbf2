"""The preprocessor that grades in place of nbgrader's Execute.

It grades the submission in the sandbox, unless its Result is stored already, and writes a report
and one number into each check cell; nbgrader's `SaveAutoGrades` reads the number. See decision
0002.
"""

from typing import Any

from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor, SaveAutoGrades

from autograder import nbgrader_plugins
from autograder.gradebook import (
    graded_notebook,
    late_penalties,
    quarantine,
    read_answers,
    schema,
)
from autograder.gradebook.submission_notebook import NormalizedSubmission


class GradingStep(NbGraderPreprocessor):  # type: ignore[misc]
    """Grades a notebook without running any of it in this process."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Replace the cells of `nb` by normalized cells with outputs from the sandbox."""
        info = resources["nbgrader"]
        normalized: NormalizedSubmission = info["normalized"]
        course, assignment = nbgrader_plugins.course(), info["assignment"]
        paths = course.classroom.assignment(assignment).student(info["student"])
        late_penalties.apply_dates(course, assignment, info["student"], info["db_url"])
        for warning in quarantine.unread_times(course, assignment, [info["student"]]):
            self.log.warning(warning)
        graded = graded_notebook.load_or_grade(course, paths, normalized)
        # OverwriteCells has written the checksums of the gradebook into the metadata of `nb`.
        for old, new in zip(nb.cells, normalized.notebook.cells, strict=True):
            new.metadata = old.metadata
        nb.cells = graded_notebook.add_outputs(course, normalized, graded)
        return nb, resources


class SaveGrades(SaveAutoGrades):  # type: ignore[misc]
    """Saves points as nbgrader does, but answers that were read by hand and are the same stay read.

    nbgrader commits each cell on its own, so the digests are written at the end: after a crash
    the answers have to be read again.
    """

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Save the points of all cells."""
        info = resources["nbgrader"]
        keys = info["notebook"], info["assignment"], info["student"]
        digests = read_answers.answer_digests(info["normalized"])
        with Gradebook(info["db_url"]) as gradebook:
            schema.add_own_tables(gradebook.db.connection())
            notebook_id = gradebook.find_submission_notebook(*keys).id
            read = read_answers.still_read(gradebook.db, notebook_id, digests)
            gradebook.db.commit()
        nb, resources = super().preprocess(nb, resources)
        with Gradebook(info["db_url"]) as gradebook:
            read_answers.save(gradebook.db, notebook_id, digests, read)
            gradebook.db.commit()
        return nb, resources
