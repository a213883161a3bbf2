"""The top of a page: points, and one sentence that says how it went and where to go on."""

from collections.abc import Iterator

from autograder.core.i18n import LazyMessage, lazy
from autograder.grading.result import ExerciseResult, GradingStatus, Result, TestStatus
from autograder.reporting.student_page.exercises import common_message
from autograder.reporting.student_page.model import StudentPageModel

MINUTES_A_DAY = 24 * 60


def headline(submission: StudentPageModel) -> str:
    """The sentence at the top."""
    return _lead(submission.result).render(submission.language)


def next_exercise(result: Result | None) -> ExerciseResult | None:
    """The exercise to go on with: the first one that lacks something its author can mend."""
    if result is None:
        return None
    return next((one for one in result.exercises if _fixable_tests(one)), None)


def notes(submission: StudentPageModel) -> Iterator[str]:
    """What else belongs to the points: lateness, a penalty, answers that wait to be read."""
    for said in _notes(submission):
        yield said.render(submission.language)


def _lead(result: Result | None) -> LazyMessage:
    if result is None:
        return lazy("What was tested stands in your notebook, below each exercise.")
    if result.status is not GradingStatus.GRADED:
        return lazy("Your notebook could not be graded. Why, and what to do, stands just below.")
    outcomes = [outcome for exercise in result.exercises for outcome in exercise.tests]
    passed, first = sum(outcome.earned for outcome in outcomes), next_exercise(result)
    if first is None and passed == len(outcomes):
        return lazy("All {count} tests pass: everything works as it should.", count=passed)
    count = len(outcomes)
    if first is None:
        return lazy("{passed} of {count} tests pass.", passed=passed, count=count)
    name = first.exercise
    if all(outcome.status is TestStatus.UNWRITTEN for outcome in outcomes):
        return lazy(
            "Nothing is written yet. Start with {name}: its tests say what it has to do.", name=name
        )
    if first.misconceptions:
        return lazy(
            "{passed} of {count} tests pass. Start with {name}: the hint there says where to look.",
            passed=passed,
            count=count,
            name=name,
        )
    if common_message(first):
        return lazy(
            "{passed} of {count} tests pass. Start with {name}.",
            passed=passed,
            count=count,
            name=name,
        )
    return lazy(
        "{passed} of {count} tests pass. Start with {name}, at the test “{title}”.",
        passed=passed,
        count=count,
        name=name,
        title=_fixable_tests(first)[0],
    )


def _fixable_tests(exercise: ExerciseResult) -> list[str]:
    """The titles of tests that failed, and not by a fault of the grader's."""
    return [
        outcome.title
        for outcome in exercise.tests
        if not outcome.earned and outcome.status is not TestStatus.BROKEN
    ]


def _notes(submission: StudentPageModel) -> Iterator[LazyMessage]:
    waiting = [cell.max_points for cell in submission.cells if cell.waiting]
    if waiting:
        yield lazy(
            "Answers worth {points} points still wait to be read by your instructor.",
            points=f"{sum(waiting):g}",
        )
    if submission.seconds_late > 0:
        minutes = -(-int(submission.seconds_late) // 60)
        yield lazy(
            "Handed in late: {days} d {hours} h {minutes} min after the due date.",
            days=minutes // MINUTES_A_DAY,
            hours=minutes % MINUTES_A_DAY // 60,
            minutes=minutes % 60,
        )
    if submission.penalty > 0:
        yield lazy("For that, {points} points were taken off.", points=f"{submission.penalty:g}")
