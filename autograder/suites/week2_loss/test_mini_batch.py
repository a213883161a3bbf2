"""Hidden tests of `mini_batch`.

Row i of the data holds i, and so does answer i: a row tells its number. All tests but that of the
number of rows take as many rows as come back.
"""

import numpy as np
import pytest

from autograder.testing import (
    as_array,
    assert_against_control,
    assert_arguments_stay,
    assert_for_any,
    assert_that,
    assert_tuple,
    lazy,
    one_hot,
)

TRAITS = {
    "same_rows": 3,
    "number_of_rows": 2,
    "whole_rows": 1,
    "one_hot": 1,
    "generator": 3,
    "every_row": 2,
    "arguments_stay": 1,
}

# Which rows are drawn is up to the student, so no two answers can be compared number by number.
pytestmark = pytest.mark.drawn

X, T = PARTS = range(2)  # of a mini-batch: a mistake in one of them does not count in the other
NAMES = ("x_batch", "t_batch")


def data(rng, n):
    """Draw n rows in random order: the data, as decimal numbers, and their labels."""
    labels = rng.permutation(n)
    return np.repeat(labels[:, None], 4, axis=1).astype(float), labels


def parts(batch, x, t, size):
    """Return the two parts of a mini-batch, which have the same number of rows, at least one."""
    x_batch, t_batch = map(as_array, assert_tuple(batch, NAMES))
    is_swapped = x_batch.shape[1:] == t.shape[1:] != t_batch.shape[1:] == x.shape[1:]
    assert_that(not is_swapped, lazy("The answers are returned first, the data second."))
    if t.ndim == 1 and t_batch.shape == (len(x_batch), 1):
        t_batch = t_batch[:, 0]  # `test_number_of_rows__labels` judges the column
    rows = x_batch.shape[:1] if x_batch.size else (size,)
    return as_array(x_batch, rows + x.shape[1:]), as_array(t_batch, rows + t.shape[1:])


def draw(student, x, t, size, seed):
    """Return the parts of a new mini-batch."""
    return parts(student.mini_batch(x, t, size, np.random.default_rng(seed)), x, t, size)


@pytest.fixture
def seed(rng):
    """Return a seed for the generator that the student is given."""
    return int(rng.integers(10**6))


def assert_together(student, x, t, size, seed):
    """Check that the rows of the data and of the answers have the same numbers."""
    x_batch, t_batch = draw(student, x, t, size, seed)
    labels = t_batch.argmax(axis=1) if t.ndim == 2 else t_batch
    message = lazy("The data and the answers are taken from different rows.")
    assert_that(np.array_equal(x_batch[:, 0], labels), message)


def test_same_rows(student, rng, seed):
    """Takes the same rows of data and answers"""
    for n, size in ((40, 10), (500, 100)):
        assert_together(student, *data(rng, n), size, seed)


def test_number_of_rows(student, rng, seed):
    """Takes as many rows as asked for, from one row to all of them"""
    x, t = data(rng, 40)
    for size in (1, 2, 3, 5, 10, 15, 20, 40):  # a random number is right once in 10**5 times
        x_batch, t_batch = draw(student, x, t, size, seed)
        as_array(x_batch, (size, 4))
        as_array(t_batch, (size,))


def test_number_of_rows__labels(student, rng, seed):
    """Gives labels as an array with one axis, one number for each row of data"""
    x, t = data(rng, 40)
    draw(student, x, t, 10, seed)
    _, t_batch = assert_tuple(student.mini_batch(x, t, 10, np.random.default_rng(seed)), NAMES)
    assert_that(
        as_array(t_batch).ndim == 1, lazy("The labels are returned as a two-dimensional array.")
    )


def test_whole_rows(student, rng, seed):
    """Takes whole rows of the data, without rounding the numbers"""
    x, t = data(rng, 40)
    x += [0.25, 0.5, 0.75, 0.875]
    x_batch, _ = draw(student, x, t, 10, seed)
    is_there = (x_batch[:, None] == x).all(axis=2).any(axis=1)
    assert_that(bool(is_there.all()), lazy("Some returned rows are not in the data."))


def test_whole_rows__large_integers(student, rng, seed):
    """Keeps all digits of large integers in the rows"""
    # float64 has 53 binary digits: these integers would all become 2**60.
    x, t = (part.astype(np.int64) + 2**60 + 1 for part in data(rng, 40))
    batch = draw(student, x, t, 10, seed)
    for rows, part in zip(batch, (x, t), strict=True):
        is_there = set(map(int, rows.flat)) <= set(map(int, part.flat))
        assert_that(is_there, lazy("Some returned rows are not in the data."))


def test_one_hot(student, rng, seed):
    """Takes whole rows of one-hot answers"""
    x, labels = data(rng, 12)
    answers = one_hot(labels, 12)
    _, t_batch = draw(student, x, answers, 5, seed)
    is_one_hot = bool(np.all(np.sort(t_batch, axis=1) == [0] * 11 + [1]))
    assert_that(is_one_hot, lazy("Some returned rows are not in the data."))
    assert_against_control(
        lambda t: assert_together(student, x, t, 5, seed), answers, control=labels
    )


def test_generator(student, rng, seed):
    """Draws with the generator that it is given, and with nothing else"""
    x, t = data(rng, 1000)
    first, again, other = (draw(student, x, t, 20, s) for s in (seed, seed, seed + 1))

    def check(part):
        is_repeated = np.array_equal(first[part], again[part])
        assert_that(is_repeated, lazy("Generators with the same seed give different rows."))
        is_constant = np.array_equal(first[part], other[part])
        assert_that(not is_constant, lazy("Generators with different seeds give the same rows."))

    assert_for_any(check, PARTS)


def test_every_row__apart(student, rng, seed):
    """Draws each row from all of the data"""
    x, t = data(rng, 1000)
    batch = draw(student, x, t, 10, seed)

    def check(part):
        numbers = np.flatnonzero(np.isin(t, batch[part]))
        steps = np.diff(numbers)
        # Ten rows of a block give 9 steps of 1, or 8 if the block goes round the end, and rows
        # drawn from a block lie within 30 rows; ten rows drawn one by one give 7 steps of 1, or
        # lie within 30 of 1000 rows, once in 10**12 times.
        is_block = np.sum(steps == 1) >= max(len(steps) - 2, 1)
        is_narrow = len(numbers) > 2 and np.ptp(numbers) < 30
        assert_that(
            not (is_block or is_narrow), lazy("The chosen rows are neighbours in the data.")
        )

    assert_for_any(check, PARTS)


def test_every_row__has_a_chance(student, rng, call_each):
    """Can draw every row"""
    x, t = data(rng, 20)
    seeds = rng.integers(10**6, size=36)
    calls = [(x, t, 19, np.random.default_rng(int(seed))) for seed in seeds]
    batches = [parts(batch, x, t, 19) for batch in call_each(student.mini_batch, calls)]

    def check(part):
        # 684 draws of 20 rows: a row is missed by chance once in 10**13 times. If all batches are
        # the same one, the generator is to blame.
        numbers = [batch[part].ravel().tolist() for batch in batches]
        is_complete = set().union(*numbers) == set(range(20))
        is_constant = all(rows == numbers[0] for rows in numbers)
        assert_that(is_complete or is_constant, lazy("Some rows are never drawn."))

    assert_for_any(check, PARTS)


def test_arguments_stay(student, rng):
    """Leaves the data as they were"""
    x, labels = data(rng, 30)
    calls = [(x, labels, 7, rng), (x + 100, one_hot(labels, 30), 7, rng)]
    assert_arguments_stay(student.mini_batch, calls)
