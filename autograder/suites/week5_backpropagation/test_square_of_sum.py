"""Hidden tests of `square_of_sum`."""

import pytest

from autograder.grading.compare import agree, holds, number, pair
from autograder.messages import phrase

NAMES = ("z", "dx", "dy")


def whole(rng):
    """Two different whole numbers."""
    x, y = rng.choice(range(3, 30), size=2, replace=False).tolist()
    return x, y


def test_value(student, rng):
    """The square of the sum comes first"""
    for _ in range(3):
        x, y = whole(rng)
        z, _, _ = pair(student.square_of_sum(x, y), NAMES)
        agree(z, (x + y) ** 2)


@pytest.mark.weight(2)
def test_derivatives(student, rng):
    """The derivatives with respect to both inputs follow"""
    for _ in range(3):
        x, y = whole(rng)
        _, dx, dy = pair(student.square_of_sum(x, y), NAMES)
        agree(dx, 2 * (x + y))
        agree(dy, 2 * (x + y))


def test_fractions_and_negative_numbers(student, rng):
    """Right for fractions and negative numbers"""
    # No sum is near zero, where an answer in float32 would lose its digits.
    for low, high in (((1.1, 1.9), (2.1, 2.4)), ((-3.9, -3.1), (0.6, 0.9)), ((-2, -1), (-7, -6))):
        x, y = rng.uniform(*low), rng.uniform(*high)
        z, dx, dy = pair(student.square_of_sum(x, y), NAMES)
        agree(z, (x + y) ** 2)
        agree(dx, 2 * (x + y))
        agree(dy, 2 * (x + y))


def test_sum_of_zero(student, rng):
    """Zero, and flat, where the two numbers cancel"""
    for x in (int(rng.integers(3, 30)), -rng.uniform(1, 9)):
        for part in pair(student.square_of_sum(x, -x), NAMES):
            agree(part, 0.0)
        for part in pair(student.square_of_sum(x, x), NAMES):
            holds(number(part) != 0, phrase("Zero comes back where the numbers do not cancel."))
