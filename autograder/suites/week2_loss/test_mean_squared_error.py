"""Hidden tests of `mean_squared_error`."""

import numpy as np
import pytest

from autograder.grading.compare import agree, unchanged
from autograder.grading.inputs import random_one_hot, random_probabilities
from autograder.sandbox.student import observe


def test_probabilities_against_one_hot(student, reference, rng):
    """Right for predictions that are nearly right and for wild ones"""
    t = random_one_hot(rng, 10)
    sure = np.where(t == 1, 0.91, 0.01)
    for y in (random_probabilities(rng, 10), sure, sure[::-1].copy()):
        agree(student.mean_squared_error(y, t), reference.mean_squared_error(y, t))


@pytest.mark.weight(2)
def test_any_number_of_classes(student, reference, rng):
    """Half of the sum, however many classes there are"""
    for classes in (2, 3, 7, 25):
        y, t = random_probabilities(rng, classes), random_one_hot(rng, classes)
        agree(student.mean_squared_error(y, t), reference.mean_squared_error(y, t))


def test_signs_do_not_cancel(student, reference, rng):
    """Errors in both directions add up"""
    y, t = rng.normal(size=8), rng.normal(size=8)
    agree(student.mean_squared_error(y, t), reference.mean_squared_error(y, t))
    agree(student.mean_squared_error(t, y), reference.mean_squared_error(t, y))


def test_no_error(student, rng):
    """Zero where prediction and answer are the same"""
    y = random_probabilities(rng, 6)
    agree(student.mean_squared_error(y, y.copy()), 0.0)


def test_arguments_stay(student, reference, rng):
    """Leaves its arguments as they were"""
    y, t = random_probabilities(rng, 9), random_one_hot(rng, 9).astype(float)
    seen = observe(student.mean_squared_error, y, t)
    agree(seen.value, reference.mean_squared_error(y, t))
    unchanged(seen, y, t)
