"""The top of a page: points, and one sentence that says how it went and where to go on."""

from collections.abc import Iterator

from autograder.grading.result import ExerciseResult, Result, Status, TestStatus
from autograder.messages import Phrase, phrase
from autograder.reporting.page.exercises import shared_saying
from autograder.reporting.page.submission import Submission

MINUTES_A_DAY = 24 * 60


def lead(submission: Submission) -> str:
    """The sentence at the top."""
    return _lead(submission.result).render(submission.language)


def start(result: Result | None) -> ExerciseResult | None:
    """The exercise to go on with: the first one that lacks something its author can mend."""
    if result is None:
        return None
    return next((one for one in result.exercises if _to_mend(one)), None)


def notes(submission: Submission) -> Iterator[str]:
    """What else belongs to the points: lateness, a penalty, answers that wait to be read."""
    for said in _notes(submission):
        yield said.render(submission.language)


def _lead(result: Result | None) -> Phrase:
    if result is None:
        return phrase("What was tested stands in your notebook, below each exercise.")
    if result.status is not Status.GRADED:
        return phrase("Your notebook could not be graded. Why, and what to do, stands just below.")
    outcomes = [outcome for exercise in result.exercises for outcome in exercise.tests]
    passed, first = sum(outcome.earned for outcome in outcomes), start(result)
    if first is None and passed == len(outcomes):
        return phrase("All {count} tests pass: everything works as it should.", count=passed)
    count = len(outcomes)
    if first is None:
        return phrase("{passed} of {count} tests pass.", passed=passed, count=count)
    name = first.exercise
    if all(outcome.status is TestStatus.UNWRITTEN for outcome in outcomes):
        return phrase(
            "Nothing is written yet. Start with {name}: its tests say what it has to do.", name=name
        )
    if first.misconceptions:
        return phrase(
            "{passed} of {count} tests pass. Start with {name}: the hint there says where to look.",
            passed=passed,
            count=count,
            name=name,
        )
    if shared_saying(first):
        return phrase(
            "{passed} of {count} tests pass. Start with {name}.",
            passed=passed,
            count=count,
            name=name,
        )
    return phrase(
        "{passed} of {count} tests pass. Start with {name}, at the test “{title}”.",
        passed=passed,
        count=count,
        name=name,
        title=_to_mend(first)[0],
    )


def _to_mend(exercise: ExerciseResult) -> list[str]:
    """The titles of tests that failed, and not by a fault of the grader's."""
    return [
        outcome.title
        for outcome in exercise.tests
        if not outcome.earned and outcome.status is not TestStatus.BROKEN
    ]


def _notes(submission: Submission) -> Iterator[Phrase]:
    waiting = [cell.max_points for cell in submission.cells if cell.waiting]
    if waiting:
        yield phrase(
            "Answers worth {points} points still wait to be read by your instructor.",
            points=f"{sum(waiting):g}",
        )
    if submission.seconds_late > 0:
        minutes = -(-int(submission.seconds_late) // 60)
        yield phrase(
            "Handed in late: {days} d {hours} h {minutes} min after the due date.",
            days=minutes // MINUTES_A_DAY,
            hours=minutes % MINUTES_A_DAY // 60,
            minutes=minutes % 60,
        )
    if submission.penalty > 0:
        yield phrase("For that, {points} points were taken off.", points=f"{submission.penalty:g}")
