"""Hidden tests of `gradient_descent`."""

import numpy as np

from autograder.testing import (
    as_array,
    assert_against_control,
    assert_arguments_stay,
    assert_close,
    assert_for_any,
    assert_that,
    lazy,
)

TRAITS = {
    "one_step": 2,
    "several_steps": 3,
    "coordinates_together": 1,
    "any_number_of_coordinates": 1,
    "integer_start": 1,
    "no_steps": 1,
    "left_out": 1,
    "any_learning_rate": 1,
    "start_stays": 1,
}

# The visible check allows 1e-5 too: a difference quotient of another small step moves the end by
# less. The nearest mistake in the bank moves it by more than 1e-3.
CLOSE = 1e-5
# 30 steps with 0.2 leave 1e-6 of the way to a bowl's bottom; walks by forward differences, which
# the exercise allows, end 5e-5 beside it.
ARRIVED = 1e-4


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


def assert_walk(student, reference, f, start, *options):
    """Check the end of a walk; `options` are the learning rate and the number of steps."""
    expected = reference.gradient_descent(f, start, *options)
    assert_close(student.gradient_descent(f, start, *options), expected, atol=CLOSE)


def test_one_step(student, reference, rng):
    """Takes one step against the gradient"""
    for lr in (0.1, 0.25, 0.03):
        assert_walk(student, reference, bowl(rng, 2)[0], random_start(rng, 2), lr, 1)


def test_several_steps__each_with_its_own_gradient(student, reference, rng):
    """Takes exactly step_num steps, each with the gradient at its point"""
    for lr, steps in ((0.1, 2), (0.05, 3), (0.02, 9)):
        assert_walk(student, reference, bowl(rng, 2)[0], random_start(rng, 2), lr, steps)


def test_several_steps__bottom(student, rng):
    """Reaches the minimum after many steps"""
    f, bottom = bowl(rng, 2)
    end = student.gradient_descent(f, random_start(rng, 2), 0.2, 30)
    assert_close(end, bottom, atol=ARRIVED)


def test_coordinates_together(student, reference, rng):
    """Computes the whole gradient at one point, before any coordinate moves"""

    def check(make):
        assert_walk(student, reference, make(rng, 2), random_start(rng, 2), 0.1, 1)

    def apart(rng, d):
        return bowl(rng, d)[0]

    assert_for_any(check, (apart, valley))
    assert_against_control(check, valley, control=apart)


def test_any_number_of_coordinates(student, reference, rng):
    """Takes a start with any number of coordinates"""

    def check(d):
        assert_walk(student, reference, bowl(rng, d)[0], random_start(rng, d), 0.1, 1)

    for d in (1, 3, 5):
        assert_for_any(check, (2, d))
        assert_against_control(check, d, control=2)


def test_integer_start(student, reference, rng):
    """Takes a start of integers"""
    start = rng.integers(3, 9, 2) * rng.choice([-1, 1], 2)
    assert_walk(student, reference, bowl(rng, 2)[0], start, 0.07, 1)


def test_no_steps(student, rng):
    """Returns the start if step_num is 0"""
    f, _ = bowl(rng, 2)
    start = random_start(rng, 2)
    assert_close(student.gradient_descent(f, start, 0.1, 0), start)
    moved = as_array(student.gradient_descent(f, start, 0.1, 1), start.shape)
    # The true step is longer than 0.1 in every coordinate.
    assert_that(
        bool(np.max(np.abs(moved - start)) > 1e-3), lazy("One step does not move the point.")
    )


def test_left_out(student, reference, rng):
    """Uses the default values of the exercise if lr or step_num is omitted"""
    f, _ = bowl(rng, 2)
    start = random_start(rng, 2)

    def check(options):
        expected = reference.gradient_descent(f, start, **options)
        assert_close(student.gradient_descent(f, start, **options), expected, atol=CLOSE)

    default, step = {"lr": 0.01, "step_num": 100}, {"lr": 0.01, "step_num": 1}
    assert_for_any(check, (step, default))
    assert_against_control(check, {}, control=default)
    assert_against_control(check, {"step_num": 1}, control=step)


def test_any_learning_rate__huge(student, reference, rng):
    """Goes far away with a very large learning rate"""
    start = random_start(rng, 2)

    def f(x):
        with np.errstate(all="ignore"):
            return np.sum(np.asarray(x, dtype=float) ** 2)

    def check(lr):
        if lr < 1:
            assert_walk(student, reference, f, start, lr, 3)
            return
        end = as_array(student.gradient_descent(f, start, lr, 20), start.shape, finite=False)
        # Each step multiplies by 19, up to about 1e12, where a small step is lost in rounding.
        near = bool(np.all(np.abs(end) <= 1e10))
        assert_that(
            not near, lazy("With a very large learning rate the point does not move far away.")
        )

    assert_for_any(check, (0.1, 10.0))
    assert_against_control(check, 10.0, control=0.1)


def test_any_learning_rate__tiny(student, rng):
    """Goes on even if its steps are very short"""
    a, start = rng.uniform(1.0, 2.0, 2), 1e-6 * rng.choice([-1, 1], 2)

    def f(x):
        return np.sum(a * np.asarray(x, dtype=float) ** 2)

    # The first step is shorter than 1e-6, ten steps come to within a tenth of the way. A forward
    # difference leads farther away.
    end = as_array(student.gradient_descent(f, start, 0.1, 10), start.shape)
    goes_on = bool(np.all(np.abs(end - start) > 0.8e-6))
    assert_that(goes_on, lazy("The descent stops as soon as its steps are short."))


def test_start_stays(student, rng):
    """Does not modify the start"""
    starts = (random_start(rng, 2), rng.integers(3, 9, 2), random_start(rng, 3))
    calls = [(bowl(rng, len(start))[0], start, 0.1, 2) for start in starts]
    assert_arguments_stay(student.gradient_descent, calls)
