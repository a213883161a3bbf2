"""Hidden tests of `affine`. A form is a list of cases (x, W, b)."""

import numpy as np
import pytest

from autograder.testing import (
    assert_against_control,
    assert_arguments_stay,
    assert_close,
    assert_for_any,
)

TRAITS = {
    "one_sample": 1,
    "batch": 2,
    "biases": 2,
    "shapes": 1,
    "same_sizes": 1,
    "whole_numbers": 1,
    "arguments_stay": 1,
}

SIZES = ((4, 3, 4), (5, 3, 2), (2, 4, 7))  # N, D, M


def layer(rng, d, m, has_biases):
    """Draw W and b; no bias is near zero, or all are zero: the form of most tests."""
    biases = rng.uniform(0.5, 2, m) * rng.choice([-1, 1], m) if has_biases else np.zeros(m)
    return rng.normal(size=(d, m)), biases


def one_sample(rng, sizes=SIZES, *, has_biases=False):
    """Draw cases with a single sample."""
    return [(rng.normal(size=d), *layer(rng, d, m, has_biases)) for _, d, m in sizes]


def batch(rng, sizes=SIZES, *, has_biases=False):
    """Draw cases with a batch."""
    return [(rng.normal(size=(n, d)), *layer(rng, d, m, has_biases)) for n, d, m in sizes]


@pytest.fixture
def check(student, reference):
    """Return the check of a form: all sums are right. All are asked for before one is judged."""

    def check_form(form):
        answers = [student.affine(*case) for case in form]
        for answer, case in zip(answers, form, strict=True):
            # Sums of a few products of size 1 are off by up to 1e-6 in float32, also where the
            # sum itself happens to be near zero.
            assert_close(answer, reference.affine(*case), atol=1e-5)

    return check_form


def test_one_sample(check, rng):
    """Takes a single sample"""
    check(one_sample(rng))


def test_batch(check, rng):
    """Multiplies a batch by the weights"""
    check(batch(rng))


def test_biases__one_sample(check, rng):
    """Adds the biases of the neurons to the sums of a sample"""
    form = one_sample(rng, has_biases=True)
    assert_for_any(check, (form, batch(rng, has_biases=True)))
    assert_against_control(check, form, control=one_sample(rng))


def test_biases__batch(check, rng):
    """Adds the biases of the neurons to every row"""
    form = batch(rng, has_biases=True)
    assert_for_any(check, (form, one_sample(rng, has_biases=True)))
    assert_against_control(check, form, control=batch(rng))


def test_shapes__one_row(check, rng):
    """Returns a batch for a batch of one row"""
    assert_for_any(check, (batch(rng), one_sample(rng)))
    assert_against_control(check, batch(rng, [(1, 3, 2), (1, 4, 7)]), control=batch(rng))


def test_shapes__one_neuron(check, rng):
    """Works for a layer of one neuron"""
    assert_for_any(check, (batch(rng), one_sample(rng)))
    for draw in (batch, one_sample):
        assert_against_control(check, draw(rng, [(5, 3, 1)]), control=draw(rng))


def test_same_sizes(check, rng):
    """Right for as many samples as inputs and neurons (no swapping or transposing)"""
    assert_for_any(check, (batch(rng), one_sample(rng)))
    for draw in (batch, one_sample):
        assert_against_control(check, draw(rng, [(2, 2, 2), (3, 3, 3)]), control=draw(rng))


def test_whole_numbers(check, rng):
    """Takes integers, also mixed with floats"""
    x, weights = rng.integers(1, 9, (4, 3)), rng.integers(1, 9, (3, 2))
    zero = np.zeros(2, dtype=int)
    mixed = [(x, weights, zero), (x, weights, zero.astype(float))]
    mixed += [(x + 0.37, weights, zero), (x, weights + 0.37, zero)]
    forms = mixed, [(rows[0], *rest) for rows, *rest in mixed]
    assert_for_any(check, forms)
    for form, draw in zip(forms, (batch, one_sample), strict=True):
        assert_against_control(check, form, control=draw(rng))


def test_arguments_stay(student, rng):
    """Leaves its arguments as they were"""
    sizes = [(5, 3, 2), (3, 3, 3)]
    calls = [case for draw in (one_sample, batch) for case in draw(rng, sizes, has_biases=True)]
    assert_arguments_stay(student.affine, calls)
