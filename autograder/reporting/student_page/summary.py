"""The top of a page: one sentence on how it went and where to continue, and remarks on points."""

from collections.abc import Callable, Iterator
from datetime import datetime

from autograder.core.i18n import LazyMessage, lazy
from autograder.grading.result import ExerciseResult, GradingStatus, Result, TestStatus
from autograder.reporting.jinja import format_lateness
from autograder.reporting.student_page.exercises import common_message
from autograder.reporting.student_page.model import StudentPageModel


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
            "Nothing is written yet. Start with {name}: its tests say what it has to do.", **values
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
    """Yield when the notebook was handed in and due, and whether there were earlier attempts."""
    language, due = submission.language, submission.due
    if submission.submitted_at is not None:
        time = format_time(submission.submitted_at)
        yield lazy("Handed in {time}.", time=time).render(language)
    if due is not None:
        yield lazy("Due {time}.", time=format_time(due)).render(language)
    if submission.attempt > 1:
        yield lazy(
            "This is attempt {number}; earlier ones do not count.", number=submission.attempt
        ).render(language)


def remarks(submission: StudentPageModel) -> Iterator[LazyMessage]:
    """Yield what else concerns the points: ungraded answers, lateness, a penalty."""
    ungraded = [
        cell.max_points
        for cell in submission.cells
        if cell.needs_manual_grading and (cell.read_before or not cell.comment)
    ]
    if ungraded:
        yield lazy(
            "Answers worth {points} points still wait to be read by your instructor.",
            points=f"{sum(ungraded):g}",
        )
    if submission.seconds_late > 0:
        yield lazy(
            "Handed in late: {lateness} after the due date.",
            lateness=format_lateness(submission.seconds_late, submission.language),
        )
    if submission.penalty > 0:
        yield lazy("{points} points were taken off for this.", points=f"{submission.penalty:g}")
