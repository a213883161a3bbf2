"""Hidden tests of `cross_entropy_error`."""

import numpy as np
import pytest

from autograder.testing import (
    as_number,
    assert_close,
    assert_not_mutated,
    assert_that,
    call_recording_args,
    lazy,
    one_hot,
    random_labels,
    random_one_hot,
    random_probabilities,
)

# The guard inside the logarithm may be anything from 1e-15 to 1e-4: at a probability of 0.01,
# the smallest used here, 1e-4 moves the loss by 0.2 %.
GUARD = 0.01
# For a zero probability: -log of the largest guard is 9.2, of the smallest 34.5.
LEAST, MOST = 9, 40


def all_right(student, reference, cases):
    """The right loss for each of the cases; all are asked for before one is judged.

    Where the losses are wrong shows what is wrong with the function.
    """
    answers = [student.cross_entropy_error(y, t) for y, t in cases]
    for got, (y, t) in zip(answers, cases, strict=True):
        assert_close(got, reference.cross_entropy_error(y, t), rtol=GUARD)


def test_one_sample_one_hot(student, reference, rng):
    """Right for one sample with a one-hot answer"""
    kinds = ((2, int), (3, float), (10, int))
    cases = [(random_probabilities(rng, k), random_one_hot(rng, k).astype(t)) for k, t in kinds]
    all_right(student, reference, cases)


def test_one_sample_label(student, reference, rng):
    """Right for one sample with a label"""
    cases = [(random_probabilities(rng, k), int(rng.integers(k))) for k in (3, 10)]
    all_right(student, reference, cases)


@pytest.mark.weight(2)
def test_batch_one_hot(student, reference, rng):
    """Averages over a batch of one-hot answers"""
    shapes = ((2, 10), (5, 3), (30, 4))
    cases = [(random_probabilities(rng, n, k), random_one_hot(rng, n, k)) for n, k in shapes]
    all_right(student, reference, cases)


@pytest.mark.weight(2)
def test_batch_labels(student, reference, rng):
    """Averages over a batch of labels"""
    shapes = ((2, 10), (5, 3), (30, 4))
    cases = [(random_probabilities(rng, n, k), random_labels(rng, n, k)) for n, k in shapes]
    all_right(student, reference, cases)


def test_as_many_samples_as_classes(student, reference, rng):
    """Tells labels from one-hot where the batch is as large as the number of classes"""
    cases = []
    for size in (2, 3, 10):
        y, labels = random_probabilities(rng, size, size), random_labels(rng, size, size)
        cases += [(y, labels), (y, one_hot(labels, size))]
    all_right(student, reference, cases)


def test_batch_of_one(student, reference, rng):
    """A batch of one row is one sample"""
    y, label = random_probabilities(rng, 1, 6), random_labels(rng, 1, 6)
    all_right(student, reference, [(y, label), (y, one_hot(label, 6))])


def test_zero_probability(student, rng):
    """Stays finite where the right class has probability zero"""
    labels = rng.permutation([0, 0, 1, 2, 3, 3])
    answers = one_hot(labels, 4)
    y = np.full((6, 4), 1 / 3) * (1 - answers)
    cases = [*zip(y, answers, strict=True), *zip(y, labels.tolist(), strict=True)]
    losses = [student.cross_entropy_error(*case) for case in (*cases, (y, answers), (y, labels))]
    for loss in losses:
        sensible = LEAST < as_number(loss) < MOST
        assert_that(sensible, lazy("The loss for a zero probability is not a sensible one."))


def test_certain_and_right(student, rng):
    """Next to nothing where the right class has probability one"""
    t = random_labels(rng, 5, 5)
    loss = as_number(student.cross_entropy_error(one_hot(t, 5).astype(float), t))
    assert_that(abs(loss) < 1e-3, lazy("A certain and right prediction costs more than nothing."))


def test_arguments_stay(student, reference, rng):
    """Leaves its arguments as they were"""
    y, label = random_probabilities(rng, 6), int(rng.integers(6))
    seen = call_recording_args(student.cross_entropy_error, y, one_hot(label, 6))
    assert_close(seen.value, reference.cross_entropy_error(y, label), rtol=GUARD)
    assert_not_mutated(seen, y, one_hot(label, 6))
    y, labels = random_probabilities(rng, 4, 3), random_labels(rng, 4, 3)
    for t in (labels, one_hot(labels, 3)):
        seen = call_recording_args(student.cross_entropy_error, y, t)
        as_number(seen.value)
        assert_not_mutated(seen, y, t)
    # Zeros are not to be replaced either; what they cost is the business of other tests.
    sure = one_hot(labels, 3).astype(float)
    for y, t in ((sure, labels), (sure[0], int(labels[0]))):
        assert_not_mutated(call_recording_args(student.cross_entropy_error, y, t), y, t)
