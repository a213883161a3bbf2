"""Marks a class: everything handed in for one assignment, from files to the gradebook.

The list of steps behind `seminar grade` and `seminar demo`.
"""

import os
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from msgspec import Struct

from autograder.core import atomic_files
from autograder.course import Course, Level
from autograder.executors import executor
from autograder.gradebook import backend, importer, late_penalties, repository
from autograder.gradebook.nbgrader_runner import SubmissionRejectedError
from autograder.gradebook.repository import Score
from autograder.grading import result_store as store
from autograder.grading.grade import GradingJob, GradingOutcome, with_rename_note
from autograder.grading.result import GradingStatus, Result
from autograder.grading.spec import GradingSpec, load_spec
from autograder.intake import submission_folder
from autograder.intake.submission_folder import HandIn, MissingSubmission

# (what is being done, how much of it is done, how much there is)
Progress = Callable[[str, int, int], None]
SUBMISSION_REMOVED = "the hand-in was taken away while it was graded; nothing of it was entered"


class StudentOutcome(Struct, frozen=True):
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


class GradingSummary(Struct, frozen=True):
    """What marking a class came to."""

    assignment: str
    rows: tuple[StudentOutcome, ...]
    missing: tuple[MissingSubmission, ...]
    failures: tuple[str, ...]  # what the gradebook refused, a line each
    graded_count: int


def grade_assignment(
    course: Course,
    assignment: str,
    *,
    level: Level,
    students: tuple[str, ...] = (),
    force: bool = False,
    progress: Progress = lambda *_: None,
) -> GradingSummary:
    """Grade what is new, enter it into the gradebook, write feedback.

    However it is stopped, the same call later goes on from there. Raises CourseError for a course
    that is not ready, WallError if no wall can be built, GradebookError for a gradebook that
    cannot be used, StorageError for a disk that takes nothing.
    """
    course.assignment(assignment)
    late_penalties.deadlines(
        course, assignment
    )  # a mistake in the roster is told before anything is done
    with (
        atomic_files.translate_os_errors(course.classroom.path),
        course.classroom.assignment(assignment).lock(),
    ):
        kit = load_spec(course, assignment, level)  # of a release that nobody is writing
        atomic_files.remove_stale_temp_files(course.classroom.path)
        store.clean_up(course.classroom.assignment(assignment))
        backend.prepare(course)
        found, unfound = submission_folder.find_submissions(course, assignment, students)
        jobs = SubmissionJobs(kit, found)
        failures, graded_now = _grade_and_import(course, jobs, force, progress)
        failures += sync_penalties_and_pages(course, kit, jobs)
        rows = _rows(course, assignment, found)
    return GradingSummary(assignment, rows, tuple(unfound), tuple(failures), graded_now)


class SubmissionJobs(Mapping[str, GradingJob]):
    """The job of each hand-in by its student, read when it is asked for.

    Asked for again, it is of what lies there then; one that was taken away reads as empty.
    """

    def __init__(self, kit: GradingSpec, found: Iterable[HandIn]) -> None:
        self.kit = kit
        self._found = {hand_in.student: hand_in for hand_in in found}

    def __getitem__(self, student: str) -> GradingJob:
        """The student's job, of an empty notebook if it has gone; KeyError without a hand-in."""
        try:
            return GradingJob(self.kit, submission_folder.read_bytes(self._found[student].path))
        except OSError as error:
            if atomic_files.is_fatal_disk_error(error):
                raise
            return GradingJob(self.kit, b"")

    def __contains__(self, student: object) -> bool:
        """Whether the student has handed in."""
        return student in self._found  # without reading the file

    def __iter__(self) -> Iterator[str]:
        """The students, in the order in which they were found."""
        return iter(self._found)

    def __len__(self) -> int:
        """How many have handed in."""
        return len(self._found)

    def exists(self, student: str) -> bool:
        """Whether the hand-in still lies in its place."""
        return os.path.lexists(self._found[student].path)

    def original_name(self, student: str) -> str:
        """The name that the file had, if it was another one than it should have."""
        return self._found[student].original

    def subset(self, students: Collection[str]) -> "SubmissionJobs":
        """The jobs of some students."""
        return SubmissionJobs(self.kit, [self._found[name] for name in self if name in students])


def pending(course: Course, jobs: SubmissionJobs) -> SubmissionJobs:
    """The jobs whose Result is not there yet."""
    paths = course.classroom.assignment(jobs.kit.assignment)
    return jobs.subset(
        {name for name in jobs if not _usable(paths.student(name).result_dir, jobs[name].key)}
    )


class _Plan:
    """What there is to do for a class: whom to grade, and whom to enter besides."""

    def __init__(self, course: Course, jobs: SubmissionJobs, force: bool) -> None:
        self.course, self.kit, self.jobs, self.forced = course, jobs.kit, jobs, force
        self.fresh = jobs if force else pending(course, jobs)
        self._held = backend.auto_scores(course, self.kit.assignment)
        self.due = [name for name in jobs if name not in self.fresh and not self.is_entered(name)]

    @property
    def left(self) -> int:
        """How many submissions there is anything to do for."""
        return len(self.fresh) + len(self.due)

    def is_entered(self, student: str) -> bool:
        """Whether the gradebook holds the student's Result."""
        held = self._held.get(student, {})
        return importer.is_imported(self.course, self.kit.assignment, student, held)

    def store(self, student: str, graded: GradingOutcome) -> str:
        """Keep a Result; the line to tell if the earlier one is to stay.

        The hand-in may be another one by now: entering it grades that, by the key of this.
        """
        place = self.course.classroom.assignment(self.kit.assignment).student(student).result_dir
        if graded.result.status is GradingStatus.GRADER_FAILED and _usable(
            place, graded.result.cache_key
        ):
            reason = "; ".join(problem.detail for problem in graded.result.problems)
            return f"{student}: not graded again ({reason}); the earlier result stays"
        store.save(with_rename_note(graded, self.kit, self.fresh.original_name(student)), place)
        return ""


def _grade_and_import(
    course: Course, jobs: SubmissionJobs, force: bool, progress: Progress
) -> tuple[list[str], int]:
    """Do what there is to do; what could not be done, a line each, and how many were graded."""
    work = _Plan(course, jobs, force)
    return (_execute(work, progress) if work.left else []), len(work.fresh)


def _execute(work: _Plan, progress: Progress) -> list[str]:
    """Grade what is new and enter each Result as it comes; what could not be done, a line each."""
    failures: list[str] = []
    refused: dict[str, SubmissionRejectedError] = {}

    def enter(student: str) -> None:
        try:
            desk.enter(student)
            refused.pop(student, None)
        except SubmissionRejectedError as error:
            refused[student] = error

    with (
        importer.opened(work.course, work.kit) as desk,
        closing(_outcomes(work)) as outcomes,
    ):
        for done, (student, graded) in enumerate(outcomes, 1):
            if work.jobs.exists(student):
                said = work.store(student, graded)
                failures += [said] if said else []
                if not work.is_entered(student):
                    enter(student)
            else:
                failures.append(f"{student}: {SUBMISSION_REMOVED}")
            progress("grading", done, len(work.fresh))
        for done, student in enumerate(work.due, 1):
            enter(student)
            progress("gradebook", done, len(work.due))
        # Another program at the same student or in the same file: by now it may well be done.
        for student in list(refused):
            enter(student)
    return failures + [str(error) for error in refused.values()]


def sync_penalties_and_pages(
    course: Course, kit: GradingSpec, students: Collection[str]
) -> list[str]:
    """Have lateness, and pages, as dates and what people gave are now; refusals, a line each."""
    late_now = repository.sync_dates_and_penalties(course, kit.assignment)
    by_hand = importer.stale_pages(course, kit.assignment, students)
    changed = [name for name in students if name in late_now or name in by_hand]
    refused = []
    if changed:
        with importer.opened(course, kit) as desk:
            for student in changed:
                try:
                    desk.rebuild_page(student)
                except SubmissionRejectedError as error:
                    refused.append(str(error))
    return refused


def _outcomes(work: _Plan) -> Generator[tuple[str, GradingOutcome], None, None]:
    """An outcome for each fresh job: that of a preview, if there is one, or by grading it now."""
    paths = work.course.classroom.assignment(work.kit.assignment)
    kept = frozenset() if work.forced else store.matching_previews(paths, work.fresh)
    for student in kept:
        graded = store.load(paths.student(student).preview_dir)
        assert graded is not None, "the classroom is locked, and it was there"
        yield student, graded
    left = work.fresh.subset({name for name in work.fresh if name not in kept})
    yield from executor.run_jobs(left, work.course.grading)
    store.delete_previews(paths)


def _usable(place: Path, key: str) -> bool:
    """Whether there is a Result of these inputs, and not of a failure of ours."""
    stored = store.load(place)
    current = stored is not None and stored.result.cache_key == key
    return (
        current and stored is not None and stored.result.status is not GradingStatus.GRADER_FAILED
    )


def _rows(course: Course, assignment: str, found: Sequence[HandIn]) -> tuple[StudentOutcome, ...]:
    scores = repository.scores(course, assignment)
    rows = []
    for hand_in in found:
        place = course.classroom.assignment(assignment).student(hand_in.student).result_dir
        if store.load_result(place) is not None:
            rows.append(StudentOutcome(hand_in.student, place, scores.get(hand_in.student)))
    return tuple(rows)
