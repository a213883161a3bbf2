"""Hidden tests of `SimpleNet`."""

import numpy as np
import pytest

from autograder.testing import (
    as_array,
    as_number,
    assert_against_control,
    assert_arguments_stay,
    assert_close,
    assert_for_any,
    assert_that,
    get_handle,
    lazy,
    one_hot,
    random_labels,
)

TRAITS = {
    "standard_normal": 1,
    "weights_of_its_own": 1,
    "scores": 2,
    "one_sample": 1,
    "batch": 2,
    "one_hot": 2,
    "labels": 1,
    "weights_from_outside": 1,
    "gradient": 1,
    "arguments_stay": 1,
}

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
    assert_that(varied, lazy("All weights of a new network are the same number."))
    assert_that(bool(np.any(drawn != drawn[0])), lazy("Two new networks have the same weights."))
    # Over 1,200 numbers the mean varies by 0.03, the deviation by 0.02: 0.2 is beyond chance, and
    # so is having none of the 5 % that are more than two deviations away from the mean.
    assert_that(abs(drawn.mean()) < 0.2, lazy("The mean of many weights is not near 0."))
    tails = bool(np.any(np.abs(drawn - drawn.mean()) > 2 * drawn.std()))
    assert_that(tails, lazy("The weights are not normally distributed."))
    assert_that(
        abs(drawn.std() - 1) < 0.2, lazy("The standard deviation of many weights is not near 1.")
    )


def assert_reads(net, w, x, t, loss):
    """Check that scores or loss are those of the weights w."""

    def check(is_loss):
        if is_loss:
            assert_close(net.loss(x, t), loss, rtol=GUARD)
        else:
            assert_close(net.predict(x), x @ w, atol=FLOAT32)

    assert_for_any(check, (False, True))


def test_weights_of_its_own(student, reference, rng):
    """Each network keeps its own weights"""
    nets, both = (student.SimpleNet(), student.SimpleNet()), rng.normal(size=(2, *SHAPE))
    for net, w in zip(nets, both, strict=True):
        get_handle(net, "W")[...] = w
    for net, w in zip(nets, both, strict=True):
        x, t = mild(rng, w, 4), one_hot(random_labels(rng, 4, 3), 3)
        assert_reads(net, w, x, t, right_loss(reference, w, x, t))


def test_scores(student, rng):
    """Returns the scores of one sample and of a batch"""
    net, w = network(student, rng)
    for x in (
        rng.normal(size=2),
        rng.normal(size=(5, 2)),
        rng.normal(size=(2, 2)),
        rng.normal(size=(1, 2)),
        rng.integers(-9, 9, size=(4, 2)),
    ):
        assert_close(net.predict(x), x @ w, atol=FLOAT32)


# -- the loss: one sample or a batch, with one-hot answers or labels

FORMS = [(size, answer) for size in ("one", "batch") for answer in ("one_hot", "label")]


@pytest.fixture
def check_loss(student, reference, rng):
    """Return the check of a form; all losses are asked for before one is judged."""
    net, w = network(student, rng)

    def check(form):
        size, answer = form
        counts = (0, 0, 0) if size == "one" else (5, 3, 12)
        # No single label is 0 or 1, which could be part of a one-hot answer.
        labels = [random_labels(rng, n, 3) if n else 2 for n in counts]
        xs = [mild(rng, w, n) if n else mild(rng, w) for n in counts]
        ts = [one_hot(label, 3).astype(float) if answer == "one_hot" else label for label in labels]
        losses = [net.loss(x, t) for x, t in zip(xs, ts, strict=True)]
        for loss, x, label in zip(losses, xs, labels, strict=True):
            assert_close(loss, right_loss(reference, w, x, label), rtol=GUARD)

    return check


def test_one_sample(check_loss):
    """Returns the loss of one sample"""
    assert_for_any(check_loss, [("one", "one_hot"), ("one", "label")])


def test_batch(check_loss):
    """Returns the mean loss of a batch"""
    assert_for_any(check_loss, [("batch", "one_hot"), ("batch", "label")])


def test_one_hot(check_loss):
    """Computes the loss for one-hot answers"""
    assert_for_any(check_loss, [("one", "one_hot"), ("batch", "one_hot")])
    for size in ("one", "batch"):
        assert_against_control(check_loss, (size, "one_hot"), control=(size, "label"))


def test_labels__one_sample(check_loss):
    """Computes the loss of one sample with a plain integer as its label"""
    assert_for_any(check_loss, [("one", "label"), ("batch", "label")])
    assert_against_control(check_loss, ("one", "label"), control=("one", "one_hot"))


def test_labels__batch(check_loss):
    """Computes the loss of a batch with labels"""
    assert_for_any(check_loss, [("batch", "label"), ("one", "label")])
    assert_against_control(check_loss, ("batch", "label"), control=("batch", "one_hot"))


def test_weights_from_outside(student, reference, rng):
    """Uses the current weights"""
    net, _ = network(student, rng)
    for in_place in (False, True, False):
        w = rng.normal(size=SHAPE)
        if in_place:
            get_handle(net, "W")[...] = w
        else:
            net.W = w
        x, t = mild(rng, w, 4), one_hot(random_labels(rng, 4, 3), 3)
        assert_reads(net, w, x, t, right_loss(reference, w, x, t))


def test_gradient(student, reference, rng):
    """The loss has the right slope for each weight"""
    net, w = network(student, rng)

    def check(form):
        x, answer = form
        step = STEP / np.max(np.abs(x))
        labels = random_labels(rng, len(x), 3) if x.ndim == 2 else 2
        t = labels if answer == "label" else one_hot(labels, 3)
        slopes = np.zeros(SHAPE)
        for index in np.ndindex(SHAPE):
            losses = []
            for change in (step, -step):
                moved = w.copy()
                moved[index] += change
                give(net, moved)
                losses.append(as_number(net.loss(x, t)))
            slopes[index] = (losses[0] - losses[1]) / (2 * step)
        rows, hot = np.atleast_2d(x), np.atleast_2d(one_hot(labels, 3))
        expected = rows.T @ (reference.softmax(rows @ w) - hot) / len(rows)
        assert_close(slopes, expected, rtol=0, atol=SLOPE * np.max(np.abs(x)))

    samples = (mild(rng, w, 4), mild(rng, w))
    assert_for_any(check, [(x, answer) for x in samples for answer in ("one_hot", "label")])


def test_arguments_stay(student, rng):
    """Does not modify samples, answers or weights"""
    net, w = network(student, rng)
    before = net.W
    samples = (mild(rng, w, 4), mild(rng, w), rng.integers(-3, 3, (4, 2)))
    assert_arguments_stay(net.predict, [(x,) for x in samples])
    labels = (random_labels(rng, 4, 3), 2)
    calls = [(x, t) for x, t in zip(samples[:2], labels, strict=True)]
    calls += [(-x, one_hot(t, 3).astype(float)) for x, t in calls]
    assert_arguments_stay(net.loss, calls)
    stayed = np.array_equal(as_array(net.W, SHAPE), before)
    assert_that(stayed, lazy("The method has modified W."))
