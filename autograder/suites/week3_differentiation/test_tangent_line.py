"""Hidden tests of `tangent_line`."""

import numpy as np

from autograder.testing import (
    as_number,
    assert_arguments_stay,
    assert_close,
    assert_that,
    describe,
    lazy,
    type_name,
)

TRAITS = {
    "heights": 2,
    "touches": 1,
    "slope": 1,
    "two_lines": 1,
    "arrays": 1,
    "whole_numbers": 1,
    "t_stays": 1,
}

# The slope may come from a `numerical_diff` that is not accurate, which costs its points there:
# a forward difference with 1e-4 moves heights here by less than 4e-4, slopes by less than 1e-4.
# float32 is off by 1e-6. Wrong lines are off by 0.05 and more.
NEAR = 1e-3


def tangent(student, f, x):
    """The student's line; a message of its own if no function is returned."""
    line = student.tangent_line(f, x)
    assert_that(
        type_name(line) is not None,
        lazy(
            "Expected {asked}, but got {what}.",
            what=describe(line),
            asked=lazy("a function of t"),
        ),
    )
    return line


def curves(rng):
    """Functions with their derivatives; no tangent at 0.5 to 1.2 goes through the origin."""
    a, b, c = rng.uniform(0.5, 1.0, 3)
    return (
        (lambda x: a * x**2 + b * x + 3 * c, lambda x: 2 * a * x + b),
        (lambda x: np.sin(x) + 2 * c, np.cos),
        (lambda x: np.exp(-a * x) + b, lambda x: -a * np.exp(-a * x)),
    )


def test_heights(student, rng):
    """Returns the right height on both sides of x"""
    for f, slope in curves(rng):
        x = rng.uniform(0.5, 1.2)
        line = tangent(student, f, x)
        for t in (x - rng.uniform(1, 4), x + rng.uniform(1, 4)):
            assert_close(line(t), f(x) + slope(x) * (t - x), rtol=NEAR, atol=NEAR)


def test_touches(student, rng):
    """Meets the graph of f at x"""
    for f, _ in curves(rng):
        for x in (rng.uniform(0.5, 1.2), -rng.uniform(0.3, 0.6)):
            # However bad the slope, it does not matter here: the common tolerance.
            assert_close(tangent(student, f, x)(x), f(x))


def test_slope(student, rng):
    """Has the same slope everywhere: that of f at x"""
    for f, slope in curves(rng):
        x, t = rng.uniform(0.5, 1.2), rng.uniform(2.0, 3.0)
        line = tangent(student, f, x)
        for left in (t, -t):
            assert_close(
                as_number(line(left + 1)) - as_number(line(left)), slope(x), rtol=NEAR, atol=NEAR
            )


def test_two_lines(student, rng):
    """Keeps each line as it is when another is made"""
    x = rng.uniform(0.5, 1.2)
    places = (x, x + 1, -x)
    made = [(f, slope, p, tangent(student, f, p)) for f, slope in curves(rng) for p in places]
    t = rng.uniform(2.0, 3.0)
    for f, slope, p, line in made:
        assert_close(line(t), f(p) + slope(p) * (t - p), rtol=NEAR, atol=NEAR)


def test_arrays(student, rng):
    """Takes arrays of any shape and gives heights of that shape"""
    f, slope = curves(rng)[0]
    x = rng.uniform(0.5, 1.2)
    line = tangent(student, f, x)
    for shape in ((), (1,), (3,), (2, 3), (2, 3, 4)):
        t = np.asarray(rng.uniform(-3.0, 3.0, shape))
        assert_close(line(t), f(x) + slope(x) * (t - x), rtol=NEAR, atol=NEAR)


def test_whole_numbers(student, rng):
    """Right for integers as x and as t"""
    for f, slope in curves(rng):
        line = tangent(student, f, 1)
        for t in (-3, 0, 4):
            assert_close(line(t), f(1) + slope(1) * (t - 1), rtol=NEAR, atol=NEAR)


def test_t_stays(student, rng):
    """Leaves t as it was"""
    f, _ = curves(rng)[0]
    line = tangent(student, f, rng.uniform(0.5, 1.2))
    places = [rng.uniform(-3.0, 3.0, shape) for shape in ((4,), (2, 3))]
    assert_arguments_stay(line, [(t,) for t in (*places, np.arange(-2, 3), 2.0)])
