"""Hidden tests of `sgd_step`."""

from types import SimpleNamespace

import numpy as np

from autograder.testing import (
    as_array,
    assert_close,
    assert_that,
    call_recording_args,
    lazy,
    one_hot,
    random_labels,
    share,
)

TRAITS = {
    "weights": 2,
    "biases": 1,
    "learning_rate": 1,
    "same_spot": 1,
    "one_gradient": 1,
    "batch_handed_on": 1,
    "several_steps": 1,
    "batch_stays": 1,
}

NAMES = ("W1", "b1", "W2", "b2")
WEIGHTS, BIASES = ("W1", "W2"), ("b1", "b2")
SHAPES = {"W1": (3, 4), "b1": (4,), "W2": (4, 2), "b2": (2,)}
# Parameters of about 1 kept in float32 are off by 1e-7 a step; a step moves them by 1e-2 or more.
FLOAT32 = 1e-5


class Bowl:
    """A replacement for a network; records for what its gradient is computed.

    Each parameter has a minimum of its own; if `tied`, its slope also depends on all others.
    """

    def __init__(self, rng, *, tied=False):
        self.start = {name: rng.uniform(1.0, 2.0, SHAPES[name]) for name in NAMES}
        self._bottom = {name: rng.uniform(-1.0, 0.0, SHAPES[name]) for name in NAMES}
        self._tie = 0.5 if tied else 0.0
        self.asked = []
        self.network = SimpleNamespace(params=copies(self.start), gradient=self._gradient)

    def slopes(self, params):
        """Return the gradient at these parameters, by name."""
        tie = self._tie * sum(np.sum(value) for value in params.values())
        return {name: params[name] - self._bottom[name] + tie for name in NAMES}

    def after(self, learning_rate):
        """Return the parameters that one step should give."""
        slopes = self.slopes(self.start)
        return {name: self.start[name] - learning_rate * slopes[name] for name in NAMES}

    def _gradient(self, x, t):
        self.asked.append((x, t))
        return self.slopes(params_of(self.network))


def copies(params):
    """Return copies of the parameters."""
    return {name: np.copy(params[name]) for name in NAMES}


def params_of(network):
    """Return the parameters as student code left them, after a check of their shapes."""
    params = network.params
    assert_that(isinstance(params, dict), lazy("The params of the network are no longer a dict."))
    for name in NAMES:
        assert_that(
            name in params, lazy("The params of the network no longer contain {name}.", name=name)
        )
    return {name: as_array(params[name], SHAPES[name]) for name in NAMES}


def batch(rng, size=5, classes=2):
    """Return a mini-batch: samples and labels."""
    return rng.normal(size=(size, 3)), random_labels(rng, size, classes)


def step(student, bowl, x, t, learning_rate):
    """Let the student take one step."""
    return call_recording_args(student.sgd_step, share(bowl.network), x, t, learning_rate)


def moved(bowl, learning_rate, names):
    """Check that one step moved these parameters correctly."""
    now, right = params_of(bowl.network), bowl.after(learning_rate)
    for name in names:
        off = np.abs(now[name] - right[name])
        assert_that(
            bool(np.all(off <= FLOAT32)),
            lazy("The value of {name} after the step is wrong.", name=name),
            f"came: {now[name]}; expected: {right[name]}; before: {bowl.start[name]}",
        )


def test_weights(student, rng):
    """Moves the weights one step against their gradient"""
    bowl = Bowl(rng)
    step(student, bowl, *batch(rng), 0.1)
    moved(bowl, 0.1, WEIGHTS)


def test_biases(student, rng):
    """Moves the biases one step against their gradient"""
    bowl = Bowl(rng)
    step(student, bowl, *batch(rng), 0.1)
    moved(bowl, 0.1, BIASES)


def test_learning_rate(student, rng):
    """Takes steps of the size that the learning rate sets"""
    for learning_rate in (0.5, 0.02, 1.5):
        bowl = Bowl(rng)
        step(student, bowl, *batch(rng), learning_rate)
        moved(bowl, learning_rate, WEIGHTS)


def test_same_spot(student, rng):
    """Uses the gradient at the point where the step begins"""
    bowl = Bowl(rng, tied=True)
    step(student, bowl, *batch(rng), 0.1)
    moved(bowl, 0.1, WEIGHTS)


def test_one_gradient(student, rng):
    """Computes the gradient exactly once"""
    for tied in (False, True):
        bowl = Bowl(rng, tied=tied)
        step(student, bowl, *batch(rng), 0.1)
        assert_that(
            len(bowl.asked) == 1,
            lazy("The gradient was computed {count} times in one step.", count=len(bowl.asked)),
        )


def test_batch_handed_on__asked_for(student, rng):
    """Computes the gradient of the given mini-batch"""
    for size in (6, 1):
        x, labels = batch(rng, size)
        for t in (labels, one_hot(labels, 2)):
            bowl = Bowl(rng)
            step(student, bowl, x, t, 0.1)
            assert_that(len(bowl.asked) > 0, lazy("The gradient was never computed."))
            for asked_x, asked_t in bowl.asked:
                same = np.array_equal(as_array(asked_x), x) and np.array_equal(as_array(asked_t), t)
                assert_that(same, lazy("The gradient was not computed for the given mini-batch."))


def test_batch_handed_on__own_network(student, reference, rng):
    """Takes a step with the notebook's network and the whole mini-batch"""
    start = {name: 0.5 * rng.normal(size=SHAPES[name]) for name in NAMES}
    net, right = student.TwoLayerNet(3, 4, 2), reference.TwoLayerNet(3, 4, 2)
    net.params, right.params = start, copies(start)
    x, t = batch(rng, 4)
    student.sgd_step(net, x, t, 0.1)
    reference.sgd_step(right, x, t, 0.1)
    # W1 moves first: where a later one goes, other tests judge.
    assert_close(params_of(net)["W1"], right.params["W1"], atol=FLOAT32)


def test_several_steps(student, rng):
    """Takes each step from the end of the last one, with the new gradient alone"""
    bowl = Bowl(rng)
    for _ in range(3):
        bowl.start = params_of(bowl.network)
        step(student, bowl, *batch(rng), 0.1)
        moved(bowl, 0.1, WEIGHTS)


def test_batch_stays(student, rng):
    """Does not modify the mini-batch"""
    x, labels = batch(rng)
    for t in (labels, one_hot(labels, 2)):
        seen = step(student, Bowl(rng), x, t, 0.1)
        same = all(
            np.array_equal(now, was) for now, was in zip(seen.args[1:3], (x, t), strict=True)
        )
        assert_that(same, lazy("The mini-batch was modified."))
