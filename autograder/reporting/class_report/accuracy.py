"""Accuracy and learning curves of a week in which a network is trained.

A Result tells an accuracy only where a hidden test was not content with it; who passed all those
tests reads as well as the reference. Learning curves are there where a Result carries them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from msgspec import Struct

from autograder.grading import result
from autograder.grading.result import TestOutcome
from autograder.reporting.class_report.model import (
    Band,
    ClassCurve,
    ReportPerson,
    StudentAssignment,
)

MEASURED = re.compile(r"accuracy: (\d\.\d+); at least: (\d\.\d+)")
# The tests of week 7 that judge a trained network by its accuracy, the easiest first.
DISPLAYED_SERIES = "test_accuracy"  # which of a history's lists is shown
ACCURACY_TESTS = ("test_more_than_chance", "test_most_digits", "test_as_well_as_the_reference")


class Accuracy(Struct, frozen=True):
    """One student's accuracy: how many steps of the ladder were climbed, and what was measured."""

    person: ReportPerson
    levels_passed: int
    measured: float | None
    asked: float | None  # by the first step that was missed


def accuracies(entries: Iterable[StudentAssignment]) -> tuple[Accuracy, ...]:
    """The accuracy of each student whose network was trained; none where no test asks for it."""
    found = []
    for entry in entries:
        steps = _steps(entry)
        if len(steps) == len(ACCURACY_TESTS):
            found.append(_accuracy(entry.person, steps))
    return tuple(sorted(found, key=lambda one: (-one.levels_passed, -(one.measured or 0))))


def curves(entries: Iterable[StudentAssignment]) -> tuple[ClassCurve, ...]:
    """The learning curve of each student whose Result carries one, the best at the end first.

    A history is the student's own word: what is no share is shown as the nearest one.
    """
    found = [
        ClassCurve(entry.person, tuple(min(1.0, max(0.0, value)) for value in curve.values))
        for entry, curve in _carried(entries)
    ]
    return tuple(sorted(found, key=lambda one: -one.values[-1]))


def band(entries: Iterable[StudentAssignment]) -> Band:
    """Between what the reference's curves lie: each was trained as often as there are students."""
    carried = [curve for _, curve in _carried(entries)]
    lowest = [min(_known(at)) for at in zip_longest(*(one.lowest for one in carried))]
    highest = [max(_known(at)) for at in zip_longest(*(one.highest for one in carried))]
    return tuple(zip(lowest, highest, strict=False))


def _known(values: Iterable[float | None]) -> list[float]:
    return [value for value in values if value is not None]


def _carried(
    entries: Iterable[StudentAssignment],
) -> Iterator[tuple[StudentAssignment, result.Curve]]:
    for entry in entries:
        for curve in entry.result.curves if entry.result else ():
            if curve.name == DISPLAYED_SERIES and curve.values:
                yield entry, curve


def _steps(entry: StudentAssignment) -> Sequence[TestOutcome]:
    tests = {
        outcome.test: outcome
        for exercise in (entry.result.exercises if entry.result is not None else ())
        for outcome in exercise.tests
    }
    return [tests[name] for name in ACCURACY_TESTS if name in tests]


def _accuracy(person: ReportPerson, steps: Sequence[TestOutcome]) -> Accuracy:
    climbed = sum(outcome.earned for outcome in steps)
    for outcome in steps:
        said = MEASURED.search(outcome.detail)
        if said and not outcome.earned:
            return Accuracy(person, climbed, float(said[1]), float(said[2]))
    return Accuracy(person, climbed, None, None)
