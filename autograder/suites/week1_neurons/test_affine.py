"""Hidden tests of `affine`."""

import numpy as np
import pytest

from autograder.testing import assert_close, assert_not_mutated, call_recording_args

# Sums of a few products of size 1 are off by up to 1e-6 in float32, also where the sum itself
# happens to be near zero, so that a relative tolerance alone would not do.
ATOL = 1e-5
SIZES = ((5, 3, 2), (2, 4, 7), (6, 2, 3))  # N, D, M


def layer(rng, d, m):
    """A W and a b; no bias is near zero."""
    return rng.normal(size=(d, m)), rng.uniform(0.5, 2, m) * rng.choice([-1, 1], m)


@pytest.mark.weight(2)
def test_products(student, reference, rng):
    """Multiplies a batch by the weights"""
    for n, d, m in SIZES:
        # Without biases, so that a mistake with them does not count here.
        given = rng.normal(size=(n, d)), rng.normal(size=(d, m)), np.zeros(m)
        assert_close(student.affine(*given), reference.affine(*given), atol=ATOL)


def test_biases(student, reference, rng):
    """Adds to every row the biases of the neurons"""
    for n, d, m in SIZES:
        given = rng.normal(size=(n, d)), *layer(rng, d, m)
        assert_close(student.affine(*given), reference.affine(*given), atol=ATOL)


def test_one_sample(student, reference, rng):
    """Takes a single sample"""
    for _, d, m in SIZES:
        given = rng.normal(size=d), *layer(rng, d, m)
        assert_close(student.affine(*given), reference.affine(*given), atol=ATOL)


def test_batch_of_one(student, reference, rng):
    """A batch of one row stays a batch"""
    for d, m in ((3, 2), (4, 7)):
        given = rng.normal(size=(1, d)), *layer(rng, d, m)
        assert_close(student.affine(*given), reference.affine(*given), atol=ATOL)


def test_one_neuron(student, reference, rng):
    """Works for a layer of one neuron"""
    for shape in ((5, 3), (3,)):
        given = rng.normal(size=shape), *layer(rng, 3, 1)
        assert_close(student.affine(*given), reference.affine(*given), atol=ATOL)


def test_same_sizes(student, reference, rng):
    """Swaps and transposes nothing where all sizes are the same"""
    for size in (2, 3):
        given = rng.normal(size=(size, size)), *layer(rng, size, size)
        assert_close(student.affine(*given), reference.affine(*given), atol=ATOL)


def test_whole_numbers(student, reference, rng):
    """Takes whole numbers, and fractions together with them"""
    # Each argument in turn is not whole, last of all none.
    for fractions in ((0.5, 0, 0), (0, 0.5, 0), (0, 0, 0.5), (0, 0, 0)):
        whole = rng.integers(-9, 10, (4, 3)), rng.integers(1, 9, (3, 2)), rng.integers(1, 9, 2)
        given = [a + more if more else a for a, more in zip(whole, fractions, strict=True)]
        assert_close(student.affine(*given), reference.affine(*given), atol=ATOL)


def test_arguments_stay(student, reference, rng):
    """Leaves its arguments as they were"""
    for shape in ((4, 3), (3,), (3, 3)):
        given = rng.normal(size=shape), *layer(rng, 3, 3)
        seen = call_recording_args(student.affine, *given)
        assert_close(seen.value, reference.affine(*given), atol=ATOL)
        assert_not_mutated(seen, *given)
