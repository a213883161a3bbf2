"""Hidden tests of `SigmoidLayer`."""

import pytest

from autograder.testing import (
    as_array,
    assert_close,
    assert_not_mutated,
    assert_that,
    call_recording_args,
    get_handle,
    lazy,
    type_name,
)


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


def inputs(rng, *shape):
    """An x and a dout; y stays so far from 0 and 1 that float32 keeps its digits."""
    return rng.uniform(-4, 4, shape), rng.normal(size=shape)


def right(reference, x, dout):
    """The reference's y and dx."""
    layer = reference.SigmoidLayer()
    return layer.forward(x), layer.backward(dout)


@pytest.mark.weight(2)
def test_forward(student, reference, rng):
    """Forward gives the sigmoid of each element"""
    for shape in ((5, 3), (2, 7)):
        x, dout = inputs(rng, *shape)
        assert_close(forward(new(student.SigmoidLayer), x), right(reference, x, dout)[0])


@pytest.mark.weight(2)
def test_backward(student, reference, rng):
    """Backward gives the derivative with respect to each element"""
    for shape in ((5, 3), (2, 7)):
        layer, (x, dout) = new(student.SigmoidLayer), inputs(rng, *shape)
        forward(layer, x)
        assert_close(backward(layer, dout), right(reference, x, dout)[1])


# A wrong formula in backward is paid for above and where a value is needed; elsewhere its shape
# and that it is finite will do.


def test_any_shape(student, reference, rng):
    """Works for arrays with one axis and with three"""
    for shape in ((6,), (2, 3, 4)):
        layer, (x, dout) = new(student.SigmoidLayer), inputs(rng, *shape)
        assert_close(forward(layer, x), right(reference, x, dout)[0])
        as_array(backward(layer, dout), shape)


def test_whole_numbers(student, reference, rng):
    """Takes arrays of whole numbers"""
    layer = new(student.SigmoidLayer)
    x, dout = rng.integers(-3, 4, (4, 3)), rng.integers(1, 9, (4, 3))
    y, dx = right(reference, x, dout)
    assert_close(forward(layer, x), y)
    assert_close(backward(layer, dout), dx)


def test_large_values(student, reference, rng):
    """Stays finite for very large and very small values"""
    layer = new(student.SigmoidLayer)
    x = rng.permuted([[-1000.0, 1000.0, 0.5], [1000.0, -1000.0, -0.5]], axis=1)
    dout = rng.uniform(1, 2, x.shape)
    assert_close(forward(layer, x), right(reference, x, dout)[0])
    as_array(backward(layer, dout), x.shape)


def test_last_forward(student, reference, rng):
    """A backward belongs to the last forward"""
    layer = new(student.SigmoidLayer)
    for count in (2, 5):
        forward(layer, inputs(rng, count, 3)[0])
        x, dout = inputs(rng, 3, 3)
        forward(layer, x)
        assert_close(backward(layer, dout), right(reference, x, dout)[1])


def test_again(student, reference, rng):
    """Backward gives the same again when it is called again"""
    layer, (x, dout) = new(student.SigmoidLayer), inputs(rng, 4, 3)
    forward(layer, x)
    _, dx = right(reference, x, dout)
    for factor in (1, 1, -2):
        assert_close(backward(layer, factor * dout), factor * dx)


def test_own_memory(student, reference, rng):
    """Each layer has a memory of its own"""
    layers = [new(student.SigmoidLayer) for _ in range(2)]
    data = [inputs(rng, 4, 3) for _ in range(2)]
    for layer, (x, _) in zip(layers, data, strict=True):
        forward(layer, x)
    for layer, (x, dout) in zip(layers, data, strict=True):
        assert_close(backward(layer, dout), right(reference, x, dout)[1])


def test_arguments_stay(student, reference, rng):
    """Leaves its arguments as they were"""
    layer, (x, dout) = new(student.SigmoidLayer), inputs(rng, 4, 3)
    seen = call_recording_args(get_handle(layer, "forward"), x)
    assert_close(seen.value, right(reference, x, dout)[0])
    assert_not_mutated(seen, x)
    seen = call_recording_args(get_handle(layer, "backward"), dout)
    as_array(seen.value, x.shape)
    assert_not_mutated(seen, dout)
