"""`seminar regrade`: what a change of suite, reference or limits does to points.

The preview stores its Results in `classroom/previews/`. Grading the class afterwards uses those
whose inputs are still the same. `seminar grade` previews the submissions that only such a change
concerns, and changes no points before they are accepted.
"""

from collections.abc import Generator
from contextlib import closing

from msgspec import Struct, field

from autograder.core.atomic_files import translate_os_errors
from autograder.core.errors import SeminarError
from autograder.core.fault_points import FaultPoint, fault_point
from autograder.core.progress import Progress, no_progress
from autograder.course import Course, Level
from autograder.executors import executor
from autograder.grading import result_store
from autograder.grading.grade import GradingOutcome
from autograder.grading.result import (
    GradingStatus,
    Result,
    ResultInputs,
    TestOutcome,
    TestStatus,
)
from autograder.grading.spec import load_spec
from autograder.grading.submissions import Submissions
from autograder.intake.submission_folder import find_submissions
from autograder.lms import roster

SUBMISSION_REMOVED = "the submission was removed while it was graded; nothing of it was imported"
INPUT_NAMES = {
    "suite": "the suite",
    "reference": "the reference solution",
    "release": "the release",
    "files": "the files of the release",
    "language": "the language of the student's page",
    "limits": "the limits",
    "packages": "the packages",
    "kit_version": "the version of the kit",
    "level": "the sandbox level",
}


class TestChange(Struct, frozen=True):
    """A hidden test whose effect on the points changes; None if it is new, or removed."""

    __test__ = False
    exercise: str
    test: str
    before: TestStatus | None
    after: TestStatus | None


class StudentChange(Struct, frozen=True):
    """A student whose points change; `before` is None if there was no Result."""

    student: str
    before: float | None
    after: float
    exercises: tuple[str, ...]
    tests: tuple[TestChange, ...]


class RegradePreview(Struct, frozen=True):
    """What grading again would change.

    `unchanged_points` counts the submissions that were graded again and keep their points,
    `unchanged_inputs` those that were not graded again. `failures` are messages about submissions
    that keep their Result because the grader failed. `changed_inputs` names what has changed since
    the stored Results were made.
    """

    assignment: str
    changes: tuple[StudentChange, ...]
    unchanged_points: int = field(name="same_points")
    unchanged_inputs: int = field(name="untouched")
    failures: tuple[str, ...] = ()
    changed_inputs: tuple[str, ...] = ()


class PointsChangeError(SeminarError):
    """Grading would change the points of submissions that have not changed themselves."""

    def __init__(self, preview: RegradePreview) -> None:
        self.preview = preview
        name, changed = preview.assignment, " and ".join(preview.changed_inputs)
        count = len(preview.changes)
        self.question = f"{changed[:1].upper()}{changed[1:]} changed since these Results were made."
        super().__init__(
            f"{changed} changed since these Results were made, which changes the points of"
            f" {count} {'student' if count == 1 else 'students'}; nothing was written",
            where=name,
            hint=f"`seminar grade {name} --yes` applies it,"
            f" `seminar grade {name} --student NAME` grades a new submission alone",
        )

    def __reduce__(self) -> tuple[object, ...]:
        """Support pickling."""
        return type(self), (self.preview,)


def preview_regrade(
    course: Course, assignment: str, *, level: Level, progress: Progress = no_progress
) -> RegradePreview:
    """Grade pending submissions and compare; leave Results, gradebook and pages unchanged.

    Raises the same errors as `grade_assignment`.
    """
    course.assignment(assignment)
    paths = course.classroom.assignment(assignment)
    with translate_os_errors(course.classroom.path), paths.lock():
        spec = load_spec(course, assignment, level)
        files, _ = find_submissions(course, assignment)
        submissions = Submissions(spec, files, roster.student_languages(course))
        pending = submissions.pending(paths)
        return _preview(course, pending, len(submissions) - len(pending), progress)


def refuse_changed_points(course: Course, submissions: Submissions, progress: Progress) -> None:
    """Raise PointsChangeError if points of unchanged submissions would change; see `outdated`.

    Stores the preview. Hold the lock of the assignment.
    """
    outdated = submissions.outdated(course.classroom.assignment(submissions.spec.assignment))
    if outdated:
        preview = _preview(course, outdated, len(submissions) - len(outdated), progress)
        if preview.changes:
            raise PointsChangeError(preview)


def _preview(
    course: Course, pending: Submissions, unchanged_inputs: int, progress: Progress
) -> RegradePreview:
    """Grade pending submissions, and compare with their stored Results."""
    paths = course.classroom.assignment(pending.spec.assignment)
    previewed = pending.previewed(paths)
    changes, failures = [], []
    changed_inputs: dict[str, None] = {}
    with closing(grade_pending(course, pending, previewed)) as outcomes:
        for done, (student, outcome) in enumerate(outcomes, 1):
            after = outcome.result
            has_failed = after.status is GradingStatus.GRADER_FAILED
            if student not in previewed and not has_failed:
                result_store.save_outcome(outcome, paths.student(student).preview_dir)
                fault_point(FaultPoint.PREVIEW_SAVED)
            before = result_store.load_result(paths.student(student).result_dir)
            if before is not None:
                changed_inputs |= dict.fromkeys(_changed_inputs(before.inputs, after.inputs))
            if not pending.exists(student):
                failures.append(f"{student}: {SUBMISSION_REMOVED}")
            elif has_failed:
                reason = "; ".join(problem.detail for problem in after.problems)
                failures.append(f"{student}: could not be graded again ({reason})")
            elif before is None or before.points != after.points:
                changes.append(compare(student, before, after))
            progress("grading", done, len(pending))
    return RegradePreview(
        assignment=pending.spec.assignment,
        changes=tuple(sorted(changes, key=lambda change: change.student)),
        unchanged_points=len(pending) - len(changes) - len(failures),
        unchanged_inputs=unchanged_inputs,
        failures=tuple(failures),
        changed_inputs=tuple(changed_inputs),
    )


def grade_pending(
    course: Course, pending: Submissions, previewed: frozenset[str]
) -> Generator[tuple[str, GradingOutcome], None, None]:
    """Yield an outcome for each pending submission, first those of a preview."""
    paths = course.classroom.assignment(pending.spec.assignment)
    for student in previewed:
        graded = result_store.load_outcome(paths.student(student).preview_dir)
        assert graded is not None, "the lock excludes other writers"
        yield student, graded
    remaining = pending.subset(frozenset(pending) - previewed)
    yield from executor.run_jobs(remaining, course.grading)


def _changed_inputs(before: ResultInputs, after: ResultInputs) -> list[str]:
    return [
        text for name, text in INPUT_NAMES.items() if getattr(before, name) != getattr(after, name)
    ]


def compare(student: str, before: Result | None, after: Result) -> StudentChange:
    """Return the differences between two Results of a student."""
    old_outcomes, new_outcomes = _outcomes(before), _outcomes(after)
    tests = [
        TestChange(*key, _status(old_outcomes.get(key)), _status(new_outcomes.get(key)))
        for key in new_outcomes | old_outcomes
        if _effect(old_outcomes.get(key)) != _effect(new_outcomes.get(key))
    ]
    old_exercises = before.exercises if before else ()
    old_points = {exercise.exercise: exercise.points for exercise in old_exercises}
    exercises = [
        f"{exercise.exercise} {old_points.get(exercise.exercise, 0):g} → {exercise.points:g}"
        for exercise in after.exercises
        if old_points.get(exercise.exercise) != exercise.points
    ]
    return StudentChange(
        student, before.points if before else None, after.points, tuple(exercises), tuple(tests)
    )


def _outcomes(result: Result | None) -> dict[tuple[str, str], TestOutcome]:
    exercises = result.exercises if result else ()
    return {
        (exercise.exercise, outcome.test): outcome
        for exercise in exercises
        for outcome in exercise.tests
    }


def _status(outcome: TestOutcome | None) -> TestStatus | None:
    return outcome.status if outcome else None


def _effect(outcome: TestOutcome | None) -> tuple[bool, float] | None:
    """Return what an outcome contributes to the points."""
    return (outcome.earned, outcome.weight) if outcome else None
