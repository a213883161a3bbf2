"""`seminar regrade`: what a change of suite, reference or limits does to points.

The preview stores its Results in `classroom/previews/`. Grading the class afterwards uses those
whose inputs are still the same.
"""

from contextlib import closing

from msgspec import Struct, field

from autograder.core.atomic_files import translate_os_errors
from autograder.core.fault_points import FaultPoint, fault_point
from autograder.core.progress import Progress, no_progress
from autograder.course import Course, Level
from autograder.grading import result_store
from autograder.grading.result import GradingStatus, Result, TestOutcome, TestStatus
from autograder.grading.spec import load_spec
from autograder.grading.submissions import Submissions
from autograder.intake.submission_folder import find_submissions
from autograder.lms import roster
from autograder.workflows.grade import SUBMISSION_REMOVED, grade_pending


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
    that keep their Result because the grader failed.
    """

    assignment: str
    changes: tuple[StudentChange, ...]
    unchanged_points: int = field(name="same_points")
    unchanged_inputs: int = field(name="untouched")
    failures: tuple[str, ...] = ()


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
        previewed = pending.previewed(paths)
        changes, failures = [], []
        with closing(grade_pending(course, pending, previewed)) as outcomes:
            for done, (student, outcome) in enumerate(outcomes, 1):
                after = outcome.result
                has_failed = after.status is GradingStatus.GRADER_FAILED
                if student not in previewed and not has_failed:
                    result_store.save_outcome(outcome, paths.student(student).preview_dir)
                    fault_point(FaultPoint.PREVIEW_SAVED)
                before = result_store.load_result(paths.student(student).result_dir)
                if not pending.exists(student):
                    failures.append(f"{student}: {SUBMISSION_REMOVED}")
                elif has_failed:
                    reason = "; ".join(problem.detail for problem in after.problems)
                    failures.append(f"{student}: could not be graded again ({reason})")
                elif before is None or before.points != after.points:
                    changes.append(compare(student, before, after))
                progress("grading", done, len(pending))
    return RegradePreview(
        assignment=assignment,
        changes=tuple(sorted(changes, key=lambda change: change.student)),
        unchanged_points=len(pending) - len(changes) - len(failures),
        unchanged_inputs=len(submissions) - len(pending),
        failures=tuple(failures),
    )


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
