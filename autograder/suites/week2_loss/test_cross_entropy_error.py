"""Hidden tests of `cross_entropy_error`.

A form is a list of cases (y, t). There are four: one sample or a batch, with one-hot answers or
with labels. A function that is wrong for a row or a column of this table loses one trait only.
"""

from operator import add

import numpy as np
import pytest

from autograder.testing import (
    as_number,
    assert_against_control,
    assert_arguments_stay,
    assert_close,
    assert_for_any,
    assert_that,
    lazy,
    one_hot,
    random_labels,
    random_probabilities,
    unwrap_number,
)

TRAITS = {
    "one_sample": 1,
    "batch": 2,
    "one_hot": 2,
    "labels": 2,
    "told_apart": 1,
    "zero_probability": 1,
    "one_number": 1,
    "arguments_stay": 1,
}

# The guard inside the logarithm may be anything from 1e-15 to 1e-4: at a probability of 0.01,
# the smallest used here, 1e-4 moves the loss by 0.2 %; at a probability of 1, from 0 to 1e-4.
GUARD = {"rtol": 0.01, "atol": 1e-3}
# For a zero probability: -log of the largest guard is 9.2, of the smallest 34.5.
LEAST, MOST = 9, 40


def decimal(labels, classes):
    """Return the one-hot form in decimal numbers."""
    return one_hot(labels, classes).astype(float)


def label(labels, _classes):
    """Return labels as they are; the one of a single sample is a plain integer."""
    return labels


def one_sample(rng, answer):
    """Draw single samples. No label is 0 or 1, which could be part of a one-hot answer."""
    return [(random_probabilities(rng, k), answer(int(rng.integers(2, k)), k)) for k in (4, 7, 10)]


def batch(rng, answer, shapes=((3, 10), (5, 3), (4, 7), (3, 5))):
    """Draw small batches, where every sample counts. With three samples, a label is above 1."""
    return [
        (random_probabilities(rng, n, k), answer(random_labels(rng, n, k), k)) for n, k in shapes
    ]


def all_forms(rng):
    """Draw the four forms."""
    return [size(rng, answer) for size in (one_sample, batch) for answer in (one_hot, label)]


def with_probability(form, right, other):
    """Return the form with new probabilities of the right class and of every other class."""
    answers = [t if np.shape(t) == y.shape else one_hot(t, y.shape[-1]) for y, t in form]
    return [
        (np.where(answer, right, other), t) for answer, (_, t) in zip(answers, form, strict=True)
    ]


@pytest.fixture
def check(student, reference, call_each):
    """Return the check of a form: all losses are right. All are asked for before one is judged."""

    def check_form(form):
        losses = map(unwrap_number, call_each(student.cross_entropy_error, form))
        for loss, (y, t) in zip(losses, form, strict=True):
            expected = reference.cross_entropy_error(y, t)
            if expected < LEAST:
                assert_close(loss, expected, **GUARD)
            else:
                message = lazy("The loss for a probability of 0 is not a reasonable number.")
                assert_that(LEAST < as_number(loss) < MOST, message)

    return check_form


def assert_trait(check, form, *, control, elsewhere):
    """Check a form of a trait: it, or else `elsewhere`, is right; a wrong one counts by control."""
    assert_for_any(check, (form, elsewhere))
    assert_against_control(check, form, control=control)


def test_one_sample(check, rng):
    """Right for one sample"""
    assert_for_any(check, (one_sample(rng, one_hot), one_sample(rng, label)))


def test_batch(check, rng):
    """Right for a batch: the mean over its samples"""
    assert_for_any(check, (batch(rng, one_hot), batch(rng, label)))


def test_one_hot__one_sample(check, rng):
    """Takes one sample with a one-hot answer"""
    form, elsewhere = one_sample(rng, one_hot), batch(rng, one_hot)
    assert_trait(check, form, control=one_sample(rng, label), elsewhere=elsewhere)


def test_one_hot__batch(check, rng):
    """Takes a batch of one-hot answers"""
    form, elsewhere = batch(rng, one_hot), one_sample(rng, one_hot)
    assert_trait(check, form, control=batch(rng, label), elsewhere=elsewhere)


def test_one_hot__decimal_numbers(check, rng):
    """Takes one-hot answers of floats"""
    for size, other in ((one_sample, batch), (batch, one_sample)):
        form, elsewhere = size(rng, decimal), other(rng, decimal)
        assert_trait(check, form, control=size(rng, one_hot), elsewhere=elsewhere)


def test_labels__one_sample(check, rng):
    """Takes one sample with a plain integer as its label"""
    form, elsewhere = one_sample(rng, label), batch(rng, label)
    assert_trait(check, form, control=one_sample(rng, one_hot), elsewhere=elsewhere)


def test_labels__batch(check, rng):
    """Takes a batch of labels"""
    form, elsewhere = batch(rng, label), one_sample(rng, label)
    assert_trait(check, form, control=batch(rng, one_hot), elsewhere=elsewhere)


def test_told_apart__as_many_samples_as_classes(check, rng):
    """Tells labels from one-hot answers where the batch is as large as the number of classes"""
    assert_for_any(check, all_forms(rng))
    for answer in (one_hot, label):
        square = batch(rng, answer, [(3, 3), (10, 10)])
        assert_against_control(check, square, control=batch(rng, answer))


def test_told_apart__zeros_and_ones(check, rng):
    """Tells labels from one-hot answers where all labels are 0 or 1"""
    assert_for_any(check, all_forms(rng))
    singles = [(random_probabilities(rng, 4), k) for k in (0, 1)]
    assert_against_control(check, singles, control=one_sample(rng, label))
    batches = [(random_probabilities(rng, 4, 3), random_labels(rng, 4, 2))]
    assert_against_control(check, batches, control=batch(rng, label))


def test_told_apart__one_row(check, rng):
    """Right for a batch of one row"""
    assert_for_any(check, all_forms(rng))
    for answer in (one_hot, label):
        row = batch(rng, answer, [(1, 6)])
        assert_against_control(check, row, control=batch(rng, answer))


def test_zero_probability__right_class(check, rng):
    """Stays finite where the right class has probability 0"""
    controls = all_forms(rng)
    missed = [with_probability(form[:1], 0.0, 1 / 3) for form in controls]
    assert_for_any(check, map(add, missed, controls))
    for form, control in zip(missed, controls, strict=True):
        assert_against_control(check, form, control=control)


def test_zero_probability__other_classes(check, rng):
    """Near 0 where the right class has probability 1"""
    controls = all_forms(rng)
    certain = [with_probability(form[:1], 1.0, 0.0) for form in controls]
    assert_for_any(check, map(add, certain, controls))
    for form, control in zip(certain, controls, strict=True):
        assert_against_control(check, form, control=control)


def test_one_number(student, reference, rng):
    """Gives one number, not an array"""

    def check_numbers(form):
        for y, t in form:
            expected = reference.cross_entropy_error(y, t)
            assert_close(student.cross_entropy_error(y, t), expected, **GUARD)

    assert_for_any(check_numbers, all_forms(rng))


def test_arguments_stay(student, rng):
    """Leaves its arguments as they were"""
    forms = [form[:1] for form in all_forms(rng)]
    forms += [with_probability(form, 1.0, 0.0) for form in forms]  # a guard may replace zeros
    assert_arguments_stay(student.cross_entropy_error, [case for (case,) in forms])
