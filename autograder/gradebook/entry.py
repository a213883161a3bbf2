"""Enters graded submissions of a class into the gradebook, one student after the other."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import chdir, contextmanager
from functools import partial
from pathlib import Path

from autograder.course import Course
from autograder.gradebook import at_hand, book, byhand, config, database, kept
from autograder.gradebook.converters import Line
from autograder.gradebook.database import Told
from autograder.grading import store
from autograder.grading.kit import Kit


class Entry:
    """An open gradebook, and what enters a student's Result into it."""

    def __init__(self, course: Course, assignment: str, keeper: kept.Kept, told: Told) -> None:
        self._course, self._assignment, self._told = course, assignment, told
        self._keeper = keeper
        self._line = Line(course, assignment)
        self._by_hand = byhand.states(course, assignment)

    def enter(self, student: str) -> None:
        """Have gradebook, notebook and page of the student's Result, and note that in a stamp.

        Raises RefusalError if nbgrader refuses this one; the gradebook is as it was before.
        """
        self._do(self._line.autograde, student)
        self._do(self._line.feedback, student)
        self._stamp(student)

    def tell(self, student: str) -> None:
        """Make the feedback page anew, where there is one, of what the gradebook holds now."""
        if page(self._course, self._assignment, student).is_file():
            self._do(self._line.feedback, student)
            self._stamp(student)

    def _stamp(self, student: str) -> None:
        place = store.folder(self._course.classroom, self._assignment, student)
        result = store.load_result(place)
        if result is not None:
            notebook = autograded(self._course, self._assignment, student)
            store.stamp(place, result.key, notebook, self._by_hand.get(student, ""))

    def _do(self, step: Callable[[str], None], student: str) -> None:
        database.wait(self._course, self._told)
        try:
            step(student)
            with database.in_words(self._course):
                self._keeper.keep()
        except BaseException:
            self._keeper.drop()
            raise


@contextmanager
def opened(course: Course, kit: Kit, told: Told) -> Iterator[Entry]:
    """The gradebook, open for a class whose Results are of `kit`."""
    book.register(course, kit.assignment)
    with (
        at_hand.given(course, kit),
        chdir(course.root),  # where nbgrader's converters look for everything
        kept.opened(config.url(course), course.file.id) as keeper,
    ):
        yield Entry(course, kit.assignment, keeper, told)


def is_entered(
    course: Course, assignment: str, student: str, held: Mapping[str, float | None]
) -> bool:
    """Whether gradebook, notebook and feedback are of the student's Result.

    By the stamp, which is written after them; and by the points that the gradebook has `held`,
    which may be an older copy or a new one.
    """
    place = store.folder(course.classroom, assignment, student)
    result = store.load_result(place)
    if result is None or not page(course, assignment, student).is_file():
        return False
    if not store.is_stamped(place, result.key, autograded(course, assignment, student)):
        return False
    return all(held.get(one.exercise) == one.points for one in result.exercises)


def outdated(course: Course, assignment: str, students: Iterable[str]) -> list[str]:
    """Whose page shows other points and comments of people than the gradebook holds."""
    given = byhand.states(course, assignment)
    place = partial(store.folder, course.classroom, assignment)
    return [name for name in students if store.shown_by_hand(place(name)) != given.get(name, "")]


def autograded(course: Course, assignment: str, student: str) -> Path:
    """The notebook as nbgrader's autograde leaves it."""
    return course.classroom / "autograded" / student / assignment / f"{assignment}.ipynb"


def page(course: Course, assignment: str, student: str) -> Path:
    """The feedback page, where nbgrader looks for it."""
    return course.classroom / "feedback" / student / assignment / f"{assignment}.html"
