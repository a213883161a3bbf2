"""The top of a page: one sentence on how it went and where to continue, and remarks on points."""

from collections.abc import Callable, Iterator
from datetime import datetime

from autograder.core.i18n import LazyMessage, lazy, translate
from autograder.grading.result import ExerciseResult, GradingStatus, Result, TestStatus
from autograder.reporting.jinja import format_lateness
from autograder.reporting.student_page.exercises import common_message
from autograder.reporting.student_page.model import StudentPageModel

MAX_EARLIER_TIMES = 5


def headline(result: Result | None) -> LazyMessage:
    """Return how many tests pass and the exercise to continue with.

    That is the first one with a failed test that the student can fix.
    """
    if result is None:
        return lazy("The results of the tests are in your notebook, below each exercise.")
    if result.status is not GradingStatus.GRADED:
        return lazy("Your notebook could not be graded. The reason and what to do are just below.")
    outcomes = [outcome for exercise in result.exercises for outcome in exercise.tests]
    passed, count = sum(outcome.earned for outcome in outcomes), len(outcomes)
    exercise = next((item for item in result.exercises if _fixable_tests(item)), None)
    if exercise is None:
        return lazy(
            "All {count} tests pass: everything works as it should."
            if passed == count
            else "{passed} of {count} tests pass.",
            passed=passed,
            count=count,
        )
    values = {"passed": passed, "count": count, "name": exercise.exercise}
    if all(outcome.status is TestStatus.UNWRITTEN for outcome in outcomes):
        return lazy(
            "Nothing is written yet. Start with {name}: the titles of its tests say what it has to"
            " do.",
            **values,
        )
    if exercise.misconceptions:
        return lazy(
            "{passed} of {count} tests pass. Start with {name}: the hint there says where to look.",
            **values,
        )
    if common_message(exercise):
        return lazy("{passed} of {count} tests pass. Start with {name}.", **values)
    return lazy(
        "{passed} of {count} tests pass. Start with {name}, at the test “{title}”.",
        **values,
        title=_fixable_tests(exercise)[0],
    )


def _fixable_tests(exercise: ExerciseResult) -> list[str]:
    """Return the titles of the tests that failed and are not broken themselves."""
    return [
        outcome.title
        for outcome in exercise.tests
        if not outcome.earned and outcome.status is not TestStatus.BROKEN
    ]


def handed_in(
    submission: StudentPageModel, format_time: Callable[[datetime], str]
) -> Iterator[str]:
    """Yield when the notebook was handed in and due, and what is known of earlier attempts."""
    language, due = submission.language, submission.due
    if submission.submitted_at is not None:
        time = format_time(submission.submitted_at)
        yield lazy("Handed in {time}.", time=time).render(language)
    if due is not None:
        yield lazy("Due {time}.", time=format_time(due)).render(language)
    if submission.earlier_attempts:
        yield _earlier_attempts(submission, format_time).render(language)


def _earlier_attempts(
    submission: StudentPageModel, format_time: Callable[[datetime], str]
) -> LazyMessage:
    """Return the latest times of replaced submissions, and how many others there are."""
    known = sorted(time for time in submission.earlier_attempts if time is not None)
    shown = known[-MAX_EARLIER_TIMES:]
    others = len(submission.earlier_attempts) - len(shown)
    times = translate("; ", submission.language).join(map(format_time, shown))
    if not shown:
        return lazy("Earlier submissions, which do not count: {count}.", count=others)
    if others:
        return lazy(
            "Earlier submissions, which do not count: {times}, and {count} more.",
            times=times,
            count=others,
        )
    return lazy("Earlier submissions, which do not count: {times}.", times=times)


def remarks(submission: StudentPageModel) -> Iterator[LazyMessage]:
    """Yield what else concerns the points: ungraded answers, lateness, a penalty."""
    ungraded = [
        cell.max_points
        for cell in submission.cells
        if cell.needs_manual_grading and (cell.read_before or not cell.comment)
    ]
    if ungraded:
        yield lazy(
            "Your instructor has not yet read answers worth {points} points.",
            points=f"{sum(ungraded):g}",
        )
    grade = submission.grade
    if grade.seconds_late > 0:
        yield lazy(
            "Handed in late: {lateness} after the due date.",
            lateness=format_lateness(grade.seconds_late, submission.language),
        )
    if grade.penalty > 0:
        yield lazy("{points} points were taken off for this.", points=f"{grade.penalty:g}")
