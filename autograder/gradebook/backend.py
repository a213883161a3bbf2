"""Where the gradebook is kept: in a file of the classroom, or by a PostgreSQL server."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType

from autograder.core import atomic_files
from autograder.core.errors import SeminarError
from autograder.course import Course
from autograder.gradebook import postgres_backend, sqlite_backend

AUTO_SCORES = """
    SELECT submitted.student_id, cell.name, grade.auto_score FROM grade
    JOIN base_cell AS cell ON cell.id = grade.cell_id
    JOIN submitted_notebook AS notebook ON notebook.id = grade.notebook_id
    JOIN submitted_assignment AS submitted ON submitted.id = notebook.assignment_id
    JOIN assignment ON assignment.id = submitted.assignment_id
    WHERE assignment.name = :assignment
"""
OF_ONE = " AND submitted.student_id = :student"


def prepare(course: Course) -> None:
    """Have a gradebook that is whole and can be written to; waits for others, and says so.

    Raises GradebookError for one that is damaged, stays locked or cannot be reached,
    StorageError for one that cannot be written to. What is in it is left as it is.
    """
    with translate_errors(course):
        _backend(course).prepare(course)


def exists(course: Course) -> bool:
    """Whether there is a gradebook."""
    with translate_errors(course):
        return bool(_backend(course).exists(course))


def create(course: Course) -> None:
    """Have a gradebook, if there is none."""
    with translate_errors(course):
        _backend(course).create(course)


def wait(course: Course) -> None:
    """Wait until it can be written to; says so after a while, raises GradebookError at last."""
    _backend(course).wait(course)


@contextmanager
def exclusive(course: Course) -> Iterator[None]:
    """Be the only one who makes the cells of an assignment."""
    with _backend(course).alone(course):
        yield


def auto_scores(course: Course, assignment: str) -> Mapping[str, Mapping[str, float | None]]:
    """What hidden tests earned according to the gradebook, by student and cell."""
    scores: dict[str, dict[str, float | None]] = {}
    with translate_errors(course):
        for student, cell, score in _backend(course).rows(
            course, AUTO_SCORES, {"assignment": assignment}
        ):
            scores.setdefault(student, {})[cell] = score
    return scores


def auto_scores_of(course: Course, assignment: str, student: str) -> Mapping[str, float | None]:
    """The same of one student, by cell."""
    values = {"assignment": assignment, "student": student}
    with translate_errors(course):
        found = _backend(course).rows(course, AUTO_SCORES + OF_ONE, values)
        return {cell: score for _, cell, score in found}


def fingerprint(course: Course) -> object:
    """What tells the gradebook from another one that was put in its place."""
    return _backend(course).identity(course)


@contextmanager
def translate_errors(course: Course) -> Iterator[None]:
    """Turn errors of the database and of the file system into ours.

    Raises SeminarError for those that `explain` knows; others pass as they are.
    """
    try:
        yield
    except SeminarError:
        raise
    except Exception as error:
        told = explain(error, course)
        if told is None:
            raise
        raise told from error


def explain(error: BaseException, course: Course) -> SeminarError | None:
    """A fault of the database or the file system in words; None for anything else."""
    told: SeminarError | None = _backend(course).explain(error, course)
    disk = _root_os_error(error)
    return told or (atomic_files.to_storage_error(disk, course.classroom.path) if disk else None)


def is_fatal(error: BaseException, course: Course) -> bool:
    """Whether nobody's points could be entered now, not even after a wait."""
    disk = _root_os_error(error)
    return bool(
        _backend(course).stops_all(error) or (disk and atomic_files.is_fatal_disk_error(disk))
    )


def _backend(course: Course) -> ModuleType:
    return postgres_backend if course.config.gradebook.url else sqlite_backend


def _root_os_error(error: BaseException | None) -> OSError | None:
    """What the file system said, under what others have made of it."""
    while error is not None and not isinstance(error, OSError):
        error = error.__cause__ or error.__context__
    return error
