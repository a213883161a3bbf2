"""nbgrader's steps and converters, run by the kit, with readable errors."""

import json
import logging
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import nbformat
from nbconvert.writers import FilesWriter
from nbgrader.converters import Autograde, GenerateFeedback
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import ClearSolutions, LockCells
from sqlalchemy.exc import SAWarning
from tornado.log import app_log

from autograder.core.errors import GradebookError
from autograder.course import Course
from autograder.gradebook.backend import GradebookBackend
from autograder.gradebook.nbgrader_config import settings


class SubmissionRejectedError(GradebookError):
    """nbgrader rejected one submission; the others are not affected."""


def preview_release(source: dict[str, Any], course: Course) -> bytes:
    """Return the release that nbgrader would make from a source notebook."""
    notebook = nbformat.reads(json.dumps(source), as_version=4)
    for preprocessor in (LockCells, ClearSolutions):
        notebook, _ = preprocessor(config=settings(course)).preprocess(notebook, {})
    return json.dumps(notebook, ensure_ascii=False).encode()


def run_converter(
    converter_class: Any, course: Course, backend: GradebookBackend, assignment: str, student: str
) -> None:
    """Run one of nbgrader's converters.

    Raises SubmissionRejectedError with the end of nbgrader's log, GradebookError or StorageError
    for an error that stops every submission.
    """
    converter = _create(converter_class, course, assignment)
    converter.coursedir.student_id = student
    with _translate_errors(converter, backend, f"{assignment}, {student}"):
        converter.start()


class ConverterPipeline:
    """nbgrader's autograde and generate_feedback for one assignment, student by student.

    Initializes nbgrader once for a class. Requires the root of the course as the working
    directory.
    """

    def __init__(self, course: Course, backend: GradebookBackend, assignment: str) -> None:
        self._backend, self._assignment = backend, assignment
        self._autograde = _create_initialized(Autograde, course, assignment)
        self._feedback = _create_initialized(GenerateFeedback, course, assignment)

    def autograde(self, student: str) -> None:
        """Import a submission; raises SubmissionRejectedError with nbgrader's reason."""
        self._convert(self._autograde, student)

    def feedback(self, student: str) -> None:
        """Write a feedback page; raises SubmissionRejectedError with nbgrader's reason."""
        self._convert(self._feedback, student)

    def _convert(self, converter: Any, student: str) -> None:
        converter.coursedir.student_id = student
        with _translate_errors(converter, self._backend, f"{self._assignment}, {student}"):
            # The writer creates its directory only when this setting changes.
            converter.writer.build_directory = ""
            converter.init_notebooks()
            converter.convert_notebooks()
        # nbconvert would keep the metadata of every notebook.
        vars(converter.exporter).get("_nb_metadata", {}).clear()


def _create(converter_class: Any, course: Course, assignment: str) -> Any:
    config = settings(course)
    config.CourseDirectory.assignment_id = assignment
    converter = converter_class(coursedir=CourseDirectory(config=config), config=config)
    converter.force = True
    return converter


def _create_initialized(converter_class: Any, course: Course, assignment: str) -> Any:
    """Create a converter and repeat what nbgrader's `start` does before it converts."""
    converter = _create(converter_class, course, assignment)
    converter.writer = FilesWriter(parent=converter, config=converter.config)
    converter.exporter = converter.exporter_class(parent=converter, config=converter.config)
    for preprocessor in converter.preprocessors:
        converter.exporter.register_preprocessor(preprocessor)
    return converter


@contextmanager
def _translate_errors(converter: Any, backend: GradebookBackend, where: str) -> Iterator[None]:
    """Raise SubmissionRejectedError with the reason from nbgrader's log."""
    with capture_logs(converter.log) as (lines, errors), warnings.catch_warnings():
        # SQLAlchemy warns of nbgrader's own queries.
        warnings.simplefilter("ignore", SAWarning)
        try:
            with backend.translate_errors():
                yield
        except NbGraderException as error:
            _raise_fatal(errors, backend)
            raise SubmissionRejectedError(
                f"nbgrader could not do it: {_reason(lines) or error}",
                where=where,
                hint="Fix that and run the command again; nothing else was changed",
            ) from error


def _raise_fatal(errors: Sequence[BaseException], backend: GradebookBackend) -> None:
    """Raise an error that nbgrader only logged if it stops every submission."""
    for error in errors:
        seminar_error = backend.translate_error(error)
        if seminar_error is not None and backend.is_fatal(error):
            raise seminar_error from error


def _reason(log_lines: Sequence[str]) -> str:
    """Return the last line of the last traceback in nbgrader's log, or its last line."""
    tracebacks = [line for line in log_lines if line.startswith("Traceback")]
    return (tracebacks or list(log_lines) or [""])[-1].strip().split("\n")[-1]


@contextmanager
def capture_logs(*loggers: logging.Logger) -> Iterator[tuple[list[str], list[BaseException]]]:
    """Collect nbgrader's warnings and the exceptions that it logs, instead of printing them."""
    lines: list[str] = []
    errors: list[BaseException] = []

    class CapturingHandler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(record.getMessage())
            if (error := sys.exc_info()[1]) is not None:  # nbgrader logs in `except` clauses
                errors.append(error)

    handler = CapturingHandler(logging.WARNING)
    before = [(logger, logger.handlers[:], logger.propagate) for logger in (app_log, *loggers)]
    for logger, _, _ in before:
        logger.handlers, logger.propagate = [handler], False
    try:
        yield lines, errors
    finally:
        for logger, handlers, propagate in before:
            logger.handlers, logger.propagate = handlers, propagate
