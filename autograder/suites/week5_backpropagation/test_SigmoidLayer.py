"""Hidden tests of `SigmoidLayer`."""

from autograder.testing import (
    as_array,
    assert_against_control,
    assert_close,
    assert_for_any,
    assert_not_mutated,
    assert_that,
    call_recording_args,
    get_handle,
    lazy,
    type_name,
)

TRAITS = {
    "forward": 6,
    "backward": 6,
    "any_shape": 1,
    "whole_numbers": 1,
    "large_values": 1,
    "last_forward": 1,
    "again": 1,
    "own_memory": 1,
    "arguments_stay": 1,
}


def new(kind, *args):
    """A layer: an object of the student's class."""
    layer = kind(*args)
    assert_that(
        type_name(layer) is not None,
        lazy("Calling the class does not create an object with methods."),
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


def test_forward(student, reference, rng):
    """Forward returns the sigmoid of each element"""
    for shape in ((5, 3), (2, 7)):
        x, dout = inputs(rng, *shape)
        assert_close(forward(new(student.SigmoidLayer), x), right(reference, x, dout)[0])


def test_backward(student, reference, rng):
    """Backward returns the derivative with respect to each element"""
    for shape in ((5, 3), (2, 7)):
        layer, (x, dout) = new(student.SigmoidLayer), inputs(rng, *shape)
        forward(layer, x)
        assert_close(backward(layer, dout), right(reference, x, dout)[1])


# -- what else a layer has to do; forward and backward apart: a wrong formula is paid for above


def check_passes(student, reference, is_backward):
    """Return the check of forward or backward after passes `(x, dout)` through one layer."""

    def check(passes):
        layer = new(student.SigmoidLayer)
        for x, dout in passes:
            y = forward(layer, x)
            dx = backward(layer, dout) if is_backward else None
        expected_y, expected_dx = right(reference, *passes[-1])
        if is_backward:
            assert_close(dx, expected_dx)
        else:
            assert_close(y, expected_y)

    return check


def assert_passes(student, reference, passes, control):
    """Check forward and backward, each unless it is wrong for the control as well."""
    checks = [check_passes(student, reference, is_backward) for is_backward in (False, True)]
    assert_for_any(lambda check: check(control), checks)
    for check in checks:
        assert_against_control(check, passes, control=control)


def test_any_shape(student, reference, rng):
    """Works for arrays with one axis and with three"""
    for shape in ((6,), (2, 3, 4)):
        assert_passes(student, reference, [inputs(rng, *shape)], control=[inputs(rng, 4, 3)])


def test_whole_numbers(student, reference, rng):
    """Takes arrays of integers"""
    whole = rng.integers(-3, 4, (4, 3)), rng.integers(1, 9, (4, 3))
    assert_passes(student, reference, [whole], control=[inputs(rng, 4, 3)])


def test_large_values(student, reference, rng):
    """Returns finite numbers for very large and very small values"""
    x = rng.permuted([[-1000.0, 1000.0, 0.5], [1000.0, -1000.0, -0.5]], axis=1)
    dout = rng.uniform(1, 2, x.shape)
    check_forward = check_passes(student, reference, is_backward=False)
    assert_for_any(check_forward, ([(x, dout)], [inputs(rng, 4, 3)], [inputs(rng, 2, 3)]))
    assert_against_control(check_forward, [(x, dout)], control=[inputs(rng, 4, 3)])
    layer = new(student.SigmoidLayer)
    forward(layer, x)
    as_array(backward(layer, dout))


def test_last_forward(student, reference, rng):
    """Backward uses the values of the last call of forward"""
    last = inputs(rng, 3, 3)
    for count in (2, 5):
        assert_passes(student, reference, [inputs(rng, count, 3), last], control=[last])


def test_again(student, reference, rng):
    """Backward returns the same values when it is called again"""
    x, dout = inputs(rng, 4, 3)
    _, dx = right(reference, x, dout)

    def check(times):
        layer = new(student.SigmoidLayer)
        forward(layer, x)
        for _ in range(times):
            derivative = backward(layer, dout)
        assert_close(derivative, dx)

    check_forward = check_passes(student, reference, is_backward=False)
    assert_for_any(lambda check: check(), (lambda: check(1), lambda: check_forward([(x, dout)])))
    assert_against_control(check, 3, control=1)


def test_own_memory(student, reference, rng):
    """Each layer stores its own values"""
    (x, dout), (other_x, _) = inputs(rng, 4, 3), inputs(rng, 4, 3)

    def check(has_other):
        layer = new(student.SigmoidLayer)
        forward(layer, x)
        if has_other:
            forward(new(student.SigmoidLayer), other_x)
        assert_close(backward(layer, dout), right(reference, x, dout)[1])

    check_forward = check_passes(student, reference, is_backward=False)
    assert_for_any(
        lambda check: check(), (lambda: check(False), lambda: check_forward([(x, dout)]))
    )
    assert_against_control(check, True, control=False)


def test_arguments_stay(student, rng):
    """Leaves its arguments as they were"""
    layer, (x, dout) = new(student.SigmoidLayer), inputs(rng, 4, 3)
    for argument in (x, 1000 * x):
        record = call_recording_args(get_handle(layer, "forward"), argument)
        assert_not_mutated(record, argument)
    record = call_recording_args(get_handle(layer, "backward"), dout)
    assert_not_mutated(record, dout)
