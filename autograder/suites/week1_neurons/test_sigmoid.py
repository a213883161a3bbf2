"""Hidden tests of `sigmoid`."""

import numpy as np
import pytest

from autograder.testing import assert_close, assert_not_mutated, call_recording_args

# The visible examples allow 1e-6 too: whoever cuts the exponent off at 15 is off by 3e-7.
ATOL = 1e-6


def test_slope_one(student, reference, rng):
    """The slope is 1 if none is given"""
    x = rng.uniform(-4, 4, 7)
    assert_close(student.sigmoid(x), reference.sigmoid(x), atol=ATOL)


@pytest.mark.weight(2)
def test_any_slope(student, reference, rng):
    """Uses the slope that is given"""
    for a in (float(rng.uniform(0.2, 0.6)), float(rng.uniform(1.5, 4)), 20):
        x = rng.permutation([-3, -1.5, 0, 1, 2.5]) * rng.uniform(0.8, 1.2) / a
        assert_close(student.sigmoid(x, a), reference.sigmoid(x, a), atol=ATOL)


def test_single_number(student, reference, rng):
    """Takes a single number"""
    for x in (rng.uniform(-3, -1), rng.uniform(1, 3)):
        for number in (float(x), np.float64(x), np.array(x)):
            assert_close(student.sigmoid(number, 1), reference.sigmoid(number, 1), atol=ATOL)


def test_any_shape(student, reference, rng):
    """Takes arrays with any number of axes"""
    for shape in ((1,), (4, 3), (1, 5), (2, 3, 4)):
        x = rng.uniform(-4, 4, shape)
        assert_close(student.sigmoid(x, 1), reference.sigmoid(x, 1), atol=ATOL)


def test_whole_numbers(student, reference, rng):
    """Takes whole numbers without cutting off the answers"""
    numbers = rng.permutation([-3, -2, -1, 0, 1, 2, 3])
    for x in (numbers, int(numbers[0])):
        for a in (1, 0.5):
            assert_close(student.sigmoid(x, a), reference.sigmoid(x, a), atol=ATOL)


def test_far_out(student, reference, rng):
    """Right for very large and very small numbers, whatever the slope"""
    x = rng.permutation([-1000.0, 1000.0, *rng.uniform(-300, -120, 2), *rng.uniform(120, 300, 2)])
    for a in (0.01, 1, 100):
        assert_close(student.sigmoid(x, a), reference.sigmoid(x, a), atol=ATOL)


def test_arguments_stay(student, reference, rng):
    """Leaves its argument as it was"""
    for x in (rng.uniform(-4, 4, 6), rng.uniform(-4, 4, (2, 3))):
        seen = call_recording_args(student.sigmoid, x, 1)
        assert_close(seen.value, reference.sigmoid(x, 1), atol=ATOL)
        assert_not_mutated(seen, x)
