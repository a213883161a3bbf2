"""Hidden tests of `MulLayer`."""

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
    "product": 3,
    "inputs_change_places": 3,
    "times_the_derivative": 3,
    "zero_input": 1,
    "last_forward": 1,
    "own_memory": 1,
}

NAMES = ("dx", "dy")


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
    """Multiplies integers, fractions and negative numbers"""
    x, y = rng.choice(range(3, 40), size=2, replace=False).tolist()
    for a, b in ((x, y), (rng.uniform(1.1, 1.9), x), (-rng.uniform(2.1, 2.9), y), (-x, -y)):
        assert_close(forward(new(student.MulLayer), a, b), a * b)


def test_inputs_change_places(student, rng):
    """Returns the other input as the derivative of each input"""
    for _ in range(3):
        layer, (x, y) = new(student.MulLayer), numbers(rng)
        forward(layer, x, y)
        agree_pair(backward(layer, 1), y, x)


def test_times_the_derivative(student, rng):
    """Multiplies by dout, the derivative that comes in"""
    # Both inputs are the same, so that it does not matter here whether they change places.
    for sign in (1, -1):
        layer, (x, dout) = new(student.MulLayer), numbers(rng)
        forward(layer, x, x)
        agree_pair(backward(layer, sign * dout), sign * dout * x, sign * dout * x)


def check_passes(student, passes, dout=1):
    """Check forward or backward of one node; `passes` are pairs of inputs, one after the other.

    Equal inputs and a `dout` of 1 make the derivatives those of an answer that exchanges the
    inputs or ignores `dout`.
    """

    def check(is_backward):
        layer = new(student.MulLayer)
        for x, y in passes:
            product = forward(layer, x, y)
            derivatives = get_handle(layer, "backward")(dout)
            if not is_backward:
                assert_close(product, x * y)
        if is_backward:
            x, y = passes[-1]
            agree_pair(assert_tuple(derivatives, NAMES), dout * y, dout * x)

    return check


def assert_passes(student, passes, control):
    """Check passes through one node, unless a single usual pass is wrong as well."""
    assert_for_any(check_passes(student, control), (False, True))
    for is_backward in (False, True):
        assert_against_control(
            lambda pairs, is_backward=is_backward: check_passes(student, pairs)(is_backward),
            passes,
            control=control,
        )


def test_zero_input(student, rng):
    """Returns the right values when an input is zero"""
    (x, y) = numbers(rng)
    for pair in ((x, 0), (0.0, x)):
        assert_passes(student, [pair], control=[(x, y)])


def test_last_forward(student, rng):
    """Backward uses the values of the last call of forward"""
    a, x = numbers(rng)
    assert_passes(student, [(a, a), (x, x)], control=[(x, x)])


def test_own_memory(student, rng):
    """Each node stores its own values"""
    a, x = numbers(rng)

    def check(is_shared):
        first, second = new(student.MulLayer), new(student.MulLayer)
        forward(first, a, a)
        if is_shared:
            forward(second, x, x)
        agree_pair(backward(first, 1), a, a)

    assert_for_any(check_passes(student, [(a, a)]), (False, True))
    assert_against_control(check, True, control=False)
