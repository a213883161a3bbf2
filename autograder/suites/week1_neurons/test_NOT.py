"""Hidden tests of `NOT`."""

import numpy as np
import pytest

from autograder.grading.compare import holds, number
from autograder.messages import phrase


def height(got):
    """How high the answer is; True and False are high and low: the last test asks for numbers."""
    if isinstance(got, np.ndarray) and got.ndim == 0:
        got = got[()]
    return float(got) if isinstance(got, bool | np.bool_) else number(got)


def right(value, one):
    """The answer is on the right side of 0.5."""
    on_side = value > 0.5 if one else value < 0.5
    holds(on_side, phrase("The answer is on the wrong side of 0.5."))


@pytest.mark.weight(2)
def test_whole_numbers(student):
    """Right for 0 and 1"""
    for x in (0, 1):
        right(height(student.NOT(x)), x == 0)


def test_nearly(student, rng):
    """Right for numbers that are nearly 0 or 1, such as the output of another neuron"""
    for x in (0, 1, 1, 0):
        # What another gate says is off by up to 0.018 with the lecture's weights: half is fair.
        off = rng.uniform(0.001, 0.01)
        right(height(student.NOT(float(abs(x - off)))), x == 0)


def test_number_from_0_to_1(student):
    """Answers with a number from 0 to 1"""
    for x in (0, 1, 0.0, 1.0):
        value = number(student.NOT(x))
        holds(0 <= value <= 1, phrase("The number that came back is not from 0 to 1."))
        right(value, x == 0)
