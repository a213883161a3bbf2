"""A Result in another language than it was written in, as far as its texts are the kit's own.

A course may change its language between two gradings, and an instructor may ask for the page in
theirs. Titles of tests are in the catalogue, misconceptions in the bank; a problem's sentence,
which quotes the hand-in, stays as the student reads it.
"""

from collections.abc import Mapping
from functools import cache

from msgspec import structs

from autograder import bank
from autograder.course import Language, Localized
from autograder.grading.kit import SUITES
from autograder.grading.result import ExerciseResult, Misconception, Result, TestOutcome
from autograder.messages import catalogue, translate


def in_language(result: Result, language: Language) -> Result:
    """The Result with titles and misconceptions in `language`, where they are known in it."""
    written = result.inputs.language
    if written == language:
        return result
    known = _known(result.inputs.assignment)
    exercises = tuple(_exercise(one, written, language, known) for one in result.exercises)
    return structs.replace(result, exercises=exercises)


Known = Mapping[tuple[str, str], tuple[Localized, Localized]]  # title and hint


def _exercise(
    exercise: ExerciseResult, written: Language, language: Language, known: Known
) -> ExerciseResult:
    return structs.replace(
        exercise,
        tests=tuple(_outcome(one, written, language) for one in exercise.tests),
        misconceptions=tuple(
            _misconception(one, language, known.get((exercise.exercise, one.id)))
            for one in exercise.misconceptions
        ),
    )


def _outcome(outcome: TestOutcome, written: Language, language: Language) -> TestOutcome:
    english = _english(written).get(outcome.title, outcome.title)
    return structs.replace(outcome, title=translate(english, language))


def _misconception(
    found: Misconception, language: Language, texts: tuple[Localized, Localized] | None
) -> Misconception:
    if texts is None:
        return found
    title, hint = (text.in_language(language) for text in texts)
    return structs.replace(found, title=title, hint=hint)


@cache
def _english(language: Language) -> Mapping[str, str]:
    """The English texts by their translations."""
    if language == "en":
        return {}
    return {translated: english for english, translated in catalogue(language).items()}


@cache
def _known(assignment: str) -> Known:
    return {
        (variant.exercise, variant.id): (variant.wrong.title, variant.wrong.hint)
        for variant in bank.read(SUITES / assignment).variants
        if variant.kind is bank.Kind.WRONG
    }
