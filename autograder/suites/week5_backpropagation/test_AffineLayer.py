"""Hidden tests of `AffineLayer`."""

from autograder.testing import (
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
    "forward": 5,
    "dx": 5,
    "dW": 5,
    "db": 5,
    "whole_numbers": 1,
    "last_forward": 1,
    "again": 1,
    "own_memory": 1,
    "arguments_stay": 1,
}

# Sums of a few products of size 1 are off by up to 1e-6 in float32, also where the sum itself
# happens to be near zero, so that a relative tolerance alone would not do.
ATOL = 1e-5
SIZES = ((5, 3, 2), (2, 4, 7), (6, 2, 3))  # N, D, M


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


def test_dx(student, reference, rng):
    """Backward returns the derivative with respect to x"""
    for n, d, m in SIZES:
        _, dx, expected = after_backward(student, reference, rng, n, d, m)
        assert_close(dx, expected[1], atol=ATOL)


def test_dW(student, reference, rng):  # noqa: N802  (its name in the exercise)
    """Backward stores the derivative with respect to the weights in dW"""
    for n, d, m in SIZES:
        layer, _, expected = after_backward(student, reference, rng, n, d, m)
        assert_close(layer.dW, expected[2], atol=ATOL)


def test_db(student, reference, rng):
    """Backward stores the derivative with respect to the biases in db"""
    for n, d, m in SIZES:
        layer, _, expected = after_backward(student, reference, rng, n, d, m)
        assert_close(layer.db, expected[3], atol=ATOL)


# -- what a layer remembers; each output apart, so that a wrong one is paid for above

OUTPUTS = ("y", "dx", "dW", "db")


def check_output(student, reference, name):
    """Return the check of one output after passes `(parameters, [(x, dout), …])` of one layer."""

    def check(form):
        given, passes = form
        layer = new(student.AffineLayer, *given)
        for x, dout in passes:
            outputs = {"y": forward(layer, x)}
            if name != "y":
                outputs["dx"] = backward(layer, dout)
        if name in ("dW", "db"):
            outputs[name] = getattr(layer, name)
        expected = dict(zip(OUTPUTS, right(reference, given, *passes[-1]), strict=True))
        assert_close(outputs[name], expected[name], atol=ATOL)

    return check


def assert_each_output(student, reference, form, control):
    """Check each output of a form, unless it is wrong for the control as well."""
    checks = [check_output(student, reference, name) for name in OUTPUTS]
    assert_for_any(lambda check: check(control), checks)
    for check in checks:
        assert_against_control(check, form, control=control)


def test_whole_numbers(student, reference, rng):
    """Takes arrays of integers"""
    given, whole = parameters(rng, 3, 2), (rng.integers(1, 9, (3, 2)), rng.integers(1, 9, 2))
    x, dout = rng.integers(1, 9, (4, 3)), rng.integers(1, 9, (4, 2))
    control = (given, [batch(rng, 4, 3, 2)])
    # Integers everywhere, then fractions through a layer with integer weights.
    for passes in ([(x, dout)], [batch(rng, 4, 3, 2)]):
        assert_each_output(student, reference, (whole, passes), control)


def test_last_forward(student, reference, rng):
    """Uses the last batch only, even if it has a single row"""
    given = parameters(rng, 4, 3)
    for count in (5, 1, 2):
        last = batch(rng, count, 4, 3)
        passes = [batch(rng, 6, 4, 3), last]
        assert_each_output(student, reference, (given, passes), control=(given, [last]))


def test_again(student, reference, rng):
    """Backward returns the same values when it is called again"""
    given, (x, dout) = parameters(rng, 4, 3), batch(rng, 5, 4, 3)
    expected = dict(zip(OUTPUTS, right(reference, given, x, dout), strict=True))

    def output(name, times):
        layer = new(student.AffineLayer, *given)
        forward(layer, x)
        for _ in range(times):
            dx = backward(layer, dout)
        return dx if name == "dx" else getattr(layer, name)

    def check(form):
        name, times = form
        assert_close(output(name, times), expected[name], atol=ATOL)

    assert_for_any(lambda form: check((form, 1)), OUTPUTS[1:])
    for name in OUTPUTS[1:]:
        assert_against_control(check, (name, 3), control=(name, 1))


def test_own_memory(student, reference, rng):
    """Each layer stores its own weights and values"""
    given = [parameters(rng, 4, 3) for _ in range(2)]
    data = [batch(rng, 5, 4, 3) for _ in range(2)]
    expected = dict(zip(OUTPUTS, right(reference, given[0], *data[0]), strict=True))

    def check(form):
        name, has_other = form
        layer = new(student.AffineLayer, *given[0])
        forward(layer, data[0][0])
        if has_other:
            other = new(student.AffineLayer, *given[1])
            forward(other, data[1][0])
            if name != "y":
                backward(other, data[1][1])
        if name == "y":
            outputs = {"y": forward(layer, data[0][0])}
        else:
            outputs = {"dx": backward(layer, data[0][1])}
        if name in ("dW", "db"):
            outputs[name] = getattr(layer, name)
        assert_close(outputs[name], expected[name], atol=ATOL)

    assert_for_any(lambda name: check((name, False)), OUTPUTS)
    for name in OUTPUTS:
        assert_against_control(check, (name, True), control=(name, False))


def test_arguments_stay(student, rng):
    """Leaves its arguments as they were"""
    given, (x, dout) = parameters(rng, 4, 3), batch(rng, 5, 4, 3)
    made = call_recording_args(student.AffineLayer, *given)
    assert_not_mutated(made, *given)
    layer = made.value
    assert_that(
        type_name(layer) is not None,
        lazy("Calling the class does not create an object with methods."),
    )
    for name, argument in (("forward", x), ("backward", dout)):
        record = call_recording_args(get_handle(layer, name), argument)
        assert_not_mutated(record, argument)
