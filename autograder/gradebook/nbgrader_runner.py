"""nbgrader's converters, run by us: for a whole assignment, or for one student after the other."""

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
from autograder.gradebook import backend
from autograder.gradebook.nbgrader_config import settings

# FOLDED autograder/gradebook/nbgrader_runner.py: 'A release as nbgra


def preview_release(source: dict[str, Any], course: Course) -> bytes:
    """nbgrader's source notebook without its solutions."""
    notebook = nbformat.reads(json.dumps(source), as_version=4)
    for step in (LockCells, ClearSolutions):
        notebook, _ = step(config=settings(course)).preprocess(notebook, {})
    return json.dumps(notebook, ensure_ascii=False).encode()


# MAIN


class SubmissionRejectedError(GradebookError):
    """nbgrader refused one submission; the others are not touched by that."""


def run_converter(kind: Any, course: Course, assignment: str, student: str) -> None:
    """Run one of nbgrader's converters; raises RefusalError with the end of its log.

    Raises GradebookError or StorageError for what no other submission would escape.
    """
    converter = _create(kind, course, assignment)
    converter.coursedir.student_id = student
    with _translate_errors(converter, course, f"{assignment}, {student}"):
        converter.start()


class ConverterPipeline:
    """nbgrader's autograde and generate_feedback for one assignment, student by student.

    Made once for a class, which is what makes it quick. Use with the course's folder as the
    current one.
    """

    def __init__(self, course: Course, assignment: str) -> None:
        self._course, self._assignment = course, assignment
        self._autograde = _initialized(Autograde, course, assignment)
        self._feedback = _initialized(GenerateFeedback, course, assignment)

    def autograde(self, student: str) -> None:
        """Have what was handed in in the gradebook; raises RefusalError with nbgrader's reason."""
        self._convert(self._autograde, student)

    def feedback(self, student: str) -> None:
        """Have the feedback page; raises RefusalError with nbgrader's reason."""
        self._convert(self._feedback, student)

    def _convert(self, converter: Any, student: str) -> None:
        converter.coursedir.student_id = student
        with _translate_errors(converter, self._course, f"{self._assignment}, {student}"):
            # The writer makes its folder when it is told of another one.
            converter.writer.build_directory = ""
            converter.init_notebooks()
            converter.convert_notebooks()
        # nbconvert keeps the metadata of every notebook that an exporter has had.
        vars(converter.exporter).get("_nb_metadata", {}).clear()


def _create(kind: Any, course: Course, assignment: str) -> Any:
    config = settings(course)
    config.CourseDirectory.assignment_id = assignment
    converter = kind(coursedir=CourseDirectory(config=config), config=config)
    converter.force = True
    return converter


def _initialized(kind: Any, course: Course, assignment: str) -> Any:
    """A converter after what nbgrader's `start` does before it converts."""
    converter = _create(kind, course, assignment)
    converter.writer = FilesWriter(parent=converter, config=converter.config)
    converter.exporter = converter.exporter_class(parent=converter, config=converter.config)
    for preprocessor in converter.preprocessors:
        converter.exporter.register_preprocessor(preprocessor)
    return converter


@contextmanager
def _translate_errors(converter: Any, course: Course, where: str) -> Iterator[None]:
    """Raise RefusalError for what nbgrader could not do, with the reason from its log."""
    with capture_logs(converter.log) as (lines, errors), warnings.catch_warnings():
        # nbgrader's queries make SQLAlchemy warn; nothing here can be done about it.
        warnings.simplefilter("ignore", SAWarning)
        try:
            with backend.translate_errors(course):
                yield
        except NbGraderException as error:
            _raise_if_all(errors, course)
            raise SubmissionRejectedError(
                f"nbgrader could not do it: {_reason(lines) or error}",
                where=where,
                hint="Mend that and run the command again; nothing else was touched",
            ) from error


def _raise_if_all(errors: Sequence[BaseException], course: Course) -> None:
    """Raise what nbgrader met and only logged, if everybody else would meet it, too."""
    for error in errors:
        told = backend.explain(error, course)
        if told is not None and backend.is_fatal(error, course):
            raise told from error


def _reason(lines: Sequence[str]) -> str:
    """The last line of the last traceback in nbgrader's log, or its last line."""
    traces = [line for line in lines if line.startswith("Traceback")]
    return (traces or list(lines) or [""])[-1].strip().split("\n")[-1]


@contextmanager
def capture_logs(*logs: logging.Logger) -> Iterator[tuple[list[str], list[BaseException]]]:
    """Keep nbgrader's warnings and errors, and what it had caught, instead of printing them."""
    lines: list[str] = []
    errors: list[BaseException] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(record.getMessage())
            if (error := sys.exc_info()[1]) is not None:  # logged where it was caught
                errors.append(error)

    handler = Keep(logging.WARNING)
    before = [(log, log.handlers[:], log.propagate) for log in (app_log, *logs)]
    for log, _, _ in before:
        log.handlers, log.propagate = [handler], False
    try:
        yield lines, errors
    finally:
        for log, handlers, spread in before:
            log.handlers, log.propagate = handlers, spread
