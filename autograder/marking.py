"""Marks a class: everything handed in for one assignment, from files to the gradebook.

The list of steps behind `seminar grade` and `seminar demo`.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path

import msgspec
from msgspec import Struct

from autograder import classlock, files
from autograder.course import Course, Level
from autograder.gradebook import book, database, late
from autograder.gradebook.book import RefusalError, Score
from autograder.grading import engine, store
from autograder.grading.job import Graded, Job
from autograder.grading.kit import Kit, load_kit
from autograder.grading.result import Result, Status
from autograder.intake import folder
from autograder.intake.folder import HandIn, Unfound
from autograder.problems import Problem, ProblemKind, problem

# (what is being done, how much of it is done, how much there is)
Progress = Callable[[str, int, int], None]
Told = Callable[[str], None]  # of what is being waited for


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
    told: Told = lambda _: None,
) -> Marking:
    """Grade what is new, enter it into the gradebook, write feedback.

    However it is stopped, the same call later goes on from there. Raises CourseError for a course
    that is not ready, WallError if no wall can be built, GradebookError for a gradebook that
    cannot be used, StorageError for a disk that takes nothing.
    """
    kit = load_kit(course, assignment, level)
    late.deadlines(course, assignment)  # a mistake in the roster is told before anything is done
    with files.in_words(course.classroom), classlock.hold(course.classroom, told):
        files.tidy(course.classroom)
        store.tidy(course.classroom, assignment)
        database.prepare(course, told)
        found, unfound = folder.hand_ins(course, assignment, students)
        jobs = {hand_in.student: Job(kit, folder.read(hand_in.path)) for hand_in in found}
        fresh = _fresh(course, jobs, force)
        stopped = _grade(course, kit, fresh, found, progress)
        refused = _enter(course, assignment, [*jobs], progress, told)
        refused += _settle(course, assignment, [*jobs])
        rows = _rows(course, assignment, found)
    return Marking(assignment, rows, tuple(unfound), (*stopped, *refused), len(fresh))


def _fresh(course: Course, jobs: Mapping[str, Job], force: bool) -> dict[str, Job]:
    """The jobs whose Result is not there yet."""
    fresh = {}
    for student, job in jobs.items():
        place = store.folder(course.classroom, job.kit.assignment, student)
        if force or not _usable(place, job.key):
            fresh[student] = job
    return fresh


def _usable(place: Path, key: str) -> bool:
    """Whether there is a Result of these inputs, and not of a failure of ours."""
    stored = store.load(place)
    current = stored is not None and stored.result.key == key
    return current and stored is not None and stored.result.status is not Status.GRADER_FAILED


def _grade(
    course: Course,
    kit: Kit,
    jobs: Mapping[str, Job],
    found: Sequence[HandIn],
    progress: Progress,
) -> list[str]:
    """Grade and store; a line for each earlier Result that could not be had again."""
    names = {hand_in.student: hand_in.original for hand_in in found}
    stopped = []
    with closing(engine.run(jobs)) as outcomes:
        for done, (student, graded) in enumerate(outcomes, 1):
            place = store.folder(course.classroom, kit.assignment, student)
            if graded.result.status is Status.GRADER_FAILED and _usable(place, graded.result.key):
                reason = "; ".join(problem.detail for problem in graded.result.problems)
                stopped.append(f"{student}: not graded again ({reason}); the earlier result stays")
            else:
                store.save(_with_name(graded, kit, names[student]), place)
            progress("grading", done, len(jobs))
    return stopped


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
    course: Course, assignment: str, students: Sequence[str], progress: Progress, told: Told
) -> list[str]:
    """Have nbgrader enter what it does not hold yet; what it refused twice, a line each."""
    book.register(course, assignment)
    scores = database.auto_scores(course, assignment)
    due = [name for name in students if not _entered(course, assignment, name, scores)]
    refused = {}
    for done, student in enumerate(due, 1):
        try:
            _enter_one(course, assignment, student, told)
        except RefusalError as error:
            refused[student] = error
        progress("gradebook", done, len(due))
    # Another program at the same student or in the same file: by now it may well be done.
    for student in list(refused):
        try:
            _enter_one(course, assignment, student, told)
            del refused[student]
        except RefusalError as error:
            refused[student] = error
    return [str(error) for error in refused.values()]


def _enter_one(course: Course, assignment: str, student: str, told: Told) -> None:
    database.wait(course, told)
    book.autograde(course, assignment, student)
    book.feedback(course, assignment, student)
    place = store.folder(course.classroom, assignment, student)
    result = store.load_result(place)
    if result is not None:
        store.stamp(place, result.key, _autograded(course, assignment, student))


def _settle(course: Course, assignment: str, students: Sequence[str]) -> list[str]:
    """Have lateness as dates, extensions and hand-given points are now; refusals, a line each."""
    refused = []
    for student in book.refresh(course, assignment):
        page = course.classroom / "feedback" / student / assignment / f"{assignment}.html"
        if student not in students or not page.is_file():
            continue
        try:
            book.feedback(course, assignment, student)
        except RefusalError as error:
            refused.append(str(error))
    return refused


def _entered(
    course: Course,
    assignment: str,
    student: str,
    scores: Mapping[str, Mapping[str, float | None]],
) -> bool:
    """Whether gradebook, notebook and feedback are of the student's Result.

    By the stamp, which is written after them; and by the points, for a gradebook that is an older
    copy or a new one.
    """
    place = store.folder(course.classroom, assignment, student)
    result = store.load_result(place)
    feedback = course.classroom / "feedback" / student / assignment / f"{assignment}.html"
    if result is None or not feedback.is_file():
        return False
    if not store.is_stamped(place, result.key, _autograded(course, assignment, student)):
        return False
    held = scores.get(student, {})
    return all(held.get(one.exercise) == one.points for one in result.exercises)


def _autograded(course: Course, assignment: str, student: str) -> Path:
    """The notebook as nbgrader's autograde leaves it."""
    return course.classroom / "autograded" / student / assignment / f"{assignment}.ipynb"


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
