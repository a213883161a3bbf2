"""Hidden tests of `normalize_scores`. A form is a list of scores, three numbers each."""

from itertools import permutations

import numpy as np
import pytest

from autograder.testing import (
    assert_against_control,
    assert_arguments_stay,
    assert_close,
    assert_for_any,
)

TRAITS = {
    "probabilities": 3,
    "zero_scores": 1,
    "whole_numbers": 1,
    "arguments_stay": 1,
}


def falling(rng):
    """Draw three scores, the largest first."""
    return np.array([5.0, 3.0, 1.0]) * rng.uniform(0.8, 1.2, 3)


def in_order(form):
    """Return the form with falling scores, and with rising ones: a sorting answer keeps either."""
    return form, [scores[::-1].copy() for scores in form]


@pytest.fixture
def check(student, reference):
    """Return the check of a form: all are right. All are asked for before one is judged."""

    def check_form(form):
        answers = [student.normalize_scores(scores) for scores in form]
        for answer, scores in zip(answers, form, strict=True):
            assert_close(answer, reference.normalize_scores(scores))

    return check_form


def test_probabilities__largest_first(check, rng):
    """Divides each score by the sum of the three"""
    assert_for_any(check, in_order([falling(rng) * scale for scale in (0.1, 1, 30)]))


def test_probabilities__any_order(check, rng):
    """Keeps the order of the three, whichever is the largest"""
    check([np.array(scores) for scores in permutations(falling(rng))])


def test_zero_scores(check, rng):
    """Gives a score of 0 the probability 0"""
    places = [[1, 1, 0], [1, 0, 0], [0, 1, 1], [0, 0, 1]]
    assert_for_any(check, ([falling(rng) * place] for place in places))
    for place in places:
        # Half a score in place of zero, in the same order.
        control = [falling(rng) * np.where(place, 1, [0.05, 0.1, 0.2])]
        assert_against_control(check, [falling(rng) * place], control=control)


def test_whole_numbers(check, rng):
    """Takes integers, small and large"""
    form = [np.sort(rng.integers(1, most, 3)) for most in (9, 1000, 10**9)]
    assert_for_any(check, in_order(form))


def test_arguments_stay(student, rng):
    """Leaves its argument as it was"""
    scores = falling(rng)
    calls = [(form,) for form in (scores, scores[[1, 2, 0]], scores * [0, 1, 1])]
    assert_arguments_stay(student.normalize_scores, [*calls, (np.array([5, 0, 3]),)])
