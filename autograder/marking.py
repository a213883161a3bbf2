"""Marks a class: everything handed in for one assignment, from files to the gradebook.

The list of steps behind `seminar grade` and `seminar demo`.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from autograder.course import Course, Level
from autograder.errors import GradebookError
from autograder.gradebook import book
from autograder.gradebook.book import Score
from autograder.grading import engine, store
from autograder.grading.job import Graded, Job
from autograder.grading.kit import Kit, load_kit
from autograder.grading.result import Result, Status
from autograder.intake import folder
from autograder.intake.folder import HandIn, Unfound
from autograder.problems import Problem, ProblemKind, problem

# (what is being done, how much of it is done, how much there is)
Progress = Callable[[str, int, int], None]


class Row(Struct, frozen=True):
    """One student's outcome: the Result, and the points that the gradebook holds."""

    student: str
    result: Result
    score: Score | None
    renamed_from: str = ""


class Marking(Struct, frozen=True):
    """What marking a class came to."""

    assignment: str
    rows: tuple[Row, ...]
    unfound: tuple[Unfound, ...]
    failures: tuple[str, ...]  # what the gradebook refused, a line each
    graded_now: int


def mark(
    course: Course,
    assignment: str,
    *,
    level: Level,
    students: tuple[str, ...] = (),
    force: bool = False,
    progress: Progress = lambda *_: None,
) -> Marking:
    """Grade what is new, enter it into the gradebook, write feedback.

    Raises CourseError for a course that is not ready, WallError if no wall can be built.
    """
    kit = load_kit(course, assignment, level)
    found, unfound = folder.hand_ins(course, assignment, students)
    jobs = {hand_in.student: Job(kit, folder.read(hand_in.path)) for hand_in in found}
    fresh = _fresh(course, jobs, force)
    _grade(course, kit, fresh, found, progress)
    failures = _enter(course, assignment, [*jobs], fresh, progress)
    rows = _rows(course, assignment, found)
    return Marking(assignment, rows, tuple(unfound), failures, len(fresh))


def _fresh(course: Course, jobs: Mapping[str, Job], force: bool) -> dict[str, Job]:
    """The jobs whose Result is not there yet."""
    fresh = {}
    for student, job in jobs.items():
        stored = store.load(store.folder(course.classroom, job.kit.assignment, student))
        current = stored is not None and stored.result.key == job.key
        usable = current and stored is not None and stored.result.status is not Status.GRADER_FAILED
        if force or not usable:
            fresh[student] = job
    return fresh


def _grade(
    course: Course,
    kit: Kit,
    jobs: Mapping[str, Job],
    found: Sequence[HandIn],
    progress: Progress,
) -> None:
    names = {hand_in.student: hand_in.original for hand_in in found}
    for done, (student, graded) in enumerate(engine.run(jobs), 1):
        place = store.folder(course.classroom, kit.assignment, student)
        store.save(_with_name(graded, kit, names[student]), place)
        progress("grading", done, len(jobs))


def _with_name(graded: Graded, kit: Kit, original: str) -> Graded:
    """The Result with a word about the file's name, if that was another one."""
    if not original:
        return graded
    told: Problem = problem(
        ProblemKind.RENAMED, kit.language, name=original, assignment=kit.assignment
    )
    problems = (told, *graded.result.problems)
    result = msgspec.structs.replace(graded.result, problems=problems)
    return Graded(result, graded.outputs)


def _enter(
    course: Course,
    assignment: str,
    students: Sequence[str],
    fresh: Mapping[str, Job],
    progress: Progress,
) -> tuple[str, ...]:
    """Have nbgrader enter what is new; what it refused, a line each."""
    book.register(course, assignment)
    due = [name for name in students if name in fresh or not _entered(course, assignment, name)]
    failures = []
    for done, student in enumerate(due, 1):
        try:
            book.autograde(course, assignment, student)
            book.feedback(course, assignment, student)
        except GradebookError as error:
            failures.append(str(error))
        progress("gradebook", done, len(due))
    return tuple(failures)


def _entered(course: Course, assignment: str, student: str) -> bool:
    name = Path(student) / assignment / assignment
    autograded = course.classroom / "autograded" / name.with_suffix(".ipynb")
    feedback = course.classroom / "feedback" / name.with_suffix(".html")
    return autograded.is_file() and feedback.is_file()


def _rows(course: Course, assignment: str, found: Sequence[HandIn]) -> tuple[Row, ...]:
    scores = book.scores(course, assignment)
    rows = []
    for hand_in in found:
        place = store.folder(course.classroom, assignment, hand_in.student)
        result = store.load_result(place)
        if result is not None:
            score = scores.get(hand_in.student)
            rows.append(Row(hand_in.student, result, score, hand_in.original))
    return tuple(rows)
