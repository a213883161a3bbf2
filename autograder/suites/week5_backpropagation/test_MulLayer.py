"""Hidden tests of `MulLayer`."""

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


def numbers(rng, count=2):
    """Numbers well apart from each other and from 0 and 1, in random order."""
    return rng.permutation(2.0 + 3 * rng.permutation(9)[:count] + rng.uniform(0, 1, count)).tolist()


def agree_pair(got, dx, dy):
    """Both derivatives are right."""
    assert_close(got[0], dx)
    assert_close(got[1], dy)


def test_product(student, rng):
    """Multiplies whole numbers, fractions and negative numbers"""
    x, y = rng.choice(range(3, 40), size=2, replace=False).tolist()
    for a, b in ((x, y), (rng.uniform(1.1, 1.9), x), (-rng.uniform(2.1, 2.9), y), (-x, -y)):
        assert_close(forward(new(student.MulLayer), a, b), a * b)


@pytest.mark.weight(2)
def test_inputs_change_places(student, rng):
    """Gives each input the other one as its derivative"""
    for _ in range(3):
        layer, (x, y) = new(student.MulLayer), numbers(rng)
        forward(layer, x, y)
        agree_pair(backward(layer, 1), y, x)


@pytest.mark.weight(2)
def test_times_the_derivative(student, rng):
    """Multiplies by the derivative that comes in"""
    # Both inputs are the same, so that it does not matter here whether they change places.
    for sign in (1, -1):
        layer, (x, dout) = new(student.MulLayer), numbers(rng)
        forward(layer, x, x)
        agree_pair(backward(layer, sign * dout), sign * dout * x, sign * dout * x)


def test_zero_input(student, rng):
    """Right where an input is zero"""
    (x,) = numbers(rng, 1)
    for a, b in ((x, 0), (0.0, x)):
        layer = new(student.MulLayer)
        forward(layer, a, b)
        agree_pair(backward(layer, 1), b, a)


def test_last_forward(student, rng):
    """A backward belongs to the last forward"""
    # Equal inputs and a dout of 1, here and in the next test: this is about memory alone.
    layer, (a, x) = new(student.MulLayer), numbers(rng)
    forward(layer, a, a)
    forward(layer, x, x)
    agree_pair(backward(layer, 1), x, x)


def test_own_memory(student, rng):
    """Each node has a memory of its own"""
    first, second = new(student.MulLayer), new(student.MulLayer)
    a, x = numbers(rng)
    forward(first, a, a)
    forward(second, x, x)
    agree_pair(backward(first, 1), a, a)
    agree_pair(backward(second, 1), x, x)


def test_every_pass_anew(student, rng):
    """Starts afresh with every pass through the same node"""
    layer = new(student.MulLayer)
    for _ in range(3):
        x, y, dout = numbers(rng, 3)
        assert_close(forward(layer, x, y), x * y)
        agree_pair(backward(layer, dout), dout * y, dout * x)
