"""Import of Results into the gradebook, one student after the other."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import chdir, contextmanager

from autograder.course import Course
from autograder.gradebook import context, nbgrader_config, repository
from autograder.gradebook.nbgrader_runner import ConverterPipeline
from autograder.gradebook.session import ReusedSession, reuse_gradebook
from autograder.grading import result_store
from autograder.grading.spec import GradingSpec


class ResultImporter:
    """An open gradebook that imports Results; each import is one transaction."""

    def __init__(self, course: Course, assignment: str, session: ReusedSession) -> None:
        self._paths = course.classroom.assignment(assignment)
        self._session = session
        self._backend = repository.backend_of(course)
        self._pipeline = ConverterPipeline(course, self._backend, assignment)
        self._manual_digests = repository.manual_grade_digests(course, assignment)

    def import_result(self, student: str) -> None:
        """Bring gradebook, autograded notebook and page up to date, then write the import stamp.

        Raises SubmissionRejectedError if nbgrader rejects this submission; the gradebook is then
        unchanged.
        """
        self._in_transaction(self._pipeline.autograde, student)
        self._in_transaction(self._pipeline.feedback, student)
        self._write_stamp(student)

    def rebuild_page(self, student: str) -> None:
        """Rebuild an existing feedback page from the gradebook."""
        if self._paths.student(student).feedback_page.is_file():
            self._in_transaction(self._pipeline.feedback, student)
            self._write_stamp(student)

    def _in_transaction(self, step: Callable[[str], None], student: str) -> None:
        self._backend.wait_until_writable()
        try:
            step(student)
            with self._backend.translate_errors():
                self._session.commit()
        except BaseException:
            self._session.rollback()
            raise

    def _write_stamp(self, student: str) -> None:
        paths = self._paths.student(student)
        result = result_store.load_result(paths.result_dir)
        if result is not None:
            result_store.write_import_stamp(
                paths.result_dir,
                result.cache_key,
                paths.autograded,
                self._manual_digests.get(student, ""),
            )


@contextmanager
def open_importer(course: Course, spec: GradingSpec) -> Iterator[ResultImporter]:
    """Open the gradebook to import Results of `spec`; register the assignment in it."""
    repository.register_assignment(course, spec.assignment)
    with (
        context.use(course, spec),
        chdir(course.root),  # nbgrader's converters use relative paths
        reuse_gradebook(nbgrader_config.gradebook_url(course), course.config.id) as session,
    ):
        yield ResultImporter(course, spec.assignment, session)


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
