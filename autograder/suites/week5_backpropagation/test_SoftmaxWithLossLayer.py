"""Hidden tests of `SoftmaxWithLossLayer`."""

import numpy as np
import pytest

from autograder.testing import (
    as_array,
    as_number,
    assert_close,
    assert_not_mutated,
    assert_that,
    call_recording_args,
    get_handle,
    lazy,
    one_hot,
    random_labels,
    random_one_hot,
    random_probabilities,
    type_name,
)

# The guard inside the logarithm may be anything from 1e-15 to 1e-4. No probability here is under
# 0.02, where 1e-4 moves the loss by 0.2 %, and by 0.5 % the dx of a backward that heeds the guard
# (the formula leaves it out). No element of dx is near zero, so a relative tolerance will do.
GUARD = 0.01


def new(kind, *args):
    """A layer: an object of the student's class."""
    layer = kind(*args)
    assert_that(
        type_name(layer) is not None, lazy("The class does not make an object with methods.")
    )
    return layer


def forward(layer, *args):
    """What forward returns; by handle, so that an overwritten method is the student's error."""
    return get_handle(layer, "forward")(*args)


def backward(layer, *args):
    """What backward returns."""
    return get_handle(layer, "backward")(*args)


def scores(rng, *shape):
    """Scores of ordinary probabilities; each row has an offset of its own."""
    return np.log(random_probabilities(rng, *shape)) + rng.normal(size=(shape[0], 1))


def right(reference, x, t):
    """The reference's loss and dx."""
    layer = reference.SoftmaxWithLossLayer()
    return layer.forward(x, t), layer.backward(1)


@pytest.mark.weight(2)
def test_loss(student, reference, rng):
    """Forward gives the mean loss of the batch"""
    for n, k in ((5, 3), (2, 7), (30, 4)):
        x, t = scores(rng, n, k), random_one_hot(rng, n, k)
        layer = new(student.SoftmaxWithLossLayer)
        assert_close(forward(layer, x, t), right(reference, x, t)[0], rtol=GUARD)


@pytest.mark.weight(2)
def test_dx(student, reference, rng):
    """Backward gives the derivative of that mean loss"""
    for n, k in ((5, 3), (2, 7), (30, 4)):
        x, t = scores(rng, n, k), random_one_hot(rng, n, k)
        layer = new(student.SoftmaxWithLossLayer)
        forward(layer, x, t)
        assert_close(backward(layer, 1), right(reference, x, t)[1], rtol=GUARD)


@pytest.mark.weight(2)
def test_labels(student, reference, rng):
    """Takes labels as well"""
    for n, k in ((5, 3), (2, 7), (30, 4)):
        x, t = scores(rng, n, k), random_labels(rng, n, k)
        layer = new(student.SoftmaxWithLossLayer)
        loss, dx = right(reference, x, t)
        assert_close(forward(layer, x, t), loss, rtol=GUARD)
        assert_close(backward(layer, 1), dx, rtol=GUARD)


def test_tells_labels_from_one_hot(student, reference, rng):
    """Tells labels from one-hot, however many rows and whatever the labels are"""
    # As many rows as classes; a single row; labels that are all 0 or 1.
    for labels, k in (
        (random_labels(rng, 4, 4), 4),
        (random_labels(rng, 1, 5), 5),
        (rng.permutation([0, 1, 1, 0, 1]), 3),
    ):
        x = scores(rng, len(labels), k)
        for t in (labels, one_hot(labels, k), one_hot(labels, k).astype(float)):
            layer = new(student.SoftmaxWithLossLayer)
            assert_close(forward(layer, x, t), right(reference, x, t)[0], rtol=GUARD)


def test_scales_with_dout(student, reference, rng):
    """Backward scales with the derivative that comes in, which is one if nothing is said"""
    x, t = scores(rng, 4, 3), random_one_hot(rng, 4, 3)
    _, dx = right(reference, x, t)
    for dout in ((), (int(rng.integers(2, 9)),), (-rng.uniform(2, 5),), (0,)):
        layer = new(student.SoftmaxWithLossLayer)
        forward(layer, x, t)
        assert_close(backward(layer, *dout), dx * (dout[0] if dout else 1), rtol=GUARD)


def test_large_scores(student, reference, rng):
    """Stays finite for very large and very small scores"""
    x, t = scores(rng, 3, 4), random_one_hot(rng, 3, 4)
    layer = new(student.SoftmaxWithLossLayer)
    far = x + rng.permutation([[1000.0], [0.0], [-1000.0]])
    assert_close(forward(layer, far, t), right(reference, x, t)[0], rtol=GUARD)
    as_array(backward(layer, 1), t.shape)
    hopeless = 1000.0 * (1 - t)
    # -log of the largest guard is 9.2; there is no upper limit, for the loss without a guard,
    # found from the logarithm of the sum without ever taking that of 0, is 1000.
    found = as_number(forward(layer, hopeless, t))
    assert_that(found > 9, lazy("The loss for a zero probability is not a sensible one."))
    as_array(backward(layer, 1), t.shape)


def test_last_forward(student, reference, rng):
    """A backward belongs to the last forward of its own layer"""
    layer, other = (new(student.SoftmaxWithLossLayer) for _ in range(2))
    for count in (5, 1, 2):
        forward(layer, scores(rng, 4, 3), random_one_hot(rng, 4, 3))
        x, t = scores(rng, count, 3), random_one_hot(rng, count, 3)
        forward(layer, x, t)
        forward(other, scores(rng, count, 3), random_one_hot(rng, count, 3))
        assert_close(backward(layer, 1), right(reference, x, t)[1], rtol=GUARD)


def test_again(student, reference, rng):
    """Backward gives the same again when it is called again"""
    x, t = scores(rng, 4, 3), random_one_hot(rng, 4, 3).astype(float)
    layer = new(student.SoftmaxWithLossLayer)
    _, dx = right(reference, x, t)
    forward(layer, x, t)
    for _ in range(3):
        assert_close(backward(layer, 1), dx, rtol=GUARD)


def test_arguments_stay(student, reference, rng):
    """Leaves its arguments as they were"""
    x, t = scores(rng, 4, 3), random_one_hot(rng, 4, 3).astype(float)
    layer = new(student.SoftmaxWithLossLayer)
    seen = call_recording_args(get_handle(layer, "forward"), x, t)
    assert_close(seen.value, right(reference, x, t)[0], rtol=GUARD)
    assert_not_mutated(seen, x, t)
