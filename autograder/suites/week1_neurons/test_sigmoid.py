"""Hidden tests of `sigmoid`."""

import numpy as np
import pytest

from autograder.testing import (
    assert_against_control,
    assert_arguments_stay,
    assert_close,
    assert_for_any,
)

TRAITS = {
    "slope": 2,
    "default_slope": 1,
    "single_number": 1,
    "arrays": 2,
    "whole_numbers": 1,
    "far_out": 1,
    "arguments_stay": 1,
}


def numbers(rng):
    """Draw numbers of the kinds that Python and NumPy have."""
    low, high = rng.uniform(-3, -1), rng.uniform(1, 3)
    return [kind(x) for x in (low, high) for kind in (float, np.float64, np.array)]


def row(rng):
    """Draw an array with one axis."""
    return [rng.uniform(-4, 4, 7)]


def far_numbers(rng):
    """Draw numbers on which the exponential overflows."""
    return [-1000.0, 1000.0, *rng.uniform(120, 300, 2), *rng.uniform(-300, -120, 2)]


def far_row(rng):
    """Draw an array of numbers on which the exponential overflows."""
    return [rng.permutation(far_numbers(rng))]


@pytest.fixture
def check_calls(student, reference):
    """Return the check of calls, as tuples of arguments. All are made before one is judged."""

    def check(calls):
        answers = [student.sigmoid(*call) for call in calls]
        for answer, call in zip(answers, calls, strict=True):
            # The visible examples allow 1e-6, too: an exponent cut off at 15 is off by 3e-7.
            assert_close(answer, reference.sigmoid(*call), atol=1e-6)

    return check


@pytest.fixture
def check(check_calls):
    """Return the check of inputs with slope 1, which is the default or given."""

    def check_inputs(inputs):
        assert_for_any(check_calls, ([(x,) for x in inputs], [(x, 1) for x in inputs]))

    return check_inputs


def with_slopes(inputs, slopes):
    """Return a call for each input and slope."""
    return [(x, a) for x in inputs for a in slopes]


def test_slope(check_calls, rng):
    """Uses the slope that is given"""
    slopes = [float(rng.uniform(0.2, 0.6)), float(rng.uniform(1.5, 4)), 20]
    steep = [(x / a, a) for x, a in with_slopes(row(rng), slopes)]
    assert_for_any(check_calls, (steep, with_slopes(numbers(rng), slopes[:2])))


def test_default_slope(check_calls, rng):
    """Uses the slope 1 if none is given"""
    assert_for_any(check_calls, ([(x,) for x in draw(rng)] for draw in (row, numbers)))


def test_single_number(check, rng):
    """Takes a single number"""
    check(numbers(rng))


def test_arrays__one_axis(check, rng):
    """Takes arrays with one axis"""
    check(row(rng))


def test_arrays__any_shape(check, rng):
    """Takes arrays with any number of axes"""
    check([rng.uniform(-4, 4, shape) for shape in ((1,), (4, 3), (1, 5), (2, 3, 4))])


def test_whole_numbers(check, rng):
    """Takes integers without cutting off the fractions of the answers"""
    array = rng.permutation([-3, -2, -1, 0, 1, 2, 3])
    assert_for_any(check, ([array], array.tolist()))
    assert_against_control(check, [array], control=row(rng))
    assert_against_control(check, array.tolist(), control=numbers(rng))


def test_far_out__slope_one(check, rng):
    """Right for very large and very small numbers"""
    assert_for_any(check, (far_row(rng), far_numbers(rng)))


def test_far_out__any_slope(check, check_calls, rng):
    """Right for very large and very small numbers, whatever the slope"""
    assert_for_any(check, (far_row(rng), far_numbers(rng)))
    for far, near in ((far_row, row), (far_numbers, numbers)):
        form, control = with_slopes(far(rng), [0.01, 100]), with_slopes(near(rng), [0.5, 2])
        assert_against_control(check_calls, form, control=control)


def test_arguments_stay(student, rng):
    """Leaves its argument as it was"""
    inputs = [*row(rng), *far_row(rng), rng.uniform(-4, 4, (2, 3)), np.array([-1000, 2, 1000])]
    calls = [call for x in [*inputs, 2.5] for call in ((x,), (x, 1), (x, 2.0))]
    assert_arguments_stay(student.sigmoid, calls)
