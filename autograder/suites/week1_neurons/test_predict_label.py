"""Hidden tests of `predict_label`. A form is a list of scores, three numbers each."""

from itertools import combinations

import numpy as np
import pytest

from autograder.testing import (
    assert_against_control,
    assert_arguments_stay,
    assert_for_any,
    assert_that,
    describe,
    lazy,
    type_name,
)

TRAITS = {"each_label": 2, "any_scores": 3, "arguments_stay": 1}

LABELS = ("good", "average", "poor")
ORDERS = np.array([[0, 1, 2], [0, 2, 1], [1, 0, 2], [2, 0, 1], [1, 2, 0], [2, 1, 0]])


def assert_label(answer, scores):
    """Check that the answer is the label of the largest score."""
    if type_name(answer) == "ndarray":
        answer = answer.tolist()  # np.where makes an array without axes out of one label
    message = lazy("Expected a string, but got {what}.", what=describe(answer))
    assert_that(isinstance(answer, str), message)
    is_label = answer in LABELS
    assert_that(is_label, lazy("The returned string is not one of the three labels."))
    is_right = answer == LABELS[int(np.argmax(scores))]
    assert_that(is_right, lazy("The returned string is not the label of the largest value."))


@pytest.fixture
def check(student):
    """Return the check of a form: all labels are right. All are asked for before one is judged."""

    def check_form(form):
        answers = [student.predict_label(scores) for scores in form]
        for answer, scores in zip(answers, form, strict=True):
            assert_label(answer, scores)

    return check_form


def probabilities(rng, largest=0.7, others=(0.2, 0.1)):
    """Draw probabilities in each order; the largest is over a half if no other is given."""
    scores = np.array([largest, *others])[ORDERS] + rng.uniform(-0.02, 0.02, (6, 3))
    return [row / row.sum() for row in scores]


def whole(rng):
    """Draw scores in whole numbers; the largest is over a half of the sum."""
    return list(np.array([60, 30, 0])[ORDERS] + rng.integers(0, 9, (6, 3)))


def assert_kind(check, form, *, controls):
    """Check scores of one kind, given in each order, against the same order of any other kind.

    Two different labels have to be right at least: one that is always the same is not.
    """
    pairs = combinations(form, 2)
    assert_for_any(check, ([a, b] for a, b in pairs if np.argmax(a) != np.argmax(b)))
    for scores, *others in zip(form, *controls, strict=True):
        for other in others:
            assert_against_control(check, [scores], control=[other])


def test_each_label(check, rng):
    """Names the most probable of the three"""
    assert_for_any(check, (probabilities(rng), whole(rng)))


def test_any_scores__probabilities(check, rng):
    """Takes scores from 0 to 1"""
    assert_kind(check, probabilities(rng), controls=[whole(rng)])


def test_any_scores__under_a_half(check, rng):
    """Picks the largest even if none exceeds 0.5"""
    form = probabilities(rng, 0.42, (0.32, 0.26))
    assert_kind(check, form, controls=[probabilities(rng)])


def test_any_scores__whole_numbers(check, rng):
    """Takes scores that are integers"""
    assert_kind(check, whole(rng), controls=[probabilities(rng)])


def test_any_scores__large(check, rng):
    """Takes scores of any size"""
    large = np.array([3000.0, 1200.0, 800.0])[ORDERS] * rng.uniform(0.9, 1.1, (6, 3))
    assert_kind(check, list(large), controls=[probabilities(rng), whole(rng)])


def test_arguments_stay(student, rng):
    """Leaves its argument as it was"""
    # Their sum is not 1, so that a division by it is seen.
    decimal = [3.5 * scores for scores in probabilities(rng)]
    calls = [(scores,) for scores in decimal + whole(rng)]
    assert_arguments_stay(student.predict_label, calls)
