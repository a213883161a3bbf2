"""Hidden tests of `numerical_diff`.

Functions are made of arithmetic and NumPy's own, so that even a complex step works on them.
"""

import numpy as np

from autograder.testing import assert_close

TRAITS = {
    "accuracy": 3,
    "straight_lines": 1,
    "direction": 1,
    "any_place": 1,
    "whole_numbers": 1,
}

# What the stub asks for. Central differences with steps from 1e-8 to 1e-3, and better formulas,
# stay below it on all that is compared here; a forward difference with 1e-4 is off by 2e-5.
ACCURATE = 1e-6
# Where something else than the accuracy is tested: the forward difference with 1e-4 (off by 1e-4)
# and the central one with 0.1 (off by 1.7e-3 on a sine) pay in the tests of accuracy alone.
ROUGH = 2e-3


def test_accuracy__curves(student, rng):
    """Accurate on curves"""
    # Not near the top of the sine: up to 0.7 a look to one side with a step of 1e-4 or less is off
    # by at most 4e-5, whichever the side, and a diagnosis takes all these for the same mistake.
    for x in rng.uniform(0.4, 0.7, 3):
        assert_close(student.numerical_diff(np.sin, x), np.cos(x), rtol=ACCURATE)
    for x in rng.uniform(0.5, 2.5, 3):
        assert_close(student.numerical_diff(np.exp, x), np.exp(x), rtol=ACCURATE)


def test_accuracy__parabolas(student, rng):
    """Accurate on parabolas, near the bottom and up the side"""
    for distance in (2.0, 5.0, 0.1):
        a, bottom = rng.uniform(0.5, 2.0), rng.uniform(0.5, 2.0)
        slope = student.numerical_diff(lambda x, a=a, c=bottom: a * (x - c) ** 2, bottom + distance)
        assert_close(slope, 2 * a * distance, rtol=ACCURATE)


def test_accuracy__high_lines_and_gentle_ones(student, rng):
    """Accurate where f is large, and where its slope is tiny"""
    # High above the ground cancellation leaves an error of 1e-4 at a step of 1e-8 and no digit at
    # 1e-12; on a line that is nearly level a rounded slope is 0.
    a, x = rng.uniform(1.0, 4.0), rng.uniform(0.5, 3.0)
    assert_close(student.numerical_diff(lambda x: a * x + 1e4, x), a, rtol=ROUGH)
    assert_close(student.numerical_diff(lambda x: 1e-5 * a * x, x), 1e-5 * a, rtol=ROUGH, atol=0)


def test_straight_lines(student, rng):
    """Right on straight lines"""
    # Steep ones, so that slopes divided by the wrong thing are told from 0.
    for a in rng.uniform(50.0, 400.0, 3):
        slope = student.numerical_diff(lambda x, a=a: a * x + 1.0, rng.uniform(0.5, 3.0))
        assert_close(slope, a, rtol=ROUGH)


def test_direction(student, rng):
    """Tells downhill, flat and uphill apart"""
    a, x = rng.uniform(0.5, 2.0), rng.uniform(0.5, 2.0)
    assert_close(student.numerical_diff(lambda x: 5.0 - a * x, x), -a, rtol=ROUGH)
    assert_close(student.numerical_diff(lambda x: a * x**2, -x), -2 * a * x, rtol=ROUGH)
    assert_close(student.numerical_diff(lambda x: a + 0 * x, x), 0.0, atol=ROUGH)
    assert_close(student.numerical_diff(lambda x: a * x**2, x), 2 * a * x, rtol=ROUGH)


def test_any_place(student, rng):
    """Right wherever x lies"""
    a = rng.uniform(2.0, 3.0)  # so that all slopes are above 1
    for x in (0.0, -rng.uniform(0.5, 3.0), rng.uniform(3.0, 9.0)):
        slope = student.numerical_diff(lambda x: np.sin(x) + a * x, x)
        assert_close(slope, np.cos(x) + a, rtol=ROUGH)


def test_whole_numbers(student, rng):
    """Right for an integer as x"""
    a = rng.uniform(0.5, 2.0)
    for x in (1, 3, 10):
        assert_close(student.numerical_diff(lambda x: a * x**2 + x, x), 2 * a * x + 1, rtol=ROUGH)
