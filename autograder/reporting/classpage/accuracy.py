"""Accuracy in a week in which a network is trained.

A Result tells an accuracy only where a hidden test was not content with it; who passed all those
tests reads as well as the reference.
"""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from autograder.grading.result import TestOutcome
from autograder.reporting.classpage.facts import Entry, Person

MEASURED = re.compile(r"accuracy: (\d\.\d+); at least: (\d\.\d+)")
# The tests of week 7 that judge a trained network by its accuracy, the easiest first.
LADDER = ("test_more_than_chance", "test_most_digits", "test_as_well_as_the_reference")


class Accuracy(Struct, frozen=True):
    """One student's accuracy: how many steps of the ladder were climbed, and what was measured."""

    person: Person
    steps: int
    measured: float | None
    asked: float | None  # by the first step that was missed


def accuracies(entries: Iterable[Entry]) -> tuple[Accuracy, ...]:
    """The accuracy of each student whose network was trained; none where no test asks for it."""
    found = []
    for entry in entries:
        steps = _steps(entry)
        if len(steps) == len(LADDER):
            found.append(_accuracy(entry.person, steps))
    return tuple(sorted(found, key=lambda one: (-one.steps, -(one.measured or 0))))


def _steps(entry: Entry) -> Sequence[TestOutcome]:
    tests = {
        outcome.test: outcome
        for exercise in (entry.result.exercises if entry.result is not None else ())
        for outcome in exercise.tests
    }
    return [tests[name] for name in LADDER if name in tests]


def _accuracy(person: Person, steps: Sequence[TestOutcome]) -> Accuracy:
    climbed = sum(outcome.earned for outcome in steps)
    for outcome in steps:
        said = MEASURED.search(outcome.detail)
        if said and not outcome.earned:
            return Accuracy(person, climbed, float(said[1]), float(said[2]))
    return Accuracy(person, climbed, None, None)
