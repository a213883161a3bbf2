"""Hidden tests of `normalize_scores`."""

from itertools import permutations

import numpy as np
import pytest

from autograder.testing import assert_close, assert_not_mutated, call_recording_args


def falling(rng):
    """Three scores, the largest first."""
    return np.array([5.0, 3.0, 1.0]) * rng.uniform(0.8, 1.2, 3)


@pytest.mark.weight(2)
def test_divided_by_the_sum(student, reference, rng):
    """Divides each score by the sum of the three"""
    # Largest first, so that a mistake with the order does not count here.
    for scale in (0.1, 1, 30):
        scores = falling(rng) * scale
        assert_close(student.normalize_scores(scores), reference.normalize_scores(scores))


def test_order(student, reference, rng):
    """Keeps the order of the three, whichever is the largest"""
    orders = [np.array(scores) for scores in permutations(falling(rng))]
    # All are asked for before one is judged: which of them are wrong shows what was done to them.
    answers = [student.normalize_scores(scores) for scores in orders]
    for got, scores in zip(answers, orders, strict=True):
        assert_close(got, reference.normalize_scores(scores))


def test_zero_scores(student, reference, rng):
    """A score of zero has the probability zero"""
    for zeros in ([1, 1, 0], [0, 1, 1], [1, 0, 0], [0, 0, 1]):
        scores = falling(rng) * zeros
        assert_close(student.normalize_scores(scores), reference.normalize_scores(scores))


def test_whole_numbers(student, reference, rng):
    """Takes whole numbers, small and large"""
    for most in (9, 1000, 10**9):
        scores = np.sort(rng.integers(1, most, 3))[::-1].copy()
        assert_close(student.normalize_scores(scores), reference.normalize_scores(scores))


def test_arguments_stay(student, reference, rng):
    """Leaves its argument as it was"""
    for scores in (falling(rng), falling(rng)[[1, 2, 0]]):
        seen = call_recording_args(student.normalize_scores, scores)
        assert_close(seen.value, reference.normalize_scores(scores))
        assert_not_mutated(seen, scores)
