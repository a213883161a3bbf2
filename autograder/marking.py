"""Marks a class: everything handed in for one assignment, from files to the gradebook.

The list of steps behind `seminar grade` and `seminar demo`.
"""

import os
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from msgspec import Struct

from autograder import classlock, files
from autograder.course import Course, Level
from autograder.gradebook import book, database, entry, late
from autograder.gradebook.book import Score
from autograder.gradebook.converters import RefusalError
from autograder.grading import engine, store
from autograder.grading.job import Graded, Job, renamed
from autograder.grading.kit import Kit, load_kit
from autograder.grading.result import Result, Status
from autograder.intake import folder
from autograder.intake.folder import HandIn, Unfound

# (what is being done, how much of it is done, how much there is)
Progress = Callable[[str, int, int], None]
Told = Callable[[str], None]  # of what is being waited for
GONE = "the hand-in was taken away while it was graded; nothing of it was entered"


class Row(Struct, frozen=True):
    """One student's outcome: the Result, and the points that the gradebook holds."""

    student: str
    place: Path
    score: Score | None

    @property
    def result(self) -> Result:
        """Read when it is asked for: those of a large class would fill the memory."""
        result = store.load_result(self.place)
        assert result is not None, "rows are made of Results that are there"
        return result


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
    course.assignment(assignment)
    late.deadlines(course, assignment)  # a mistake in the roster is told before anything is done
    with files.in_words(course.classroom), classlock.hold(course, assignment, told):
        kit = load_kit(course, assignment, level)  # of a release that nobody is writing
        files.tidy(course.classroom)
        store.tidy(course.classroom, assignment)
        database.prepare(course, told)
        found, unfound = folder.hand_ins(course, assignment, students)
        jobs = Jobs(kit, found)
        failures, graded_now = _bring_up(course, jobs, force, progress, told)
        failures += settle(course, kit, jobs, told)
        rows = _rows(course, assignment, found)
    return Marking(assignment, rows, tuple(unfound), tuple(failures), graded_now)


class Jobs(Mapping[str, Job]):
    """The job of each hand-in by its student, read when it is asked for.

    Asked for again, it is of what lies there then; one that was taken away reads as empty.
    """

    def __init__(self, kit: Kit, found: Iterable[HandIn]) -> None:
        self.kit = kit
        self._found = {hand_in.student: hand_in for hand_in in found}

    def __getitem__(self, student: str) -> Job:
        """The student's job, of an empty notebook if it has gone; KeyError without a hand-in."""
        try:
            return Job(self.kit, folder.read(self._found[student].path))
        except OSError as error:
            if files.stops_all(error):
                raise
            return Job(self.kit, b"")

    def __contains__(self, student: object) -> bool:
        """Whether the student has handed in."""
        return student in self._found  # without reading the file

    def __iter__(self) -> Iterator[str]:
        """The students, in the order in which they were found."""
        return iter(self._found)

    def __len__(self) -> int:
        """How many have handed in."""
        return len(self._found)

    def is_there(self, student: str) -> bool:
        """Whether the hand-in still lies in its place."""
        return os.path.lexists(self._found[student].path)

    def original(self, student: str) -> str:
        """The name that the file had, if it was another one than it should have."""
        return self._found[student].original

    def among(self, students: Collection[str]) -> "Jobs":
        """The jobs of some students."""
        return Jobs(self.kit, [self._found[name] for name in self if name in students])


def fresh(course: Course, jobs: Jobs) -> Jobs:
    """The jobs whose Result is not there yet."""
    place = partial(store.folder, course.classroom, jobs.kit.assignment)
    return jobs.among({name for name in jobs if not _usable(place(name), jobs[name].key)})


class _Work:
    """What there is to do for a class: whom to grade, and whom to enter besides."""

    def __init__(self, course: Course, jobs: Jobs, force: bool) -> None:
        self.course, self.kit, self.jobs, self.forced = course, jobs.kit, jobs, force
        self.fresh = jobs if force else fresh(course, jobs)
        self._held = database.auto_scores(course, self.kit.assignment)
        self.due = [name for name in jobs if name not in self.fresh and not self.is_entered(name)]

    @property
    def left(self) -> int:
        """How many submissions there is anything to do for."""
        return len(self.fresh) + len(self.due)

    def is_entered(self, student: str) -> bool:
        """Whether the gradebook holds the student's Result."""
        held = self._held.get(student, {})
        return entry.is_entered(self.course, self.kit.assignment, student, held)

    def store(self, student: str, graded: Graded) -> str:
        """Keep a Result; the line to tell if the earlier one is to stay.

        The hand-in may be another one by now: entering it grades that, by the key of this.
        """
        place = store.folder(self.course.classroom, self.kit.assignment, student)
        if graded.result.status is Status.GRADER_FAILED and _usable(place, graded.result.key):
            reason = "; ".join(problem.detail for problem in graded.result.problems)
            return f"{student}: not graded again ({reason}); the earlier result stays"
        store.save(renamed(graded, self.kit, self.fresh.original(student)), place)
        return ""


def _bring_up(
    course: Course, jobs: Jobs, force: bool, progress: Progress, told: Told
) -> tuple[list[str], int]:
    """Do what there is to do; what could not be done, a line each, and how many were graded."""
    work = _Work(course, jobs, force)
    return (_do(work, progress, told) if work.left else []), len(work.fresh)


def _do(work: _Work, progress: Progress, told: Told) -> list[str]:
    """Grade what is new and enter each Result as it comes; what could not be done, a line each."""
    failures: list[str] = []
    refused: dict[str, RefusalError] = {}

    def enter(student: str) -> None:
        try:
            desk.enter(student)
            refused.pop(student, None)
        except RefusalError as error:
            refused[student] = error

    with (
        entry.opened(work.course, work.kit, told) as desk,
        closing(_outcomes(work, told)) as outcomes,
    ):
        for done, (student, graded) in enumerate(outcomes, 1):
            if work.jobs.is_there(student):
                said = work.store(student, graded)
                failures += [said] if said else []
                if not work.is_entered(student):
                    enter(student)
            else:
                failures.append(f"{student}: {GONE}")
            progress("grading", done, len(work.fresh))
        for done, student in enumerate(work.due, 1):
            enter(student)
            progress("gradebook", done, len(work.due))
        # Another program at the same student or in the same file: by now it may well be done.
        for student in list(refused):
            enter(student)
    return failures + [str(error) for error in refused.values()]


def settle(course: Course, kit: Kit, students: Collection[str], told: Told) -> list[str]:
    """Have lateness, and pages, as dates and what people gave are now; refusals, a line each."""
    late_now = book.refresh(course, kit.assignment)
    by_hand = entry.outdated(course, kit.assignment, students)
    changed = [name for name in students if name in late_now or name in by_hand]
    refused = []
    if changed:
        with entry.opened(course, kit, told) as desk:
            for student in changed:
                try:
                    desk.tell(student)
                except RefusalError as error:
                    refused.append(str(error))
    return refused


def _outcomes(work: _Work, told: Told) -> Generator[tuple[str, Graded], None, None]:
    """An outcome for each fresh job: that of a preview, if there is one, or by grading it now."""
    room, assignment = work.course.classroom, work.kit.assignment
    kept = frozenset() if work.forced else store.previews(room, work.fresh)
    for student in kept:
        graded = store.load(store.preview(room, assignment, student))
        assert graded is not None, "the classroom is locked, and it was there"
        yield student, graded
    left = work.fresh.among({name for name in work.fresh if name not in kept})
    yield from engine.run(left, work.course.grading, told=told)
    store.forget_previews(room, assignment)


def _usable(place: Path, key: str) -> bool:
    """Whether there is a Result of these inputs, and not of a failure of ours."""
    stored = store.load(place)
    current = stored is not None and stored.result.key == key
    return current and stored is not None and stored.result.status is not Status.GRADER_FAILED


def _rows(course: Course, assignment: str, found: Sequence[HandIn]) -> tuple[Row, ...]:
    scores = book.scores(course, assignment)
    rows = []
    for hand_in in found:
        place = store.folder(course.classroom, assignment, hand_in.student)
        if store.load_result(place) is not None:
            rows.append(Row(hand_in.student, place, scores.get(hand_in.student)))
    return tuple(rows)
