"""Import of Results into the gradebook, one student after the other.

An import does what nbgrader's autograde and generate_feedback do, with nbgrader's own steps and
tables, but reads and writes the rows of a submission at once. See decision 0028.
"""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from sqlalchemy import Connection, Engine, create_engine

from autograder.core.fault_points import FaultPoint, fault_point
from autograder.course import Course
from autograder.course.classroom import StudentPaths
from autograder.course.late_policy import Lateness
from autograder.gradebook import (
    feedback_page,
    graded_notebook,
    late_penalties,
    nbgrader_config,
    read_answers,
    repository,
    submission_files,
)
from autograder.gradebook.nbgrader_runner import NotebookSteps, notebook_json, reject_submission
from autograder.gradebook.submission_notebook import NormalizedSubmission, normalize_submission
from autograder.gradebook.submission_rows import AssignmentRows, RowsGradebook, SubmissionRows
from autograder.grading import result_store
from autograder.grading.grade import GradingOutcome
from autograder.grading.result import Result
from autograder.grading.spec import GradingSpec
from autograder.intake import submission_folder
from autograder.reporting.student_page.render import render_page

NOTEBOOK_MODE, PAGE_MODE = 0o444, 0o644  # nbgrader's permissions of files that it writes


class ResultImporter:
    """An open gradebook that imports Results; each import is one transaction."""

    def __init__(self, course: Course, spec: GradingSpec, engine: Engine) -> None:
        self._course, self._spec, self._engine = course, spec, engine
        self._paths = course.classroom.assignment(spec.assignment)
        self._backend = repository.backend_of(course)
        self._steps = NotebookSteps(course)
        self._names = feedback_page.roster_names(course)
        self._manual_digests = repository.manual_grade_digests(course, spec.assignment)
        with self._backend.translate_errors(), engine.connect() as connection:
            self._rows = AssignmentRows(connection, spec.assignment)

    def import_result(self, student: str) -> None:
        """Bring gradebook, autograded notebook and page up to date, then write the import stamp.

        Raises SubmissionRejectedError if this submission cannot be imported; the gradebook is
        then unchanged.
        """
        paths = self._paths.student(student)
        self._backend.wait_until_writable()
        with reject_submission(self._backend, f"{self._paths.name}, {student}"):
            has_manual = student in self._manual_digests
            earlier = read_answers.stored_digests(paths.autograded) if has_manual else {}
            with _removed_on_error(paths.autograded.parent):
                submission = self._prepare(paths)
                graded = graded_notebook.load_or_grade(self._course, paths, submission)
                notebook, rows = self._autograde(paths, submission, graded, earlier)
            fault_point(FaultPoint.POINTS_COMMITTED)
            self._write_page(paths, notebook, rows, graded.result)
            fault_point(FaultPoint.PAGE_WRITTEN)
        self._write_stamp(paths, graded.result)
        fault_point(FaultPoint.STAMP_WRITTEN)

    def rebuild_page(self, student: str) -> None:
        """Rebuild an existing feedback page from the gradebook."""
        paths = self._paths.student(student)
        result = result_store.load_result(paths.result_dir)
        if not paths.feedback_page.is_file():
            return
        self._backend.wait_until_writable()
        with reject_submission(self._backend, f"{self._paths.name}, {student}"):
            with self._engine.connect() as connection:
                rows = self._rows.read(connection, student)
            assert rows is not None, "a page has grades"
            notebook = nbformat.read(paths.autograded, as_version=4)
            self._write_page(paths, notebook, rows, result)
            fault_point(FaultPoint.PAGE_REBUILT)
        if result is not None:
            self._write_stamp(paths, result)

    def _prepare(self, paths: StudentPaths) -> NormalizedSubmission:
        """Remove the old autograded notebook; read and normalize the submission."""
        if os.path.lexists(paths.autograded.parent):
            shutil.rmtree(paths.autograded.parent)
        fault_point(FaultPoint.NOTEBOOK_REMOVED)
        path = submission_files.prepare_submission(
            paths.submitted_dir, self._paths.name, self._course
        )
        if path is None:
            raise FileNotFoundError(f"no notebook in {paths.submitted_dir}")
        content = submission_folder.read_bytes(path)
        submission = normalize_submission(self._course, self._spec, paths.student, content)
        fault_point(FaultPoint.NOTEBOOK_NORMALIZED)
        return submission

    def _autograde(
        self,
        paths: StudentPaths,
        submission: NormalizedSubmission,
        graded: GradingOutcome,
        earlier: Mapping[str, str],
    ) -> tuple[NotebookNode, SubmissionRows]:
        """Enter the points, and write the autograded notebook; return both.

        `earlier` are the digests of the answers that were imported before.
        """
        notebook, digests = submission.notebook, read_answers.answer_digests(submission)
        with self._engine.begin() as connection:
            stored = self._rows.read(connection, paths.student)
            rows = stored or self._rows.create()
            dates = late_penalties.deadlines(self._course, self._paths.name)
            late_penalties.write_dates(paths, dates, rows)
            gradebook = RowsGradebook(self._rows, rows)
            self._steps.restore_metadata(notebook.cells, gradebook)
            notebook.cells = graded_notebook.add_outputs(self._course, submission, graded)
            read = read_answers.still_read(connection, rows.notebook_id, digests, earlier)
            self._steps.save_grades(notebook.cells, gradebook)
            for name in read:
                rows.grades[name].needs_manual_grade = False
            if stored is None:
                self._rows.insert(connection, paths.student, rows)
            else:
                self._rows.update(connection, rows)
            read_answers.save(connection, rows.notebook_id, digests, read)
            self._write_penalty(connection, rows)
            self._write_notebook(paths, notebook)
            fault_point(FaultPoint.STEP_FINISHED)
        return notebook, rows

    def _write_penalty(self, connection: Connection, rows: SubmissionRows) -> None:
        before, rows.late_submission_penalty = rows.late_submission_penalty, None
        late = self._lateness(rows)
        if late.seconds > 0:
            score = self._rows.total_score(connection, rows)
            policy = self._course.late(self._paths.name)
            rows.late_submission_penalty = policy.penalty(score, late) or None
        if rows.late_submission_penalty != before:
            self._rows.write_penalty(connection, rows)

    def _lateness(self, rows: SubmissionRows) -> Lateness:
        return late_penalties.lateness(self._course, rows.timestamp, self._rows.due, rows.extension)

    def _write_notebook(self, paths: StudentPaths, notebook: NotebookNode) -> None:
        directory, source_dir = paths.autograded.parent, paths.assignment.source.parent
        directory.mkdir(parents=True)
        names = submission_files.extra_files(paths.submitted_dir)
        safe_names = [
            name for name in names if submission_files.is_safe_copy(paths.submitted_dir / name)
        ]
        submission_files.copy_files(safe_names, paths.submitted_dir, directory)
        released_names = submission_files.extra_files(source_dir)
        submission_files.copy_files(released_names, source_dir, directory)
        paths.autograded.write_bytes(notebook_json(notebook))
        submission_files.set_permissions(directory, NOTEBOOK_MODE)

    def _write_page(
        self,
        paths: StudentPaths,
        notebook: NotebookNode,
        rows: SubmissionRows,
        result: Result | None,
    ) -> None:
        page, autograded_dir = paths.feedback_page, paths.autograded.parent
        with _removed_on_error(page.parent):
            if os.path.lexists(page.parent):
                shutil.rmtree(page.parent)
            page.parent.mkdir(parents=True)
            fault_point(FaultPoint.PAGE_REMOVED)
            names = submission_files.extra_files(autograded_dir)
            submission_files.copy_files(names, autograded_dir, page.parent)
            feedback_page.add_grades(notebook, rows, self._rows.graded_cells)
            info = self._grade_info(paths.student, rows)
            model = feedback_page.page_model(notebook, info, self._course, result)
            page.write_text(render_page(model), encoding="utf-8")
            submission_files.set_permissions(page.parent, PAGE_MODE)

    def _grade_info(self, student: str, rows: SubmissionRows) -> dict[str, Any]:
        """Return what nbgrader's GetGrades tells an exporter about a submission."""
        penalty = rows.late_submission_penalty or 0
        return {
            "assignment": self._paths.name,
            "student": student,
            "score": sum(grade.score for grade in rows.grades.values()) - penalty,
            "max_score": sum(cell.max_score for cell in self._rows.graded_cells.values()),
            "late_penalty": penalty,
            "seconds_late": self._lateness(rows).seconds,
            "name": self._names.get(student, ""),
            "submitted_at": rows.timestamp,
            "due": self._rows.due and self._rows.due + (rows.extension or timedelta()),
        }

    def _write_stamp(self, paths: StudentPaths, result: Result) -> None:
        digest = self._manual_digests.get(paths.student, "")
        result_store.write_import_stamp(
            paths.result_dir, result.cache_key, paths.autograded, digest
        )


@contextmanager
def open_importer(course: Course, spec: GradingSpec) -> Iterator[ResultImporter]:
    """Open the gradebook to import Results of `spec`; register the assignment in it."""
    repository.register_assignment(course, spec.assignment)
    engine = create_engine(nbgrader_config.gradebook_url(course))
    try:
        yield ResultImporter(course, spec, engine)
    finally:
        engine.dispose()


@contextmanager
def _removed_on_error(directory: Path) -> Iterator[None]:
    """Remove a directory if the body raises: what it holds may be incomplete."""
    try:
        yield
    except BaseException:
        shutil.rmtree(directory, ignore_errors=True)
        raise


def is_imported(
    course: Course, assignment: str, student: str, stored_scores: Mapping[str, float | None]
) -> bool:
    """Return whether gradebook, autograded notebook and page are of the student's Result.

    Checks the import stamp, which is written last, and the `stored_scores` of the gradebook,
    which may have been replaced by a backup.
    """
    paths = course.classroom.assignment(assignment).student(student)
    result = result_store.load_result(paths.result_dir)
    return (
        result is not None
        and paths.feedback_page.is_file()
        and result_store.has_import_stamp(paths.result_dir, result.cache_key, paths.autograded)
        and all(stored_scores.get(item.exercise) == item.points for item in result.exercises)
    )


def stale_pages(course: Course, assignment: str, students: Iterable[str]) -> list[str]:
    """Return the students whose page shows other manual grades than the gradebook holds."""
    digests = repository.manual_grade_digests(course, assignment)
    paths = course.classroom.assignment(assignment)
    return [
        student
        for student in students
        if result_store.imported_manual_digest(paths.student(student).result_dir)
        != digests.get(student, "")
    ]
