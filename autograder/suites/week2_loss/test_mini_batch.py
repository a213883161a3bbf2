"""Hidden tests of `mini_batch`."""

import numpy as np
import pytest

from autograder.testing import (
    as_array,
    assert_not_mutated,
    assert_that,
    assert_tuple,
    call_recording_args,
    lazy,
    one_hot,
)

pytestmark = pytest.mark.drawn  # which rows come is up to the way of drawing

NAMES = ("x_batch", "t_batch")
NOT_RANDOM = lazy("The rows do not change with the random generator that was handed in.")
NOT_THERE = lazy("There are rows that the data does not have.")
# Which rows are drawn is up to the student, so no two answers can be compared number by number.
pytestmark = pytest.mark.drawn


def numbered(rng, n, d=4):
    """Rows that tell their number: x[i] holds n_i + 0.25 in each column, t[i] holds n_i."""
    order = rng.permutation(n)
    return np.repeat(order[:, None], d, axis=1) + 0.25, order


def parts(got, x, t, size):
    """The two parts of a mini-batch as arrays of the right shapes."""
    x_batch, t_batch = map(as_array, assert_tuple(got, NAMES))
    asked = (size, *x.shape[1:]), (size, *t.shape[1:])
    swapped = (t_batch.shape, x_batch.shape) == asked != (x_batch.shape, t_batch.shape)
    assert_that(not swapped, lazy("The answers come first and the data second."))
    return as_array(x_batch, asked[0]), as_array(t_batch, asked[1])


def draw(student, x, t, size, seed):
    """One mini-batch."""
    return parts(student.mini_batch(x, t, size, np.random.default_rng(seed)), x, t, size)


@pytest.mark.weight(2)
def test_rows_belong_together(student, rng):
    """Takes the same rows of data and answers"""
    for n, size in ((40, 10), (500, 100)):
        x, t = numbered(rng, n)
        x_batch, t_batch = draw(student, x, t, size, int(rng.integers(1000)))
        assert_that(bool(np.all(np.isin(x_batch, x))), NOT_THERE)
        together = np.array_equal(x_batch, np.repeat(t_batch[:, None], 4, axis=1) + 0.25)
        assert_that(
            together, lazy("The rows of the data and of the answers are not the same ones.")
        )


def test_one_hot_answers(student, rng):
    """Takes whole rows of one-hot answers"""
    x, labels = numbered(rng, 12)
    x_batch, t_batch = draw(student, x, one_hot(labels, 12), 5, int(rng.integers(1000)))
    rows = np.argmax(t_batch, axis=1)
    together = np.array_equal(x_batch[:, 0], rows + 0.25) and np.all(t_batch.sum(axis=1) == 1)
    assert_that(
        bool(together), lazy("The rows of the data and of the answers are not the same ones.")
    )


def test_any_size(student, rng):
    """Works for every size from one row to all of them"""
    x, t = numbered(rng, 9)
    for size in (1, 2, 9):
        _, t_batch = draw(student, x, t, size, int(rng.integers(1000)))
        assert_that(bool(np.all(np.isin(t_batch, t))), NOT_THERE)


def test_uses_the_generator(student, rng):
    """Draws with the generator that it is given, and with nothing else"""
    x, t = numbered(rng, 1000)
    seed = int(rng.integers(1000))
    first, again, other = (draw(student, x, t, 20, s)[1] for s in (seed, seed, seed + 1))
    assert_that(np.array_equal(first, again), NOT_RANDOM)
    assert_that(not np.array_equal(first, other), NOT_RANDOM)


def test_every_row_has_a_chance(student, rng):
    """Gives every row a chance, whichever rows come with it"""
    x, t = numbered(rng, 1000)
    t_batch = draw(student, x, t, 10, int(rng.integers(1000)))[1]
    steps = np.diff(np.flatnonzero(np.isin(t, t_batch)))
    # A block gives 9 steps of 1, 8 if it goes round the end; rows drawn one by one give 7 of them
    # once in 10**13 times.
    assert_that(int(np.sum(steps == 1)) < 7, lazy("The rows stand side by side in the data."))
    x, t = numbered(rng, 20)
    seen = np.concatenate(
        [draw(student, x, t, 19, int(s))[1] for s in rng.integers(10**6, size=36)]
    )
    # 684 draws of 20 rows: a row is missed by chance once in 10**13 times.
    assert_that(set(seen.tolist()) == set(range(20)), lazy("Some rows are never drawn."))


def test_arguments_stay(student, rng):
    """Leaves the data as it was"""
    x, t = numbered(rng, 30)
    seen = call_recording_args(
        student.mini_batch, x, t, 7, np.random.default_rng(int(rng.integers(1000)))
    )
    parts(seen.value, x, t, 7)
    assert_not_mutated(seen, x, t)
