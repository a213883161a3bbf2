"""What a student reads about one exercise and about the whole hand-in, as plain text.

Titles and sentences only: no input, no expected value, no line of a hidden test.
"""

from autograder.course import Language
from autograder.grading.result import ExerciseResult, Result, TestOutcome, TestStatus
from autograder.messages import phrase, translate
from autograder.sandbox.levels import Level

PASSED, FAILED = "✓", "✗"


def exercise_text(exercise: ExerciseResult, result: Result, language: Language) -> str:
    """The report on one exercise: points, then a line for each test, then the problems."""
    lines = [headline(exercise, language)]
    lines += [test_line(outcome) for outcome in exercise.tests]
    about = [p.message for p in result.problems if p.fatal or p.about == exercise.exercise]
    lines += [f"! {message}" for message in about]
    if result.inputs.level is not Level.FULL:
        lines.append(translate("Graded without the full wall.", language))
    return "\n".join(lines)


def headline(exercise: ExerciseResult, language: Language) -> str:
    """The name of an exercise and its points."""
    return phrase(
        "{name}: {points} of {max_points} points",
        name=exercise.exercise,
        points=f"{exercise.points:g}",
        max_points=f"{exercise.max_points:g}",
    ).render(language)


def test_line(outcome: TestOutcome) -> str:
    """One hidden test: its title, and what went wrong."""
    if outcome.status is TestStatus.PASSED:
        return f"  {PASSED} {outcome.title}"
    said = f" — {outcome.said}" if outcome.said else ""
    return f"  {FAILED} {outcome.title}{said}"
