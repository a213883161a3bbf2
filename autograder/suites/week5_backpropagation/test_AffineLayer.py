"""Hidden tests of `AffineLayer`."""

import numpy as np
import pytest

from autograder.testing import (
    assert_close,
    assert_not_mutated,
    assert_that,
    call_recording_args,
    get_handle,
    lazy,
    type_name,
)

# Sums of a few products of size 1 are off by up to 1e-6 in float32, also where the sum itself
# happens to be near zero, so that a relative tolerance alone would not do.
ATOL = 1e-5
SIZES = ((5, 3, 2), (2, 4, 7), (6, 2, 3))  # N, D, M


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


def parameters(rng, d, m):
    """A W and a b."""
    return rng.normal(size=(d, m)), rng.normal(size=m)


def batch(rng, n, d, m):
    """An x and a dout."""
    return rng.normal(size=(n, d)), rng.normal(size=(n, m))


def right(reference, parameters, x, dout):
    """The reference's y, dx, dW and db."""
    layer = reference.AffineLayer(*parameters)
    y, dx = layer.forward(x), layer.backward(dout)
    return y, dx, layer.dW, layer.db


def after_backward(student, reference, rng, n, d, m):
    """A layer after forward and backward, what backward returned, and what is right."""
    given, (x, dout) = parameters(rng, d, m), batch(rng, n, d, m)
    layer = new(student.AffineLayer, *given)
    forward(layer, x)
    return layer, backward(layer, dout), right(reference, given, x, dout)


def test_forward(student, reference, rng):
    """Forward multiplies by the weights and adds the biases"""
    for n, d, m in SIZES:
        given, (x, dout) = parameters(rng, d, m), batch(rng, n, d, m)
        y = right(reference, given, x, dout)[0]
        assert_close(forward(new(student.AffineLayer, *given), x), y, atol=ATOL)


@pytest.mark.weight(2)
def test_dx(student, reference, rng):
    """Backward returns the derivative with respect to x"""
    for n, d, m in SIZES:
        _, dx, expected = after_backward(student, reference, rng, n, d, m)
        assert_close(dx, expected[1], atol=ATOL)


@pytest.mark.weight(2)
def test_dW(student, reference, rng):  # noqa: N802  (its name in the exercise)
    """After backward, dW is the derivative with respect to the weights"""
    for n, d, m in SIZES:
        layer, _, expected = after_backward(student, reference, rng, n, d, m)
        assert_close(layer.dW, expected[2], atol=ATOL)


@pytest.mark.weight(2)
def test_db(student, reference, rng):
    """After backward, db is the derivative with respect to the biases"""
    for n, d, m in SIZES:
        layer, _, expected = after_backward(student, reference, rng, n, d, m)
        assert_close(layer.db, expected[3], atol=ATOL)


def test_whole_numbers(student, reference, rng):
    """Takes arrays of whole numbers"""
    given = rng.integers(1, 9, (3, 2)), rng.integers(1, 9, 2)
    layer = new(student.AffineLayer, *given)
    # Whole numbers everywhere, then fractions through a layer with whole weights.
    for x, dout in ((rng.integers(1, 9, (4, 3)), rng.integers(1, 9, (4, 2))), batch(rng, 4, 3, 2)):
        y, dx, dW, _ = right(reference, given, x, dout)  # noqa: N806
        assert_close(forward(layer, x), y, atol=ATOL)
        assert_close(backward(layer, dout), dx, atol=ATOL)
        assert_close(layer.dW, dW, atol=ATOL)


def test_last_forward(student, reference, rng):
    """Everything belongs to the last batch, even if that is a single row"""
    given = parameters(rng, 4, 3)
    layer = new(student.AffineLayer, *given)
    for count in (5, 1, 2):
        forward(layer, batch(rng, 6, 4, 3)[0])
        x, dout = batch(rng, count, 4, 3)
        y, _, dW, _ = right(reference, given, x, dout)  # noqa: N806
        assert_close(forward(layer, x), y, atol=ATOL)
        backward(layer, dout)
        assert_close(layer.dW, dW, atol=ATOL)


def test_again(student, reference, rng):
    """Backward gives the same again when it is called again"""
    given, (x, dout) = parameters(rng, 4, 3), batch(rng, 5, 4, 3)
    layer = new(student.AffineLayer, *given)
    forward(layer, x)
    for factor in (1, 1, -2):
        _, dx, dW, db = right(reference, given, x, factor * dout)  # noqa: N806
        assert_close(backward(layer, factor * dout), dx, atol=ATOL)
        assert_close(layer.dW, dW, atol=ATOL)
        assert_close(layer.db, db, atol=ATOL)


def test_own_memory(student, reference, rng):
    """Each layer has weights and a memory of its own"""
    given = [parameters(rng, 4, 3) for _ in range(2)]
    data = [batch(rng, 5, 4, 3) for _ in range(2)]
    layers = [new(student.AffineLayer, *pair) for pair in given]
    for layer, (x, _) in zip(layers, data, strict=True):
        forward(layer, x)
    for layer, (_, dout) in zip(layers, data, strict=True):
        backward(layer, dout)
    for layer, pair, (x, dout) in zip(layers, given, data, strict=True):
        y, _, dW, _ = right(reference, pair, x, dout)  # noqa: N806
        assert_close(layer.dW, dW, atol=ATOL)
        assert_close(forward(layer, x), y, atol=ATOL)


def test_arguments_stay(student, reference, rng):
    """Leaves its arguments as they were"""
    given, (x, dout) = parameters(rng, 4, 3), batch(rng, 5, 4, 3)
    expected = right(reference, [np.copy(part) for part in given], np.copy(x), np.copy(dout))
    made = call_recording_args(student.AffineLayer, *given)
    assert_not_mutated(made, *given)
    layer = made.value
    assert_that(
        type_name(layer) is not None, lazy("The class does not make an object with methods.")
    )
    for name, argument, value in (("forward", x, expected[0]), ("backward", dout, expected[1])):
        seen = call_recording_args(get_handle(layer, name), argument)
        assert_close(seen.value, value, atol=ATOL)
        assert_not_mutated(seen, argument)
    # The layer may keep the very arrays that it was given: a second pass finds them as they were.
    assert_close(forward(layer, x), expected[0], atol=ATOL)
