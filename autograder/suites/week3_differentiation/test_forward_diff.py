"""Hidden tests of `forward_diff`."""

import numpy as np

from autograder.testing import assert_close

TRAITS = {
    "rise_over_step": 3,
    "step_to_the_left": 1,
    "step_that_is_lost": 1,
    "tiny_step_that_counts": 1,
    "whole_numbers": 1,
}

# The step is given, so there is one right answer: this leaves room for a result in float32 (6e-8)
# and no more; with 1e-4, the smallest step on a bend, a central difference is off by 1e-5.
EXACT = 1e-6


def smooth_functions(rng):
    """A cubic, a sine with a slope, an exponential: one step tells them from their tangents."""
    a, b, c = rng.uniform(0.5, 2.0, 3)
    return (
        lambda x: a * x**3 - b * x**2 + c * x,
        lambda x: np.sin(x) + b * x,
        lambda x: np.exp(-a * x) + c,
    )


def test_rise_over_step__steps_you_can_see(student, reference, rng):
    """Returns rise over step, for large steps"""
    for f in smooth_functions(rng):
        x, h = rng.uniform(-1.5, -0.5), rng.uniform(0.3, 1.2)
        assert_close(student.forward_diff(f, x, h), reference.forward_diff(f, x, h), rtol=EXACT)


def test_step_to_the_left(student, reference, rng):
    """Looks to the left for a negative step"""
    for f in smooth_functions(rng):
        x, h = rng.uniform(0.2, 0.8), -rng.uniform(0.3, 1.2)
        assert_close(student.forward_diff(f, x, h), reference.forward_diff(f, x, h), rtol=EXACT)


def test_rise_over_step__small_steps(student, reference, rng):
    """Keeps all digits for a small step"""
    for f in smooth_functions(rng):
        x = rng.uniform(-1.0, -0.4)
        assert_close(
            student.forward_diff(f, x, 1e-4), reference.forward_diff(f, x, 1e-4), rtol=EXACT
        )


def test_step_that_is_lost(student, rng):
    """Returns 0 where the step is lost in rounding"""
    slope = rng.uniform(0.5, 2.0)
    for x in (5.0, rng.uniform(2.0, 9.0)):
        for h in (1e-49, -1e-49):
            # x + h is x, so both heights are the same number and the answer is exactly 0.
            assert_close(student.forward_diff(lambda x: slope * x, x, h), 0.0, atol=0)
    # A step that is not lost: whoever always returns 0 earns nothing.
    assert_close(student.forward_diff(lambda x: slope * x, 5.0, 0.25), slope, rtol=EXACT)


def test_tiny_step_that_counts(student, rng):
    """Uses a tiny step unchanged if it is not lost in rounding"""
    slope = rng.uniform(0.5, 2.0)
    # 0 + 1e-49 is not 0, so the fraction is good here, and for a straight line exact.
    for h in (1e-49, 1e-20):
        assert_close(student.forward_diff(lambda x: slope * x, 0.0, h), slope, rtol=EXACT)


def test_whole_numbers(student, reference, rng):
    """Right for integers as x and as the step"""
    for f in smooth_functions(rng):
        for x, h in ((int(rng.integers(1, 4)), 2), (-int(rng.integers(1, 4)), 1), (2, 0.4)):
            assert_close(student.forward_diff(f, x, h), reference.forward_diff(f, x, h), rtol=EXACT)
