"""Hidden tests of `gradient_descent`."""

import numpy as np
import pytest

from autograder.testing import (
    as_array,
    assert_close,
    assert_not_mutated,
    assert_that,
    call_recording_args,
    lazy,
)

# The visible check allows 1e-5 too: a difference quotient of another small step moves the end by
# less. The nearest mistake in the bank moves it by more than 1e-3.
CLOSE = 1e-5
# 30 steps with 0.2 leave 1e-6 of the way to a bowl's bottom; walks by forward differences, which
# nobody forbids, end 5e-5 beside it.
ARRIVED = 1e-4
ARRIVING = {"lr": 0.2, "step_num": 30}


def bowl(rng, d):
    """A function of d coordinates apart from each other, and where its bottom is."""
    steep = rng.uniform(1.0, 2.0, d)
    bottom = rng.uniform(1.0, 2.0, d) * rng.choice([-1, 1], d)

    def f(x):
        return np.sum(steep * (np.asarray(x, dtype=float) - bottom) ** 2)

    return f, bottom


def valley(rng, d):
    """A function of d coordinates that depend on each other, and not a quadratic one."""
    signs = rng.choice([-1, 1], d)
    bends = np.diag(rng.uniform(1.0, 2.0, d)) + 0.6 * np.outer(signs, signs)
    bottom = rng.uniform(-1.0, 1.0, d)

    def f(x):
        away = np.asarray(x, dtype=float) - bottom
        return away @ bends @ away / 2 + 0.3 * np.sum(np.cos(2 * away))

    return f


def random_start(rng, d):
    """A start that is away from 0 and from every bottom."""
    return rng.uniform(2.5, 5.0, d) * rng.choice([-1, 1], d)


def test_one_step(student, reference, rng):
    """Takes one step against the gradient"""
    for d, lr in ((2, 0.1), (3, 0.25), (2, 0.03)):
        f, _ = bowl(rng, d)
        start = random_start(rng, d)
        expected = reference.gradient_descent(f, start, lr, 1)
        assert_close(student.gradient_descent(f, start, lr, 1), expected, atol=CLOSE)


@pytest.mark.weight(2)
def test_several_steps(student, reference, rng):
    """Takes exactly the steps it is asked for, each with the gradient of its point"""
    for d, lr, steps in ((2, 0.1, 2), (3, 0.05, 3), (2, 0.02, 9)):
        f, _ = bowl(rng, d)
        start = random_start(rng, d)
        expected = reference.gradient_descent(f, start, lr, steps)
        got = student.gradient_descent(f, start, lr=lr, step_num=steps)
        assert_close(got, expected, atol=CLOSE)


def test_coordinates_together(student, reference, rng):
    """Right for any number of coordinates that depend on each other"""
    for d, lr in ((2, 0.1), (1, 0.15), (5, 0.05)):
        f, start = valley(rng, d), random_start(rng, d)
        expected = reference.gradient_descent(f, start, lr, 1)
        assert_close(student.gradient_descent(f, start, lr, 1), expected, atol=CLOSE)


def test_integer_start(student, rng):
    """Comes to the bottom from a start of integers"""
    for d in (3, 2):
        f, bottom = bowl(rng, d)
        start = rng.integers(3, 9, d) * rng.choice([-1, 1], d)
        assert_close(student.gradient_descent(f, start, **ARRIVING), bottom, atol=ARRIVED)


def test_no_steps(student, rng):
    """Gives the start back for no steps, and another point for one"""
    f, _ = bowl(rng, 3)
    start = random_start(rng, 3)
    assert_close(student.gradient_descent(f, start, lr=0.1, step_num=0), start)
    moved = as_array(student.gradient_descent(f, start, lr=0.1, step_num=1), start.shape)
    # The true step is longer than 0.1 in every coordinate.
    assert_that(bool(np.max(np.abs(moved - start)) > 1e-3), lazy("One step leads nowhere."))


def test_left_out(student, reference, rng):
    """Works with the learning rate and the number of steps left out"""
    f, _ = bowl(rng, 2)
    start = random_start(rng, 2)
    assert_close(
        student.gradient_descent(f, start), reference.gradient_descent(f, start), atol=CLOSE
    )
    expected = reference.gradient_descent(f, start, step_num=4)
    assert_close(student.gradient_descent(f, start, step_num=4), expected, atol=CLOSE)


def test_arrives(student, rng):
    """Comes to the bottom after many steps"""
    for d in (2, 3):
        f, bottom = bowl(rng, d)
        assert_close(
            student.gradient_descent(f, random_start(rng, d), **ARRIVING), bottom, atol=ARRIVED
        )


def test_too_large_and_too_small(student, rng):
    """Is thrown out by a huge learning rate and hardly moves with a tiny one"""
    start = random_start(rng, 2)

    def f(x):
        with np.errstate(all="ignore"):
            return np.sum(np.asarray(x, dtype=float) ** 2)

    end = student.gradient_descent(f, start, lr=10.0, step_num=20)
    end = as_array(end, start.shape, finite=False)
    # Each step multiplies by 19, up to about 1e12, where a small step is lost in rounding.
    near = bool(np.all(np.abs(end) <= 1e10))
    assert_that(not near, lazy("With a huge learning rate the walk stays near."))
    end = as_array(student.gradient_descent(f, start, lr=1e-10, step_num=20), start.shape)
    # The true way is 2e-8; float32 alone rounds by 2e-7.
    far = bool(np.max(np.abs(end - start)) > 1e-5)
    assert_that(not far, lazy("With a tiny learning rate the walk leads far away."))


def test_start_stays(student, rng):
    """Leaves the start as it was"""
    f, bottom = bowl(rng, 2)
    start = random_start(rng, 2)
    seen = call_recording_args(student.gradient_descent, f, start, **ARRIVING)
    assert_close(seen.value, bottom, atol=ARRIVED)
    assert_not_mutated(seen, f, start)
