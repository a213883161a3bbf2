"""Hidden tests of `gradient_descent_path`."""

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
    "every_step": 3,
    "begins_at_the_start": 1,
    "number_of_rows": 1,
    "no_steps": 1,
    "coordinates_together": 1,
    "any_number_of_coordinates": 1,
    "integer_start": 1,
    "left_out": 1,
    "start_stays": 1,
}

# The visible check allows 1e-5 too: a difference quotient of another small step moves a point by
# less. The nearest mistake in the bank moves it by more than 1e-3.
CLOSE = 1e-5


def bowl(rng, d):
    """A function of d coordinates apart from each other."""
    steep = rng.uniform(1.0, 2.0, d)
    bottom = rng.uniform(1.0, 2.0, d) * rng.choice([-1, 1], d)

    def f(x):
        return np.sum(steep * (np.asarray(x, dtype=float) - bottom) ** 2)

    return f


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


def one_array(got):
    """The rows as an array; a tuple of rows counts, as it does in the visible check."""
    if isinstance(got, tuple) and got and all(isinstance(row, np.ndarray) for row in got):
        same = all(row.shape == got[0].shape for row in got)
        return as_array(list(got) if same else got)
    return as_array(got)


def points(path, d, least=1):
    """Return the points of a path, however many, `least` at least."""
    rows = one_array(path)
    fits = rows.ndim == 2 and rows.shape[1] == d and len(rows) >= least
    assert_that(fits, lazy("The rows are not the points of the path, one point per row."))
    return rows


def assert_steps(student, reference, f, start, lr, steps):
    """Check the last `steps` rows; the rows before them are judged elsewhere."""
    d = len(start)
    expected = reference.gradient_descent_path(f, start, lr, steps)
    path = points(student.gradient_descent_path(f, start, lr, steps), d, least=steps)
    assert_close(path[-steps:], expected[-steps:], atol=CLOSE)


def test_every_step(student, reference, rng):
    """Returns a row for each step: the point after it"""
    for lr, steps in ((0.1, 6), (0.2, 4), (0.05, 9)):
        assert_steps(student, reference, bowl(rng, 2), random_start(rng, 2), lr, steps)


def test_begins_at_the_start(student, rng):
    """The first row is the start"""
    for steps in (5, 6):
        f, start = bowl(rng, 2), random_start(rng, 2)
        path = points(student.gradient_descent_path(f, start, 0.1, steps), 2, least=2)
        assert_close(path[0], start)


def test_number_of_rows(student, rng):
    """Returns step_num + 1 rows"""
    for steps in (5, 8):
        path = student.gradient_descent_path(bowl(rng, 2), random_start(rng, 2), 0.05, steps)
        as_array(one_array(path), (steps + 1, 2))


def test_no_steps(student, rng):
    """Returns the start as a single row if step_num is 0"""
    f, start = bowl(rng, 2), random_start(rng, 2)

    def check(steps):
        path = as_array(one_array(student.gradient_descent_path(f, start, 0.1, steps)))
        assert_close(path[:1], start.reshape(1, 2))
        assert_that(len(path) == steps + 1, lazy("The path has too few or too many rows."))

    assert_for_any(check, (0, 1, 2))
    assert_against_control(check, 0, control=2)


# One step alone in what follows: the rows of several steps are judged above.


def test_coordinates_together(student, reference, rng):
    """Computes the whole gradient at one point, before any coordinate moves"""

    def check(make):
        assert_steps(student, reference, make(rng, 2), random_start(rng, 2), 0.1, 1)

    assert_for_any(check, (bowl, valley))
    assert_against_control(check, valley, control=bowl)


def test_any_number_of_coordinates(student, reference, rng):
    """Takes a start with any number of coordinates"""

    def check(d):
        assert_steps(student, reference, bowl(rng, d), random_start(rng, d), 0.1, 1)

    for d in (1, 3, 5):
        assert_for_any(check, (2, d))
        assert_against_control(check, d, control=2)


def test_integer_start(student, reference, rng):
    """Takes a start of integers"""
    start = rng.integers(3, 9, 2) * rng.choice([-1, 1], 2)
    assert_steps(student, reference, bowl(rng, 2), start, 0.07, 1)


def test_left_out(student, reference, rng):
    """Uses the default values of the exercise if lr or step_num is omitted"""
    # One coordinate only: an answer that walks anew for every row takes 5,050 steps.
    f, start = bowl(rng, 1), random_start(rng, 1)

    def check(options):
        path = points(student.gradient_descent_path(f, start, **options), 1)
        end = reference.gradient_descent(f, start, **options)
        assert_close(path[-1], end, atol=CLOSE)

    step = {"lr": 0.01, "step_num": 1}
    assert_for_any(check, (step, {}))
    assert_against_control(check, {"step_num": 1}, control=step)
    assert_against_control(check, {}, control={"lr": 0.01, "step_num": 100})


def test_start_stays(student, rng):
    """Does not modify the start"""
    starts = (random_start(rng, 2), rng.integers(3, 9, 2), random_start(rng, 3))
    calls = [(bowl(rng, len(start)), start, 0.1, 2) for start in starts]
    assert_arguments_stay(student.gradient_descent_path, calls)
