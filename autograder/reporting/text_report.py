"""What a student reads about one exercise and about the whole hand-in, as plain text.

Titles and sentences only: no input, no expected value, no line of a hidden test.
"""

import html
import re

from rich.cells import cell_len

from autograder.core.i18n import Language, lazy, translate
from autograder.grading.result import (
    Certainty,
    ExerciseResult,
    Misconception,
    Result,
    TestOutcome,
    TestStatus,
)

PASSED, CARRIED, FAILED, HINT = "✓", "(✓)", "✗", "→"

WIDTH, INDENT = 72, "  "  # columns of a report: nbgrader's page cuts what is wider
# What stays on one line: a word with the space after it; one Japanese letter, and the marks that
# may not begin a line.
UNBREAKABLE = re.compile(
    r"[!-~]+\s*|\s+|.[\u3001\u3002\uff01-\uff0f\uff1a\uff1f\u300d\u300f\u30fc]*"
)
HINT_TEMPLATES = {
    Certainty.SURE: "{title}. {hint}",
    Certainty.LIKELY: "Looks like: {title}. {hint}",
}


def exercise_text(exercise: ExerciseResult, result: Result, language: Language) -> str:
    """The report on one exercise: points, a line for each test, hints, then the problems."""
    lines = exercise_lines(exercise, language)
    about = [p.message for p in result.problems if p.fatal or p.about == exercise.exercise]
    lines += [f"! {message}" for message in about]
    lines.append(lazy("Sandbox level: {level}.", level=result.inputs.level).render(language))
    return "\n".join(part for line in lines for part in _wrapped(line))


def exercise_lines(exercise: ExerciseResult, language: Language) -> list[str]:
    """Points, what was carried forward, a line for each test, and what explains the failures."""
    lines = [headline(exercise, language), *carried_lines(exercise, language)]
    lines += [line for outcome in exercise.tests for line in outcome_lines(outcome)]
    return lines + [f"  {HINT} {hint(found, language)}" for found in exercise.misconceptions]


def headline(exercise: ExerciseResult, language: Language) -> str:
    """The name of an exercise and its points."""
    return lazy(
        "{name}: {points} of {max_points} points",
        name=exercise.exercise,
        points=f"{exercise.points:g}",
        max_points=f"{exercise.max_points:g}",
    ).render(language)


def carried_lines(exercise: ExerciseResult, language: Language) -> list[str]:
    """That tests passed once the reference stood in for what they build on."""
    if not exercise.carried:
        return []
    said = lazy(
        "with a correct {names} this works: {points} of {max_points} points",
        names=", ".join(exercise.carried),
        points=f"{exercise.points:g}",
        max_points=f"{exercise.max_points:g}",
    )
    return [f"  {CARRIED} {said.render(language)}"]


def hint(found: Misconception, language: Language) -> str:
    """A misconception, and the way out of it."""
    return lazy(HINT_TEMPLATES[found.certainty], title=found.title, hint=found.hint).render(
        language
    )


def outcome_lines(outcome: TestOutcome) -> list[str]:
    """One hidden test: its title, and below it what went wrong."""
    if outcome.status is TestStatus.PASSED:
        return [f"  {PASSED} {outcome.title}"]
    if outcome.status is TestStatus.CARRIED:
        return [f"  {CARRIED} {outcome.title}"]
    said = [f"      {outcome.said}"] if outcome.said else []
    return [f"  {FAILED} {outcome.title}", *said]


def notes(result: Result, language: Language) -> str:
    """What there is to tell about the hand-in as a whole, in Markdown; empty if nothing."""
    if not result.problems:
        return ""
    title = translate("About what you handed in", language)
    lines = [f"- {_plain(found.message)}" for found in result.problems]
    return "\n".join([f"**{title}**", "", *lines])


def _wrapped(line: str) -> list[str]:
    """A line in pieces that a page shows whole, further lines set in; wide letters count twice."""
    indent = " " * (len(line) - len(line.lstrip()))
    pieces = [indent]
    for atom in UNBREAKABLE.findall(line.strip()):
        if cell_len(pieces[-1] + atom.rstrip()) > WIDTH:
            pieces.append(indent + INDENT)
        pieces[-1] += atom
    return [piece.rstrip() for piece in pieces]


def _plain(text: str) -> str:
    """Text for Markdown that stays text: a file's name may hold anything."""
    escaped = html.escape(text, quote=False)
    return re.sub(r"([\\`*_\[\]()$!#|~])", r"\\\1", escaped)
