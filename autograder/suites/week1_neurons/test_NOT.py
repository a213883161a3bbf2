"""Hidden tests of `NOT`."""

import numpy as np
import pytest

from autograder.testing import as_number, assert_that, lazy

# All are asked for before one is judged: where the gate is wrong shows what is wrong with it.
INPUTS = (0, 1)


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
    """Right for 0 and 1"""
    answers = [student.NOT(x) for x in INPUTS]
    for got, x in zip(answers, INPUTS, strict=True):
        right(height(got), x == 0)


def test_nearly(student, rng):
    """Right for numbers that are nearly 0 or 1, such as the output of another neuron"""
    inputs = 2 * INPUTS
    # What another gate says is off by up to 0.018 with the lecture's weights: half is fair.
    nearly = np.abs(np.array(inputs) - rng.uniform(0.001, 0.01, 4))
    answers = [student.NOT(float(x)) for x in nearly]
    for got, x in zip(answers, inputs, strict=True):
        right(height(got), x == 0)


def test_number_from_0_to_1(student):
    """Answers with a number from 0 to 1"""
    inputs = (*INPUTS, *map(float, INPUTS))
    answers = [student.NOT(x) for x in inputs]
    for got, x in zip(answers, inputs, strict=True):
        value = as_number(got)
        assert_that(0 <= value <= 1, lazy("The number that came back is not from 0 to 1."))
        right(value, x == 0)
