"""Hidden tests of `gradient_descent_path`."""

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


def points(got, d, least=1):
    """The points, however many, `least` at least; raises Disagreement for anything else."""
    path = one_array(got)
    fits = path.ndim == 2 and path.shape[1] == d and len(path) >= least
    assert_that(fits, lazy("The rows are not points of the way, one point in each."))
    return path


def whole(got, rows, d):
    """The points of a whole way of `rows` rows."""
    return as_array(one_array(got), (rows, d))


@pytest.mark.weight(2)
def test_every_row(student, reference, rng):
    """Row i is the point after i steps, for coordinates that depend on each other too"""
    for make, d, lr, steps in ((bowl, 2, 0.1, 6), (valley, 3, 0.2, 4), (valley, 2, 0.05, 9)):
        f, start = make(rng, d), random_start(rng, d)
        expected = reference.gradient_descent_path(f, start, lr, steps)
        got = student.gradient_descent_path(f, start, lr, steps)
        assert_close(whole(got, steps + 1, d), expected, atol=CLOSE)


def test_a_row_for_each_point(student, rng):
    """Has one row for the start and one for each step, all of them different"""
    for d, steps in ((2, 5), (3, 8)):
        f, start = bowl(rng, d), random_start(rng, d)
        got = student.gradient_descent_path(f, start, lr=0.05, step_num=steps)
        path = whole(got, steps + 1, d)
        # Every true step is longer than 0.01.
        moves = np.abs(np.diff(path, axis=0)).max(axis=1)
        assert_that(bool(np.all(moves > 1e-4)), lazy("There are rows that are the same."))


def test_begins_at_the_start(student, rng):
    """Begins with the start, and the next row is another point"""
    for d, steps in ((3, 5), (2, 6)):
        f, start = bowl(rng, d), random_start(rng, d)
        got = student.gradient_descent_path(f, start, lr=0.1, step_num=steps)
        path = points(got, d, least=2)
        assert_close(path[0], start)
        moves = bool(np.max(np.abs(path[1] - path[0])) > 1e-3)
        assert_that(moves, lazy("There are rows that are the same."))


def test_ends_at_the_end(student, reference, rng):
    """Ends where the last step leads"""
    for d, steps in ((3, 4), (2, 7)):
        f, start = bowl(rng, d), random_start(rng, d)
        expected = reference.gradient_descent(f, start, 0.1, steps)
        got = student.gradient_descent_path(f, start, lr=0.1, step_num=steps)
        assert_close(points(got, d)[-1], expected, atol=CLOSE)


def test_no_steps(student, rng):
    """Has one row, the start, for no steps, and ends elsewhere after one"""
    f, start = bowl(rng, 3), random_start(rng, 3)
    path = whole(student.gradient_descent_path(f, start, lr=0.1, step_num=0), 1, 3)
    assert_close(path[0], start)
    end = points(student.gradient_descent_path(f, start, lr=0.1, step_num=1), 3)[-1]
    # The true step is longer than 0.1 in every coordinate.
    assert_that(bool(np.max(np.abs(end - start)) > 1e-3), lazy("One step leads nowhere."))


# The last row alone in what follows: which rows there are is for the tests above.


def test_one_coordinate_and_five(student, reference, rng):
    """Works for one coordinate and for five"""
    for d in (1, 5):
        f, start = bowl(rng, d), random_start(rng, d)
        expected = reference.gradient_descent(f, start, 0.1, 1)
        got = student.gradient_descent_path(f, start, 0.1, 1)
        assert_close(points(got, d)[-1], expected, atol=CLOSE)


def test_integer_start(student, reference, rng):
    """Right from a start of integers"""
    f, start = bowl(rng, 3), rng.integers(3, 9, 3) * rng.choice([-1, 1], 3)
    expected = reference.gradient_descent(f, start, 0.07, 1)
    got = student.gradient_descent_path(f, start, lr=0.07, step_num=1)
    assert_close(points(got, 3)[-1], expected, atol=CLOSE)


def test_left_out(student, reference, rng):
    """Works with the learning rate and the number of steps left out"""
    # One coordinate only: who walks anew for every row takes 5,050 steps.
    f, start = bowl(rng, 1), random_start(rng, 1)
    got = student.gradient_descent_path(f, start)
    assert_close(points(got, 1)[-1], reference.gradient_descent(f, start), atol=CLOSE)


def test_start_stays(student, reference, rng):
    """Leaves the start as it was"""
    for d in (3, 2):
        f, start = bowl(rng, d), random_start(rng, d)
        seen = call_recording_args(student.gradient_descent_path, f, start, 0.1, 1)
        expected = reference.gradient_descent(f, start, 0.1, 1)
        assert_close(points(seen.value, d)[-1], expected, atol=CLOSE)
        assert_not_mutated(seen, f, start)
