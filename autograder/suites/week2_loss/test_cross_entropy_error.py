"""Hidden tests of `cross_entropy_error`."""

import numpy as np
import pytest

from autograder.grading.compare import agree, holds, number, unchanged
from autograder.grading.inputs import (
    one_hot,
    random_labels,
    random_one_hot,
    random_probabilities,
)
from autograder.messages import phrase
from autograder.sandbox.student import observe

# The guard inside the logarithm may be anything from 1e-15 to 1e-4: at a probability of 0.01,
# the smallest used here, 1e-4 moves the loss by 0.2 %.
GUARD = 0.01


def test_one_sample_one_hot(student, reference, rng):
    """Right for one sample with a one-hot answer"""
    for classes in (2, 3, 10):
        y, t = random_probabilities(rng, classes), random_one_hot(rng, classes)
        agree(student.cross_entropy_error(y, t), reference.cross_entropy_error(y, t), rtol=GUARD)


def test_one_sample_label(student, reference, rng):
    """Right for one sample with a label"""
    for classes in (3, 10):
        y, t = random_probabilities(rng, classes), int(rng.integers(classes))
        agree(student.cross_entropy_error(y, t), reference.cross_entropy_error(y, t), rtol=GUARD)


@pytest.mark.weight(2)
def test_batch_one_hot(student, reference, rng):
    """Averages over a batch of one-hot answers"""
    for batch, classes in ((2, 10), (5, 3), (30, 4)):
        y, t = random_probabilities(rng, batch, classes), random_one_hot(rng, batch, classes)
        agree(student.cross_entropy_error(y, t), reference.cross_entropy_error(y, t), rtol=GUARD)


@pytest.mark.weight(2)
def test_batch_labels(student, reference, rng):
    """Averages over a batch of labels"""
    for batch, classes in ((2, 10), (5, 3), (30, 4)):
        y, t = random_probabilities(rng, batch, classes), random_labels(rng, batch, classes)
        agree(student.cross_entropy_error(y, t), reference.cross_entropy_error(y, t), rtol=GUARD)


def test_as_many_samples_as_classes(student, reference, rng):
    """Tells labels from one-hot where the batch is as large as the number of classes"""
    for size in (3, 10):
        y, t = random_probabilities(rng, size, size), random_labels(rng, size, size)
        agree(student.cross_entropy_error(y, t), reference.cross_entropy_error(y, t), rtol=GUARD)
        t = one_hot(t, size)
        agree(student.cross_entropy_error(y, t), reference.cross_entropy_error(y, t), rtol=GUARD)


def test_batch_of_one(student, reference, rng):
    """A batch of one row is one sample"""
    y, t = random_probabilities(rng, 1, 6), random_labels(rng, 1, 6)
    agree(student.cross_entropy_error(y, t), reference.cross_entropy_error(y, t), rtol=GUARD)
    t = one_hot(t, 6)
    agree(student.cross_entropy_error(y, t), reference.cross_entropy_error(y, t), rtol=GUARD)


def test_zero_probability(student, rng):
    """Stays finite where the right class has probability zero"""
    for t in random_labels(rng, 4, 4):
        y = np.full(4, 1 / 3) * (1 - one_hot(t, 4))
        for answer in (one_hot(t, 4), int(t)):
            loss = number(student.cross_entropy_error(y, answer))
            # -log of the largest guard is 9.2, of the smallest 34.5.
            holds(9 < loss < 40, phrase("The loss for a zero probability is not a sensible one."))


def test_certain_and_right(student, rng):
    """Next to nothing where the right class has probability one"""
    t = random_labels(rng, 5, 5)
    loss = number(student.cross_entropy_error(one_hot(t, 5).astype(float), t))
    holds(abs(loss) < 1e-3, phrase("A certain and right prediction costs more than nothing."))


def test_arguments_stay(student, reference, rng):
    """Leaves its arguments as they were"""
    y, label = random_probabilities(rng, 6), int(rng.integers(6))
    seen = observe(student.cross_entropy_error, y, one_hot(label, 6))
    agree(seen.value, reference.cross_entropy_error(y, label), rtol=GUARD)
    unchanged(seen, y, one_hot(label, 6))
    y, labels = random_probabilities(rng, 4, 3), random_labels(rng, 4, 3)
    for t in (labels, one_hot(labels, 3)):
        seen = observe(student.cross_entropy_error, y, t)
        number(seen.value)
        unchanged(seen, y, t)
