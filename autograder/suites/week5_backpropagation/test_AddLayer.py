"""Hidden tests of `AddLayer`."""

from autograder.testing import (
    assert_against_control,
    assert_close,
    assert_for_any,
    assert_that,
    assert_tuple,
    get_handle,
    lazy,
    type_name,
)

TRAITS = {
    "whole_numbers": 1,
    "fractions_and_negative_numbers": 1,
    "passes_the_derivative_on": 2,
    "any_derivative": 1,
    "every_pass_anew": 1,
}

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

    def check(dout):
        layer = new(student.AddLayer)
        forward(layer, *whole(rng))
        for derivative in backward(layer, dout):
            assert_close(derivative, dout)

    usual = rng.uniform(2, 5)
    for dout in (-rng.uniform(2, 5), 0, -int(rng.integers(2, 9))):
        assert_for_any(check, (dout, usual))
        assert_against_control(check, dout, control=usual)


def test_every_pass_anew(student, rng):
    """Starts afresh with every pass through the same node"""
    douts = rng.uniform(2, 5, size=3).tolist()

    def check_forward(passes):
        layer = new(student.AddLayer)
        for dout in douts[:passes]:
            x, y = whole(rng)
            total = forward(layer, x, y)
            get_handle(layer, "backward")(dout)
            assert_close(total, x + y)

    def check_backward(passes):
        layer = new(student.AddLayer)
        for dout in douts[:passes]:
            forward(layer, *whole(rng))
            for derivative in backward(layer, dout):
                assert_close(derivative, dout)

    assert_for_any(lambda check: check(1), (check_forward, check_backward))
    for check in (check_forward, check_backward):
        assert_against_control(check, 3, control=1)
