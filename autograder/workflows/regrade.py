"""What a change of suite, reference or limits does to points, before anything of it is written.

The Results of a preview lie in `classroom/previews/` until the class is graded, which takes
those whose inputs are still the same instead of grading again.
"""

from collections.abc import Iterator
from contextlib import closing
from itertools import chain

from msgspec import Struct

from autograder.core import atomic_files
from autograder.course import Course, Level
from autograder.executors import executor
from autograder.grading import result_store
from autograder.grading.result import GradingStatus, Result, TestOutcome, TestStatus
from autograder.grading.spec import load_spec
from autograder.intake import submission_folder
from autograder.workflows.grade import SUBMISSION_REMOVED, Progress, SubmissionJobs, pending


class TestChange(Struct, frozen=True):
    """One hidden test that counts otherwise than before; None where it is new, or gone."""

    __test__ = False
    exercise: str
    test: str
    before: TestStatus | None
    after: TestStatus | None


class Change(Struct, frozen=True):
    """One student whose points would be others, exercise by exercise and test by test."""

    student: str
    before: float | None  # None: nothing was graded yet
    after: float
    exercises: tuple[str, ...]
    tests: tuple[TestChange, ...]


class Preview(Struct, frozen=True):
    """What grading again would change."""

    assignment: str
    changes: tuple[Change, ...]
    unchanged_points: int  # graded again, with the points they had
    unchanged_inputs: int  # nothing about their grading has changed
    failures: tuple[str, ...]  # where the grader itself failed: these keep what they have


def preview(
    course: Course,
    assignment: str,
    *,
    level: Level,
    progress: Progress = lambda *_: None,
) -> Preview:
    """Grade what would be graded anew and compare; Results, gradebook and pages stay as they are.

    Raises what `marking.mark` raises.
    """
    course.assignment(assignment)
    with (
        atomic_files.translate_os_errors(course.classroom.path),
        course.classroom.assignment(assignment).lock(),
    ):
        kit = load_spec(course, assignment, level)
        found, _ = submission_folder.find_submissions(course, assignment)
        jobs = SubmissionJobs(kit, found)
        due = pending(course, jobs)
        changes, failures = [], []
        for done, (student, result) in enumerate(_results(course, due), 1):
            earlier = result_store.load_result(
                course.classroom.assignment(assignment).student(student).result_dir
            )
            if not due.exists(student):
                failures.append(f"{student}: {SUBMISSION_REMOVED}")
            elif result.status is GradingStatus.GRADER_FAILED:
                reason = "; ".join(problem.detail for problem in result.problems)
                failures.append(f"{student}: could not be graded again ({reason})")
            elif earlier is None or earlier.points != result.points:
                changes.append(compare(student, earlier, result))
            progress("grading", done, len(due))
    changes.sort(key=lambda change: change.student)
    same = len(due) - len(changes) - len(failures)
    untouched = len(jobs) - len(due)
    return Preview(assignment, tuple(changes), same, untouched, tuple(failures))


def compare(student: str, before: Result | None, after: Result) -> Change:
    """What differs between two Results of one student."""
    old, new = _outcomes(before), _outcomes(after)
    tests = [
        TestChange(*key, _status(old.get(key)), _status(new.get(key)))
        for key in chain(new, (key for key in old if key not in new))
        if _counts(old.get(key)) != _counts(new.get(key))
    ]
    points = {one.exercise: one.points for one in before.exercises} if before else {}
    exercises = [
        f"{one.exercise} {points.get(one.exercise, 0):g} → {one.points:g}"
        for one in after.exercises
        if points.get(one.exercise) != one.points
    ]
    had = before.points if before else None
    return Change(student, had, after.points, tuple(exercises), tuple(tests))


def _results(course: Course, due: SubmissionJobs) -> Iterator[tuple[str, Result]]:
    """A Result for each job, those of an earlier preview first."""
    paths = course.classroom.assignment(due.kit.assignment)
    kept = result_store.matching_previews(paths, due)
    for student in kept:
        result = result_store.load_result(paths.student(student).preview_dir)
        assert result is not None
        yield student, result
    left = due.subset({name for name in due if name not in kept})
    with closing(executor.run_jobs(left, course.grading)) as outcomes:
        for student, graded in outcomes:
            if graded.result.status is not GradingStatus.GRADER_FAILED:
                result_store.save(graded, paths.student(student).preview_dir)
            yield student, graded.result


def _outcomes(result: Result | None) -> dict[tuple[str, str], TestOutcome]:
    exercises = result.exercises if result else ()
    return {(one.exercise, outcome.test): outcome for one in exercises for outcome in one.tests}


def _status(outcome: TestOutcome | None) -> TestStatus | None:
    return outcome.status if outcome else None


def _counts(outcome: TestOutcome | None) -> tuple[bool, float] | None:
    """What of an outcome has to do with points."""
    return (outcome.earned, outcome.weight) if outcome else None
