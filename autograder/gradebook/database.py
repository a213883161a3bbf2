"""Where the gradebook is kept: in a file of the classroom, or by a PostgreSQL server."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType

from autograder import files
from autograder.course import Course
from autograder.errors import SeminarError
from autograder.gradebook import server, sqlite

Told = Callable[[str], None]
AUTO_SCORES = """
    SELECT submitted.student_id, cell.name, grade.auto_score FROM grade
    JOIN base_cell AS cell ON cell.id = grade.cell_id
    JOIN submitted_notebook AS notebook ON notebook.id = grade.notebook_id
    JOIN submitted_assignment AS submitted ON submitted.id = notebook.assignment_id
    JOIN assignment ON assignment.id = submitted.assignment_id
    WHERE assignment.name = :assignment
"""
OF_ONE = " AND submitted.student_id = :student"


def prepare(course: Course, told: Told) -> None:
    """Have a gradebook that is whole and can be written to; waits for others, and says so.

    Raises GradebookError for one that is damaged, stays locked or cannot be reached,
    StorageError for one that cannot be written to. What is in it is left as it is.
    """
    with in_words(course):
        _kept_by(course).prepare(course, told)


def exists(course: Course) -> bool:
    """Whether there is a gradebook."""
    with in_words(course):
        return bool(_kept_by(course).exists(course))


def create(course: Course) -> None:
    """Have a gradebook, if there is none."""
    with in_words(course):
        _kept_by(course).create(course)


def wait(course: Course, told: Told) -> None:
    """Wait until it can be written to; says so after a while, raises GradebookError at last."""
    _kept_by(course).wait(course, told)


@contextmanager
def alone(course: Course) -> Iterator[None]:
    """Be the only one who makes the cells of an assignment."""
    with _kept_by(course).alone(course):
        yield


def auto_scores(course: Course, assignment: str) -> Mapping[str, Mapping[str, float | None]]:
    """What hidden tests earned according to the gradebook, by student and cell."""
    scores: dict[str, dict[str, float | None]] = {}
    with in_words(course):
        for student, cell, score in _kept_by(course).rows(
            course, AUTO_SCORES, {"assignment": assignment}
        ):
            scores.setdefault(student, {})[cell] = score
    return scores


def auto_scores_of(course: Course, assignment: str, student: str) -> Mapping[str, float | None]:
    """The same of one student, by cell."""
    values = {"assignment": assignment, "student": student}
    with in_words(course):
        found = _kept_by(course).rows(course, AUTO_SCORES + OF_ONE, values)
        return {cell: score for _, cell, score in found}


def identity(course: Course) -> object:
    """What tells the gradebook from another one that was put in its place."""
    return _kept_by(course).identity(course)


@contextmanager
def in_words(course: Course) -> Iterator[None]:
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
    told: SeminarError | None = _kept_by(course).explain(error, course)
    disk = _of_files(error)
    return told or (files.refusal(disk, course.classroom) if disk else None)


def stops_all(error: BaseException, course: Course) -> bool:
    """Whether nobody's points could be entered now, not even after a wait."""
    disk = _of_files(error)
    return bool(_kept_by(course).stops_all(error) or (disk and files.stops_all(disk)))


def _kept_by(course: Course) -> ModuleType:
    return server if course.file.gradebook.url else sqlite


def _of_files(error: BaseException | None) -> OSError | None:
    """What the file system said, under what others have made of it."""
    while error is not None and not isinstance(error, OSError):
        error = error.__cause__ or error.__context__
    return error
