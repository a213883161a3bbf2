"""nbgrader's steps and converters, run by the kit, with readable errors."""

import json
import logging
import sys
import threading
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import nbformat
from nbformat import NotebookNode, from_dict
from nbformat.v4.rwbase import split_lines
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import (
    ClearSolutions,
    ComputeChecksums,
    LimitOutput,
    LockCells,
    OverwriteCells,
    SaveAutoGrades,
)
from sqlalchemy.exc import SAWarning
from tornado.log import app_log

from autograder.core.errors import GradebookError, SeminarError
from autograder.course import Course
from autograder.gradebook.backend import GradebookBackend
from autograder.gradebook.nbgrader_config import settings
from autograder.gradebook.submission_rows import RowsGradebook

HINT_REJECTED = "Fix that and run the command again; nothing else was changed"


class SubmissionRejectedError(GradebookError):
    """One submission cannot be imported; the others are not affected."""


def preview_release(source: dict[str, Any], course: Course) -> bytes:
    """Return the release that nbgrader would make from a source notebook."""
    notebook = nbformat.reads(json.dumps(source), as_version=4)
    for preprocessor in (LockCells, ClearSolutions, ComputeChecksums):
        notebook, _ = preprocessor(config=settings(course)).preprocess(notebook, {})
    return notebook_json(notebook)


def run_converter(
    converter_class: Any,
    course: Course,
    backend: GradebookBackend,
    assignment: str,
    student: str,
    *,
    release_directory: Path | None = None,
) -> None:
    """Run one of nbgrader's converters; it writes releases into another directory if one is given.

    Raises SubmissionRejectedError with the end of nbgrader's log, GradebookError or StorageError
    for an error that stops every submission.
    """
    converter = _create(converter_class, course, assignment)
    converter.coursedir.student_id = student
    if release_directory is not None:
        converter.coursedir.release_directory = str(release_directory)
    with _translate_errors(converter, backend, f"{assignment}, {student}"):
        converter.start()


class NotebookSteps:
    """nbgrader's steps of autograde, run on the cells of a notebook without its converters."""

    def __init__(self, course: Course) -> None:
        config = settings(course)
        steps = (OverwriteCells, LimitOutput, SaveAutoGrades)
        self._overwrite, self._limit, self._save = (step(config=config) for step in steps)
        for step in (self._overwrite, self._save):
            step.notebook_id = step.assignment_id = step.student_id = ""

    def restore_metadata(self, cells: Iterable[NotebookNode], gradebook: RowsGradebook) -> None:
        """Give graded cells the points and the checksum that the gradebook has."""
        self._overwrite.gradebook = gradebook
        for index, cell in enumerate(cells):
            # The copy shares the metadata: the text comes from the release, not from here.
            self._overwrite.preprocess_cell(NotebookNode(cell), {}, index)

    def save_grades(self, cells: Iterable[NotebookNode], gradebook: RowsGradebook) -> None:
        """Shorten long outputs; enter the points in the outputs of check cells."""
        self._save.gradebook = gradebook
        for index, cell in enumerate(cells):
            self._limit.preprocess_cell(cell, {}, index)
            self._save.preprocess_cell(cell, {}, index)


def notebook_json(notebook: NotebookNode) -> bytes:
    """Return the content of a notebook file exactly as `nbformat.writes` does, but faster."""
    lines = split_lines(from_dict(notebook))
    return msgspec.json.format(msgspec.json.encode(lines, order="sorted"), indent=1) + b"\n"


@contextmanager
def reject_submission(backend: GradebookBackend, where: str) -> Iterator[None]:
    """Raise SubmissionRejectedError for an error that concerns one submission.

    Raises GradebookError or StorageError for an error that stops every submission.
    """
    try:
        yield
    except SeminarError:
        raise
    except Exception as error:
        seminar_error = backend.translate_error(error)
        if seminar_error is not None and backend.is_fatal(error):
            raise seminar_error from error
        reason = seminar_error.what if seminar_error else f"{type(error).__name__}: {error}"
        what = f"it cannot be imported: {reason}".strip().split("\n")[0]
        raise SubmissionRejectedError(what, where=where, hint=HINT_REJECTED) from error


def _create(converter_class: Any, course: Course, assignment: str) -> Any:
    config = settings(course)
    config.CourseDirectory.assignment_id = assignment
    converter = converter_class(coursedir=CourseDirectory(config=config), config=config)
    converter.force = True
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
                hint=HINT_REJECTED,
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


class _CapturingHandler(logging.Handler):
    """Collects the warnings that one thread logs, and the exceptions in whose handling it does."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []
        self.errors: list[BaseException] = []
        self._thread = threading.get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread != self._thread:
            return
        self.lines.append(record.getMessage())
        if (error := sys.exc_info()[1]) is not None:  # nbgrader logs in `except` clauses
            self.errors.append(error)


_captures = threading.Lock()  # of what follows: a server captures in several threads at once
_replaced: dict[logging.Logger, tuple[int, list[logging.Handler], bool]] = {}


@contextmanager
def capture_logs(*loggers: logging.Logger) -> Iterator[tuple[list[str], list[BaseException]]]:
    """Collect nbgrader's warnings and the exceptions that it logs, instead of printing them."""
    handler, captured = _CapturingHandler(), {app_log, *loggers}
    with _captures:
        for logger in captured:
            if logger not in _replaced:
                _replaced[logger] = 0, logger.handlers, logger.propagate
                logger.handlers, logger.propagate = [], False
            count, handlers, propagate = _replaced[logger]
            _replaced[logger] = count + 1, handlers, propagate
            logger.addHandler(handler)
    try:
        yield handler.lines, handler.errors
    finally:
        with _captures:
            for logger in captured:
                logger.removeHandler(handler)
                count, handlers, propagate = _replaced.pop(logger)
                if count > 1:
                    _replaced[logger] = count - 1, handlers, propagate
                else:
                    logger.handlers, logger.propagate = handlers, propagate
