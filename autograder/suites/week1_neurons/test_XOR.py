"""Hidden tests of `XOR`."""

import numpy as np
import pytest

from autograder.testing import (
    as_number,
    assert_against_control,
    assert_for_any,
    assert_that,
    lazy,
)

TRAITS = {"truth_table": 3, "number_from_0_to_1": 1}

# A difference of two neurons that both are nearly 1 may be as far below 0.
ROUNDING = 1e-6

TABLE = {(0, 0): 0, (0, 1): 1, (1, 0): 1, (1, 1): 0}
WHOLE, DECIMAL = (np.array(list(TABLE)).astype(kind).tolist() for kind in (int, float))


@pytest.fixture
def check(student):
    """Return the check of the answers to one pair for each row of the table.

    All are asked for before one is judged. True and False are high and low.
    """

    def check_pairs(pairs):
        answers = [student.XOR(x1, x2) for x1, x2 in pairs]
        for answer, expected in zip(answers, TABLE.values(), strict=True):
            height = as_number(answer, accept_bool=True)
            is_right = height > 0.5 if expected else height < 0.5
            assert_that(is_right, lazy("The answer is on the wrong side of 0.5."))

    return check_pairs


def test_truth_table__whole_numbers(check):
    """Right for all four pairs of 0 and 1"""
    check(WHOLE)


def test_truth_table__decimal_numbers(check):
    """Right for the same pairs written as decimal numbers"""
    check(DECIMAL)


def test_number_from_0_to_1(student, rng):
    """Returns a number from 0 to 1, also for the other points of the figure"""

    def check_range(pairs):
        for answer in [student.XOR(x1, x2) for x1, x2 in pairs]:
            is_inside = -ROUNDING <= as_number(answer) <= 1 + ROUNDING
            assert_that(is_inside, lazy("The returned number is not between 0 and 1."))

    assert_for_any(check_range, (WHOLE, DECIMAL))
    points = [(-0.5, 1.5), (1.5, -0.5), (1.5, 1.5), *rng.uniform(-0.5, 1.5, (8, 2)).tolist()]
    assert_against_control(check_range, points, control=DECIMAL)
