"""Hidden tests of `SimpleNet`."""

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
)

SHAPE = (2, 3)
# The guard inside the logarithm may be anything from 1e-15 to 1e-4: at probabilities from 0.02
# to 0.91, the ones used here, 1e-4 moves the loss by 0.2 % at most.
GUARD = 0.01
# Scores in float32 are sums of two products of about 3, each off by 1e-7 of itself.
FLOAT32 = 1e-5
# The grader's own central differences move a score by STEP. What they cut off is 1e-6 of the
# samples' size, float32's rounding 1e-3 of it at most, the largest guard 4e-3 of it: SLOPE.
STEP, SLOPE = 0.001, 0.005


def give(net, w):
    """Give the network weights w both ways, in place and by a new array: either may be read."""
    get_handle(net, "W")[...] = w
    net.W = w


def network(student, rng):
    """A network of the student's, and the weights that it was given."""
    net, w = student.SimpleNet(), rng.normal(size=SHAPE)
    give(net, w)
    return net, w


def mild(rng, w, *shape):
    """Samples for which no two scores are more than 3 apart: all probabilities are ordinary."""
    x = rng.normal(size=(*shape, 2))
    return x * 3 / np.max(np.ptp(x @ w, axis=-1))


def right_loss(reference, w, x, t):
    """The loss of the reference network with weights w."""
    net = reference.SimpleNet()
    net.W = w
    return net.loss(x, t)


@pytest.mark.drawn
def test_standard_normal(student):
    """Draws W from the standard normal distribution"""
    make = student.SimpleNet
    drawn = np.array([as_array(make().W, SHAPE) for _ in range(200)])
    varied = bool(np.any(drawn != drawn[:, :1, :1]))
    assert_that(varied, lazy("All the weights of a new network are the same number."))
    assert_that(bool(np.any(drawn != drawn[0])), lazy("Two new networks have the same weights."))
    # Over 1,200 numbers the mean varies by 0.03, the deviation by 0.02: 0.2 is beyond chance, and
    # so is having none of the 5 % that are more than two deviations away from the mean.
    assert_that(abs(drawn.mean()) < 0.2, lazy("The mean of many weights is not near 0."))
    tails = bool(np.any(np.abs(drawn - drawn.mean()) > 2 * drawn.std()))
    assert_that(tails, lazy("The weights are not normally distributed."))
    assert_that(
        abs(drawn.std() - 1) < 0.2, lazy("The standard deviation of many weights is not near 1.")
    )


def test_weights_of_its_own(student, rng):
    """Every network keeps weights of its own"""
    nets = student.SimpleNet(), student.SimpleNet()
    x, both = rng.normal(size=(4, 2)), rng.normal(size=(2, *SHAPE))
    for net, w in zip(nets, both, strict=True):
        get_handle(net, "W")[...] = w
    for net, w in zip(nets, both, strict=True):
        assert_close(net.predict(x), x @ w, atol=FLOAT32)


@pytest.mark.weight(2)
def test_scores(student, rng):
    """Gives the scores of one sample and of a batch"""
    net, w = network(student, rng)
    for x in (
        rng.normal(size=2),
        rng.normal(size=(5, 2)),
        rng.normal(size=(2, 2)),
        rng.normal(size=(1, 2)),
        rng.integers(-9, 9, size=(4, 2)),
    ):
        assert_close(net.predict(x), x @ w, atol=FLOAT32)


def test_loss_of_one_sample(student, reference, rng):
    """The loss of one sample, with a one-hot answer and with a label"""
    net, w = network(student, rng)
    for label in range(3):
        x = mild(rng, w)
        expected = right_loss(reference, w, x, label)
        for t in (one_hot(label, 3), one_hot(label, 3).astype(float), label):
            assert_close(net.loss(x, t), expected, rtol=GUARD)


@pytest.mark.weight(2)
def test_loss_of_a_batch_one_hot(student, reference, rng):
    """The loss of a batch of one-hot answers is the mean over its samples"""
    net, w = network(student, rng)
    for size in (5, 3, 1, 12):
        x, t = mild(rng, w, size), one_hot(random_labels(rng, size, 3), 3)
        expected = right_loss(reference, w, x, t)
        assert_close(net.loss(x, t), expected, rtol=GUARD)
        assert_close(net.loss(x, t.astype(float)), expected, rtol=GUARD)


def test_loss_of_a_batch_labels(student, reference, rng):
    """The loss of a batch of labels is the mean over its samples"""
    net, w = network(student, rng)
    for size in (5, 3, 1, 12):
        x, t = mild(rng, w, size), random_labels(rng, size, 3)
        assert_close(net.loss(x, t), right_loss(reference, w, x, t), rtol=GUARD)


def test_weights_from_outside(student, reference, rng):
    """Goes by the weights that it has at the moment of the call"""
    net, _ = network(student, rng)
    for in_place in (False, True, False):
        w = rng.normal(size=SHAPE)
        if in_place:
            get_handle(net, "W")[...] = w
        else:
            net.W = w
        x, t = mild(rng, w), one_hot(rng.integers(3), 3)
        assert_close(net.loss(x, t), right_loss(reference, w, x, t), rtol=GUARD)
        assert_close(net.predict(x), x @ w, atol=FLOAT32)


@pytest.mark.weight(2)
def test_gradient(student, reference, rng):
    """The loss has the right slope for each weight when it is moved in place"""
    net, w = network(student, rng)
    own = get_handle(net, "W")
    x, t = mild(rng, w, 4), one_hot(random_labels(rng, 4, 3), 3)
    largest = float(np.max(np.abs(x)))
    step = STEP / largest
    got = np.zeros(SHAPE)
    for i, k in np.ndindex(SHAPE):
        losses = []
        for moved in (w[i, k] + step, w[i, k] - step):
            own[i, k] = moved
            losses.append(as_number(net.loss(x, t)))
        own[i, k] = w[i, k]
        got[i, k] = (losses[0] - losses[1]) / (2 * step)
    expected = x.T @ (reference.softmax(x @ w) - t) / len(x)
    assert_close(got, expected, rtol=0, atol=SLOPE * largest)


def test_arguments_stay(student, reference, rng):
    """Leaves samples, answers and weights as they were"""
    net, w = network(student, rng)
    before = net.W
    x = mild(rng, w, 4)
    seen = call_recording_args(net.predict, x)
    assert_close(seen.value, x @ w, atol=FLOAT32)
    assert_not_mutated(seen, x)
    for x, label in ((mild(rng, w), 1), (mild(rng, w, 4), random_labels(rng, 4, 3))):
        t = one_hot(label, 3).astype(float)
        seen = call_recording_args(net.loss, x, t)
        assert_close(seen.value, right_loss(reference, w, x, t), rtol=GUARD)
        assert_not_mutated(seen, x, t)
    stayed = np.array_equal(as_array(net.W, SHAPE), before)
    assert_that(stayed, lazy("W is not as it was when the method returned."))
