"""The report on an exercise and on a whole submission as plain text for the student.

It has titles and messages only: no input, no expected value, no line of a hidden test.
"""

import html
import re
from collections.abc import Iterator

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

WIDTH, INDENT = 72, "  "  # columns: nbgrader's page cuts off longer lines
# What stays on one line: a word with the space after it; one Japanese letter with the
# punctuation that must not begin a line.
UNBREAKABLE = re.compile(
    r"[!-~]+\s*|\s+|.[\u3001\u3002\uff01-\uff0f\uff1a\uff1f\u300d\u300f\u30fc]*"
)
HINT_TEMPLATES = {
    Certainty.SURE: "{title}. {hint}",
    Certainty.LIKELY: "Looks like: {title}. {hint}",
}


def exercise_text(exercise: ExerciseResult, result: Result, language: Language) -> str:
    """Return the report on one exercise: points, tests, hints, then problems, as wrapped lines."""
    lines = exercise_lines(exercise, language)
    lines += [
        f"! {problem.message}"
        for problem in result.problems
        if problem.fatal or problem.about == exercise.exercise
    ]
    lines.append(lazy("Sandbox level: {level}.", level=result.inputs.level).render(language))
    return "\n".join(part for line in lines for part in _wrapped(line))


def exercise_lines(exercise: ExerciseResult, language: Language) -> list[str]:
    """Return points, what was carried forward, the tests and the hints as lines of any width."""
    points = {"points": f"{exercise.points:g}", "max_points": f"{exercise.max_points:g}"}
    headline = lazy("{name}: {points} of {max_points} points", name=exercise.exercise, **points)
    lines = [headline.render(language)]
    if exercise.carried:
        carried = lazy(
            "with a correct {names} this works: {points} of {max_points} points",
            names=", ".join(exercise.carried),
            **points,
        )
        lines.append(f"  {CARRIED} {carried.render(language)}")
    lines += [line for outcome in exercise.tests for line in _outcome_lines(outcome)]
    hints = (hint(misconception, language) for misconception in exercise.misconceptions)
    return [*lines, *(f"  {HINT} {text}" for text in hints)]


def hint(misconception: Misconception, language: Language) -> str:
    """Return title and hint of a misconception."""
    return lazy(
        HINT_TEMPLATES[misconception.certainty], title=misconception.title, hint=misconception.hint
    ).render(language)


def _outcome_lines(outcome: TestOutcome) -> Iterator[str]:
    """Yield the title of a hidden test, and below it why the test failed."""
    if outcome.earned:
        symbol = PASSED if outcome.status is TestStatus.PASSED else CARRIED
        yield f"  {symbol} {outcome.title}"
    else:
        yield f"  {FAILED} {outcome.title}"
        if outcome.message:
            yield f"      {outcome.message}"


def submitted_outputs_note(language: Language) -> str:
    """Return the label of outputs that are not of this run."""
    return translate("Output as handed in: this cell was not run again.", language)


def rubric(text: str, language: Language) -> str:
    """Return the rubric of a question as a block of Markdown with a heading."""
    title = translate("Rubric (only instructors see this)", language)
    return "\n".join(f"> {line}".rstrip() for line in (f"**{title}**", "", *text.split("\n")))


def notes(result: Result, language: Language) -> str:
    """Return the problems of the whole submission as Markdown; "" without any."""
    if not result.problems:
        return ""
    title = translate("About what you handed in", language)
    lines = [f"- {_escape_markdown(problem.message)}" for problem in result.problems]
    return "\n".join([f"**{title}**", "", *lines])


def _wrapped(line: str) -> list[str]:
    """Wrap a line at WIDTH columns, of which a wide letter takes two; indent further lines."""
    indent = " " * (len(line) - len(line.lstrip()))
    parts = [indent]
    for word in UNBREAKABLE.findall(line.strip()):
        if cell_len(parts[-1] + word.rstrip()) > WIDTH:
            parts.append(indent + INDENT)
        parts[-1] += word
    return [part.rstrip() for part in parts]


def _escape_markdown(text: str) -> str:
    """Escape HTML and Markdown: the name of a file may hold anything."""
    return re.sub(r"([\\`*_\[\]()$!#|~])", r"\\\1", html.escape(text, quote=False))
