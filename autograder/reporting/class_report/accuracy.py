"""Accuracies and learning curves of an assignment in which a network is trained.

A Result states an accuracy only where a hidden test failed because of it; a network that passes
all those tests is as accurate as the reference. Only some Results carry learning curves.
"""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from msgspec import Struct, field

from autograder.grading.result import Curve, TestOutcome
from autograder.reporting.class_report.model import (
    Band,
    ClassCurve,
    ReportPerson,
    StudentAssignment,
)

MEASURED = re.compile(r"accuracy: (\d\.\d+); at least: (\d\.\d+)")
DISPLAYED_SERIES = "test_accuracy"
# The tests of week 7 that judge a trained network by its accuracy, the easiest first.
TRAIT = "test_digits__"  # Results made before the tests had traits lack it
ACCURACY_TESTS = tuple(
    f"{TRAIT}{topic}" for topic in ("more_than_chance", "most_digits", "as_well_as_the_reference")
)


class Accuracy(Struct, frozen=True):
    """One student's accuracy; `asked` is what the first failed test asks for."""

    person: ReportPerson
    levels_passed: int = field(name="steps")  # of ACCURACY_TESTS
    measured: float | None
    asked: float | None


def accuracies(entries: Iterable[StudentAssignment]) -> tuple[Accuracy, ...]:
    """Return the accuracy of each student with all accuracy tests, the best first."""
    measurements = []
    for entry in entries:
        outcomes = {
            f"{TRAIT}{test.test.removeprefix('test_').removeprefix('digits__')}": test
            for exercise in entry.exercises
            for test in exercise.tests
        }
        if outcomes.keys() >= set(ACCURACY_TESTS):
            tests = [outcomes[name] for name in ACCURACY_TESTS]
            measurements.append(_accuracy(entry.person, tests))
    measurements.sort(key=lambda item: (-item.levels_passed, -(item.measured or 0)))
    return tuple(measurements)


def class_curves(entries: Iterable[StudentAssignment]) -> tuple[ClassCurve, ...]:
    """Return the learning curves in the Results, the best final accuracy first.

    Values are clipped to [0, 1], because the student's own code recorded them.
    """
    curves = [
        ClassCurve(entry.person, tuple(min(1.0, max(0.0, value)) for value in curve.values))
        for entry, curve in _displayed_curves(entries)
    ]
    return tuple(sorted(curves, key=lambda curve: -curve.values[-1]))


def reference_band(entries: Iterable[StudentAssignment]) -> Band:
    """Return the range of the reference's accuracy per epoch over all students' Results."""
    curves = [curve for _, curve in _displayed_curves(entries)]
    lowest = map(min, zip_longest(*(curve.lowest for curve in curves), fillvalue=math.inf))
    highest = map(max, zip_longest(*(curve.highest for curve in curves), fillvalue=-math.inf))
    return tuple(zip(lowest, highest, strict=True))


def _displayed_curves(
    entries: Iterable[StudentAssignment],
) -> Iterator[tuple[StudentAssignment, Curve]]:
    for entry in entries:
        for curve in entry.result.curves if entry.result else ():
            if curve.name == DISPLAYED_SERIES and curve.values:
                yield entry, curve


def _accuracy(person: ReportPerson, outcomes: Sequence[TestOutcome]) -> Accuracy:
    levels_passed = sum(outcome.earned for outcome in outcomes)
    for outcome in outcomes:
        match = MEASURED.search(outcome.detail)
        if match and not outcome.earned:
            return Accuracy(person, levels_passed, float(match[1]), float(match[2]))
    return Accuracy(person, levels_passed, None, None)
