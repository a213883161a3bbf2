"""Hidden tests of `mini_batch`."""

import numpy as np
import pytest

from autograder.grading.compare import array, holds, pair, unchanged
from autograder.grading.inputs import one_hot
from autograder.messages import phrase
from autograder.sandbox.student import observe

NAMES = ("x_batch", "t_batch")
NOT_RANDOM = phrase("The rows do not change with the random generator that was handed in.")


def numbered(rng, n, d=4):
    """Rows that tell their number: x[i] holds n_i + 0.25 in each column, t[i] holds n_i."""
    order = rng.permutation(n)
    return np.repeat(order[:, None], d, axis=1) + 0.25, order


def draw(student, x, t, size, seed):
    """One mini-batch as two arrays of the right shapes."""
    got = student.mini_batch(x, t, size, np.random.default_rng(seed))
    x_batch, t_batch = pair(got, NAMES)
    return array(x_batch, (size, *x.shape[1:])), array(t_batch, (size, *t.shape[1:]))


@pytest.mark.weight(2)
def test_rows_belong_together(student, rng):
    """Takes the same rows of data and answers"""
    for n, size in ((40, 10), (500, 100)):
        x, t = numbered(rng, n)
        x_batch, t_batch = draw(student, x, t, size, int(rng.integers(1000)))
        together = np.array_equal(x_batch, np.repeat(t_batch[:, None], 4, axis=1) + 0.25)
        holds(together, phrase("The rows of the data and of the answers are not the same ones."))


def test_one_hot_answers(student, rng):
    """Takes whole rows of one-hot answers"""
    x, labels = numbered(rng, 12)
    x_batch, t_batch = draw(student, x, one_hot(labels, 12), 5, int(rng.integers(1000)))
    rows = np.argmax(t_batch, axis=1)
    together = np.array_equal(x_batch[:, 0], rows + 0.25) and np.all(t_batch.sum(axis=1) == 1)
    holds(bool(together), phrase("The rows of the data and of the answers are not the same ones."))


def test_any_size(student, rng):
    """Works for every size from one row to all of them"""
    x, t = numbered(rng, 9)
    for size in (1, 2, 9):
        _, t_batch = draw(student, x, t, size, int(rng.integers(1000)))
        holds(
            bool(np.all(np.isin(t_batch, t))), phrase("There are rows that the data does not have.")
        )


def test_uses_the_generator(student, rng):
    """Draws with the generator that it is given, and with nothing else"""
    x, t = numbered(rng, 1000)
    seed = int(rng.integers(1000))
    first, again, other = (draw(student, x, t, 20, s)[1] for s in (seed, seed, seed + 1))
    holds(np.array_equal(first, again), NOT_RANDOM)
    holds(not np.array_equal(first, other), NOT_RANDOM)


def test_every_row_has_a_chance(student, rng):
    """Gives every row a chance"""
    x, t = numbered(rng, 20)
    seen = np.concatenate(
        [draw(student, x, t, 10, int(s))[1] for s in rng.integers(10**6, size=60)]
    )
    # 600 draws of 20 rows: a row is missed by chance once in 10**13 times.
    holds(set(seen.tolist()) == set(range(20)), phrase("Some rows are never drawn."))


def test_arguments_stay(student, rng):
    """Leaves the data as it was"""
    x, t = numbered(rng, 30)
    seen = observe(student.mini_batch, x, t, 7, np.random.default_rng(int(rng.integers(1000))))
    array(pair(seen.value, NAMES)[0], (7, 4))
    unchanged(seen, x, t)
