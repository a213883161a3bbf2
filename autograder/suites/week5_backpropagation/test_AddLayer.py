"""Hidden tests of `AddLayer`."""

import pytest

from autograder.testing import assert_close, assert_that, assert_tuple, get_handle, lazy, type_name

NAMES = ("dx", "dy")


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
    """What backward returns: dx and dy."""
    return assert_tuple(get_handle(layer, "backward")(*args), NAMES)


def whole(rng):
    """Two whole numbers whose sum, difference and product are all different."""
    x, y = rng.choice(range(3, 40), size=2, replace=False).tolist()
    return x, y


def test_whole_numbers(student, rng):
    """Adds two whole numbers"""
    for _ in range(3):
        x, y = whole(rng)
        assert_close(forward(new(student.AddLayer), x, y), x + y)


def test_fractions_and_negative_numbers(student, rng):
    """Adds fractions and negative numbers"""
    # No sum is near zero, where an answer in float32 would lose its digits.
    for low, high in (((1.1, 1.9), (2.1, 2.4)), ((-3.9, -3.1), (0.6, 0.9)), ((-2, -1), (-7, -6))):
        x, y = rng.uniform(*low), rng.uniform(*high)
        assert_close(forward(new(student.AddLayer), x, y), x + y)


@pytest.mark.weight(2)
def test_passes_the_derivative_on(student, rng):
    """Passes the derivative on to both inputs"""
    for _ in range(3):
        layer, dout = new(student.AddLayer), rng.uniform(2, 5)
        forward(layer, *whole(rng))
        dx, dy = backward(layer, dout)
        assert_close(dx, dout)
        assert_close(dy, dout)


def test_any_derivative(student, rng):
    """Passes on negative derivatives and zero as well"""
    for dout in (-rng.uniform(2, 5), 0, -int(rng.integers(2, 9))):
        layer = new(student.AddLayer)
        forward(layer, *whole(rng))
        dx, dy = backward(layer, dout)
        assert_close(dx, dout)
        assert_close(dy, dout)


def test_every_pass_anew(student, rng):
    """Starts afresh with every pass through the same node"""
    layer = new(student.AddLayer)
    for dout in rng.uniform(2, 5, size=3).tolist():
        x, y = whole(rng)
        assert_close(forward(layer, x, y), x + y)
        dx, dy = backward(layer, dout)
        assert_close(dx, dout)
        assert_close(dy, dout)
