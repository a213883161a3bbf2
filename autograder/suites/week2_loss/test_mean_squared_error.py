"""Hidden tests of `mean_squared_error`."""

import numpy as np
import pytest

from autograder.testing import (
    assert_close,
    assert_not_mutated,
    call_recording_args,
    random_one_hot,
    random_probabilities,
)


def all_right(student, reference, cases):
    """The right error for each of the cases; all are asked for before one is judged.

    Where the errors are wrong shows what is wrong with the function.
    """
    answers = [student.mean_squared_error(y, t) for y, t in cases]
    for got, (y, t) in zip(answers, cases, strict=True):
        assert_close(got, reference.mean_squared_error(y, t))


def test_probabilities_against_one_hot(student, reference, rng):
    """Right for predictions that are nearly right and for wild ones"""
    t = random_one_hot(rng, 10)
    sure = np.where(t == 1, 0.91, 0.01)
    all_right(
        student, reference, [(y, t) for y in (random_probabilities(rng, 10), sure, sure[::-1])]
    )


@pytest.mark.weight(2)
def test_any_number_of_classes(student, reference, rng):
    """Half of the sum, however many classes there are"""
    cases = [(random_probabilities(rng, k), random_one_hot(rng, k)) for k in (2, 3, 7, 25)]
    all_right(student, reference, cases)


def test_signs_do_not_cancel(student, reference, rng):
    """Errors in both directions add up"""
    answers = (random_one_hot(rng, 8), random_one_hot(rng, 8).astype(float))
    all_right(student, reference, [(rng.normal(size=8), t) for t in answers])


def test_no_error(student, rng):
    """Zero where prediction and answer are the same"""
    t = random_one_hot(rng, 6)
    assert_close(student.mean_squared_error(t.astype(float), t), 0.0)


def test_arguments_stay(student, reference, rng):
    """Leaves its arguments as they were"""
    y, t = random_probabilities(rng, 9), random_one_hot(rng, 9).astype(float)
    seen = call_recording_args(student.mean_squared_error, y, t)
    assert_close(seen.value, reference.mean_squared_error(y, t))
    assert_not_mutated(seen, y, t)
