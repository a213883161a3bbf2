"""Hidden tests of `predict_label`."""

import numpy as np
import pytest

from autograder.testing import (
    assert_not_mutated,
    assert_that,
    call_recording_args,
    describe,
    lazy,
    type_name,
)

LABELS = ("good", "average", "poor")
ORDERS = np.array([[0, 1, 2], [0, 2, 1], [1, 0, 2], [2, 0, 1], [1, 2, 0], [2, 1, 0]])


def right(got, scores):
    """`got` is the label of the largest of `scores`."""
    if type_name(got) == "ndarray":
        got = got.tolist()  # np.where makes an array without axes out of one label
    asked = lazy("{what} came back; a string was asked for.", what=describe(got))
    assert_that(isinstance(got, str), asked)
    assert_that(got in LABELS, lazy("The string that came back is none of the three labels."))
    assert_that(got == LABELS[int(np.argmax(scores))], lazy("It is not the label of the largest."))


def all_right(student, cases):
    """Each of the cases gets its label; all are asked for before one is judged.

    Where the labels are wrong shows what is wrong with the function.
    """
    answers = [student.predict_label(scores) for scores in cases]
    for got, scores in zip(answers, cases, strict=True):
        right(got, scores)


@pytest.mark.weight(2)
def test_each_label(student, rng):
    """Names the most probable of the three"""
    # The largest is over a half, so that a mistake with closer ones does not count here.
    cases = np.array([0.7, 0.2, 0.1])[ORDERS] + rng.uniform(-0.04, 0.04, (6, 3))
    all_right(student, [scores / scores.sum() for scores in cases])


def test_under_a_half(student, rng):
    """Names the most probable even if it is not very probable"""
    cases = np.array([0.42, 0.32, 0.26])[ORDERS] + rng.uniform(-0.02, 0.02, (6, 3))
    all_right(student, [scores / scores.sum() for scores in cases])


def test_whole_numbers(student, rng):
    """Takes scores that are whole numbers"""
    all_right(student, np.array([60, 30, 0])[ORDERS] + rng.integers(0, 9, (6, 3)))


def test_large_scores(student, rng):
    """Takes scores of any size"""
    all_right(student, np.array([3000.0, 2000.0, 1500.0])[ORDERS] * rng.uniform(0.9, 1.1, (6, 3)))


def test_arguments_stay(student, rng):
    """Leaves its argument as it was"""
    for order in ORDERS:
        scores = np.array([6.0, 3.0, 1.0])[order] * rng.uniform(0.8, 1.2, 3)
        seen = call_recording_args(student.predict_label, scores)
        right(seen.value, scores)
        assert_not_mutated(seen, scores)
