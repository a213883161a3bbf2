"""Hidden tests of `square_of_sum`."""

from autograder.testing import (
    as_number,
    assert_against_control,
    assert_close,
    assert_for_any,
    assert_that,
    assert_tuple,
    lazy,
)

TRAITS = {
    "value": 2,
    "derivatives": 2,
    "fractions_and_negative_numbers": 1,
    "sum_of_zero": 1,
}

NAMES = ("z", "dx", "dy")


def whole(rng):
    """Two different integers."""
    x, y = rng.choice(range(3, 30), size=2, replace=False).tolist()
    return x, y


def test_value(student, rng):
    """Returns the square of the sum first"""
    for _ in range(3):
        x, y = whole(rng)
        z, _, _ = assert_tuple(student.square_of_sum(x, y), NAMES)
        assert_close(z, (x + y) ** 2)


def test_derivatives(student, rng):
    """Returns the derivatives with respect to both inputs after the value"""
    for _ in range(3):
        x, y = whole(rng)
        _, dx, dy = assert_tuple(student.square_of_sum(x, y), NAMES)
        assert_close(dx, 2 * (x + y))
        assert_close(dy, 2 * (x + y))


def test_fractions_and_negative_numbers(student, rng):
    """Takes fractions and negative numbers"""

    def check(form):
        part, x, y = form
        parts = assert_tuple(student.square_of_sum(x, y), NAMES)
        expected = ((x + y) ** 2, 2 * (x + y), 2 * (x + y))
        assert_close(parts[part], expected[part])

    usual = [(part, *whole(rng)) for part in range(len(NAMES))]
    assert_for_any(check, usual)
    # No sum is near zero, where an answer in float32 would lose its digits.
    for low, high in (((1.1, 1.9), (2.1, 2.4)), ((-3.9, -3.1), (0.6, 0.9)), ((-2, -1), (-7, -6))):
        x, y = rng.uniform(*low), rng.uniform(*high)
        for part, *control in usual:
            assert_against_control(check, (part, x, y), control=(part, *control))


def test_sum_of_zero(student, rng):
    """Returns zeros when the two numbers cancel"""
    for x in (int(rng.integers(3, 30)), -rng.uniform(1, 9)):
        for part in assert_tuple(student.square_of_sum(x, -x), NAMES):
            assert_close(part, 0.0)
        for part in assert_tuple(student.square_of_sum(x, x), NAMES):
            message = lazy("0 is returned although the two numbers do not cancel.")
            assert_that(as_number(part) != 0, message)
