"""Enters graded submissions of a class into the gradebook, one student after the other."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import chdir, contextmanager

from autograder.course import Course
from autograder.gradebook import backend, context, nbgrader_config, repository, session
from autograder.gradebook.nbgrader_runner import ConverterPipeline
from autograder.grading import result_store
from autograder.grading.spec import GradingSpec


class ResultImporter:
    """An open gradebook, and what enters a student's Result into it."""

    def __init__(self, course: Course, assignment: str, keeper: session.ReusedSession) -> None:
        self._course, self._assignment = course, assignment
        self._keeper = keeper
        self._line = ConverterPipeline(course, assignment)
        self._by_hand = repository.manual_grade_digests(course, assignment)

    def enter(self, student: str) -> None:
        """Have gradebook, notebook and page of the student's Result, and note that in a stamp.

        Raises RefusalError if nbgrader refuses this one; the gradebook is as it was before.
        """
        self._in_transaction(self._line.autograde, student)
        self._in_transaction(self._line.feedback, student)
        self._stamp(student)

    def rebuild_page(self, student: str) -> None:
        """Make the feedback page anew, where there is one, of what the gradebook holds now."""
        if (
            self._course.classroom.assignment(self._assignment)
            .student(student)
            .feedback_page.is_file()
        ):
            self._in_transaction(self._line.feedback, student)
            self._stamp(student)

    def _stamp(self, student: str) -> None:
        place = self._course.classroom.assignment(self._assignment).student(student).result_dir
        result = result_store.load_result(place)
        if result is not None:
            notebook = (
                self._course.classroom.assignment(self._assignment).student(student).autograded
            )
            result_store.write_import_stamp(
                place, result.cache_key, notebook, self._by_hand.get(student, "")
            )

    def _in_transaction(self, step: Callable[[str], None], student: str) -> None:
        backend.wait(self._course)
        try:
            step(student)
            with backend.translate_errors(self._course):
                self._keeper.commit()
        except BaseException:
            self._keeper.rollback()
            raise


@contextmanager
def opened(course: Course, kit: GradingSpec) -> Iterator[ResultImporter]:
    """The gradebook, open for a class whose Results are of `kit`."""
    repository.register_assignment(course, kit.assignment)
    with (
        context.given(course, kit),
        chdir(course.root),  # where nbgrader's converters look for everything
        session.reuse_gradebook(nbgrader_config.url(course), course.config.id) as keeper,
    ):
        yield ResultImporter(course, kit.assignment, keeper)


def is_imported(
    course: Course, assignment: str, student: str, held: Mapping[str, float | None]
) -> bool:
    """Whether gradebook, notebook and feedback are of the student's Result.

    By the stamp, which is written after them; and by the points that the gradebook has `held`,
    which may be an older copy or a new one.
    """
    place = course.classroom.assignment(assignment).student(student).result_dir
    result = result_store.load_result(place)
    if (
        result is None
        or not course.classroom.assignment(assignment).student(student).feedback_page.is_file()
    ):
        return False
    if not result_store.has_import_stamp(
        place, result.cache_key, course.classroom.assignment(assignment).student(student).autograded
    ):
        return False
    return all(held.get(one.exercise) == one.points for one in result.exercises)


def stale_pages(course: Course, assignment: str, students: Iterable[str]) -> list[str]:
    """Whose page shows other points and comments of people than the gradebook holds."""
    given = repository.manual_grade_digests(course, assignment)
    paths = course.classroom.assignment(assignment)
    return [
        name
        for name in students
        if result_store.imported_manual_digest(paths.student(name).result_dir)
        != given.get(name, "")
    ]
