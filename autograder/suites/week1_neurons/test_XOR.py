"""Hidden tests of `XOR`."""

import numpy as np
import pytest

from autograder.testing import as_number, assert_that, lazy

# All are asked for before one is judged: where a gate is wrong shows what is wrong with it.
CORNERS = ((0, 0), (0, 1), (1, 0), (1, 1))


def expected(x1, x2):
    """Whether the gate should say 1."""
    return x1 != x2


def height(got):
    """How high the answer is; True and False are high and low: the last test asks for numbers."""
    if isinstance(got, np.ndarray) and got.ndim == 0:
        got = got[()]
    return float(got) if isinstance(got, bool | np.bool_) else as_number(got)


def right(value, one):
    """The answer is on the right side of 0.5."""
    on_side = value > 0.5 if one else value < 0.5
    assert_that(on_side, lazy("The answer is on the wrong side of 0.5."))


@pytest.mark.weight(2)
def test_whole_numbers(student):
    """Right for all four pairs of 0 and 1"""
    answers = [student.XOR(x1, x2) for x1, x2 in CORNERS]
    for got, (x1, x2) in zip(answers, CORNERS, strict=True):
        right(height(got), expected(x1, x2))


def test_decimal_numbers(student):
    """Right for the same pairs written as decimal numbers"""
    answers = [student.XOR(float(x1), float(x2)) for x1, x2 in CORNERS]
    for got, (x1, x2) in zip(answers, CORNERS, strict=True):
        right(height(got), expected(x1, x2))


def test_number_from_0_to_1(student, rng):
    """Answers with a number from 0 to 1, also for the other points of the figure"""
    points = ((-0.5, 1.5), (1.5, -0.5), (1.5, 1.5), *rng.uniform(-0.5, 1.5, (8, 2)), *CORNERS)
    answers = [student.XOR(float(x1), float(x2)) for x1, x2 in points]
    for got, (x1, x2) in zip(answers, points, strict=True):
        value = as_number(got)
        assert_that(0 <= value <= 1, lazy("The number that came back is not from 0 to 1."))
        if (x1, x2) in CORNERS:
            right(value, expected(x1, x2))
