"""The files of attempts: the upload, its notebook, and the feedback page once it is graded."""

import uuid
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import IO, Any

import anyio
from msgspec import Struct
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from autograder.core import atomic_files
from autograder.core.errors import SeminarError
from autograder.core.fault_points import FaultPoint, fault_point
from autograder.core.i18n import Language, lazy
from autograder.core.problems import FATAL_KINDS
from autograder.course import Course
from autograder.grading import result_store
from autograder.grading.spec import sha256_hex
from autograder.intake import normalizer, submission_folder
from autograder.intake.ipynb_reader import read_ipynb
from autograder.intake.model import Release
from autograder.lms.archive import notebook_in_zip
from autograder.serve.attempts import Attempt

ONE_NOTEBOOK = lazy("The zip has to contain one notebook. Hand in the .ipynb file itself.")
DAMAGED_ZIP = lazy("The zip is damaged or incomplete. Hand in the .ipynb file itself.")
ZIP_START = b"PK\3\4"
FORM_OVERHEAD = 64 << 10  # bytes of a form besides the file
UPLOAD_SECONDS = 300.0  # for one upload; a client that sends more slowly is cut off


class UploadTooLargeError(Exception):
    """An upload is larger than the course allows."""


@asynccontextmanager
async def receive_form(request: Request, limit: int) -> AsyncIterator[Any]:
    """Receive a form; its files are on disk. Raises UploadTooLargeError while it streams."""
    total = 0

    async def counted() -> AsyncGenerator[bytes, None]:
        nonlocal total
        async for part in request.stream():
            total += len(part)
            if total > limit + FORM_OVERHEAD:
                raise UploadTooLargeError
            yield part

    declared = request.headers.get("content-length", "0")
    if declared.isdigit() and int(declared) > limit + FORM_OVERHEAD:
        raise UploadTooLargeError
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise MultiPartException("not a form with a file")
    parser = MultiPartParser(request.headers, counted(), max_files=1, max_fields=4)
    with anyio.fail_after(UPLOAD_SECONDS):
        try:
            form = await parser.parse()
        except (KeyError, ValueError, UnicodeError) as error:
            raise MultiPartException(str(error)) from None
    try:
        yield form
    finally:
        await form.close()


class Upload(Struct, frozen=True):
    """An uploaded file: the notebook in it, or why it is not accepted, for the student."""

    notebook: bytes = b""
    rejection: str = ""


def check_upload(course: Course, assignment: str, file: IO[bytes], language: Language) -> Upload:
    """Read an uploaded file and check that it is a notebook of the assignment."""
    data = read_ipynb(file)
    if data.startswith(ZIP_START):
        try:
            notebook, _ = notebook_in_zip(data, assignment)
        except SeminarError:
            return Upload(rejection=DAMAGED_ZIP.render(language))
        if notebook is None:
            return Upload(rejection=ONE_NOTEBOOK.render(language))
        data = notebook
    release = _read_release(course.release(assignment).read_bytes(), assignment)
    for problem in normalizer.normalize(data, release, language).problems:
        if problem.kind in FATAL_KINDS:
            return Upload(rejection=problem.message)
    return Upload(data)


@lru_cache(maxsize=16)
def _read_release(data: bytes, assignment: str) -> Release:
    return normalizer.read_release(data, assignment)


def save_upload(course: Course, assignment: str, student: str, notebook: bytes) -> str:
    """Write a notebook so that it survives a power failure; return the name of its file."""
    name = uuid.uuid4().hex
    directory = _directory(course, assignment, student)
    directory.mkdir(parents=True, exist_ok=True)
    atomic_files.write_atomic(directory / f"{name}.ipynb", notebook)
    atomic_files.sync_directories(directory, course.classroom.path)
    fault_point(FaultPoint.UPLOAD_WRITTEN)
    return name


def notebook_path(course: Course, attempt: Attempt) -> Path:
    """Return the path of the uploaded notebook."""
    directory = _directory(course, attempt.assignment, attempt.student)
    return directory / f"{attempt.file}.ipynb"


def save_page(course: Course, attempt: Attempt, page: bytes) -> None:
    """Write the feedback page of an attempt."""
    atomic_files.write_atomic(notebook_path(course, attempt).with_suffix(".html"), page)
    fault_point(FaultPoint.ATTEMPT_PAGE_WRITTEN)


def load_page(course: Course, attempt: Attempt) -> bytes | None:
    """Return the feedback page of an attempt; None if there is none.

    For the attempt that the classroom holds it is the current page, which also shows points that
    were given by hand, or by another suite, after the attempt was graded.
    """
    paths = course.classroom.assignment(attempt.assignment).student(attempt.student)
    own_page = notebook_path(course, attempt).with_suffix(".html")
    page = paths.feedback_page if _is_stored(paths.submission, attempt) else own_page
    for path in (page, own_page):
        try:
            return path.read_bytes()
        except OSError:
            continue
    return None


def is_stored(course: Course, attempt: Attempt) -> bool:
    """Return whether the classroom holds the notebook of an attempt."""
    paths = course.classroom.assignment(attempt.assignment).student(attempt.student)
    return _is_stored(paths.submission, attempt)


def is_imported(course: Course, attempt: Attempt) -> bool:
    """Return whether the classroom holds an attempt, and its Result is in the gradebook."""
    paths = course.classroom.assignment(attempt.assignment).student(attempt.student)
    result = result_store.load_result(paths.result_dir)
    return (
        _is_stored(paths.submission, attempt)
        and result is not None
        and result.inputs.notebook == attempt.sha256
        and result_store.has_import_stamp(paths.result_dir, result.cache_key, paths.autograded)
    )


def remove_unknown(course: Course, known: set[str], *, before: float) -> None:
    """Remove the uploads before a time that a killed server wrote, but did not acknowledge."""
    attempts_dir = course.classroom.path / "attempts"
    for directory in attempts_dir.glob("*/*"):
        atomic_files.remove_stale_temp_files(directory)
        for path in directory.glob("*.ipynb"):
            with suppress(FileNotFoundError):  # another server removed it
                if path.stem not in known and path.stat().st_mtime < before:
                    path.unlink()


def _is_stored(submission: Path, attempt: Attempt) -> bool:
    try:
        return sha256_hex(submission_folder.read_bytes(submission)) == attempt.sha256
    except OSError:
        return False


def _directory(course: Course, assignment: str, student: str) -> Path:
    return course.classroom.assignment(assignment).attempts_dir / student
