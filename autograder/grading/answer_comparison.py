"""Comparison of a student's answers with those of the rows of an answer table."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from msgspec import Struct

from autograder.grading.answer_table import Outcome, TestAnswers
from autograder.grading.combined_answers import NumericAnswer
from autograder.sandbox.trace import Fingerprint

Array = np.ndarray[Any, Any]


class Failure(Struct, frozen=True):
    """A wrong answer, or a failed test as a whole, and what each row of the table has there."""

    explained: Array  # the row gives the same answer
    exactly: Array  # the same one, if exceptions count by their message as well
    row_differs: Array  # the row gives another answer than the reference
    row_fails: Array  # the row fails the test
    is_value: bool  # the answer is no exception, no end of time
    share: float  # of the failed test
    numbers: NumericAnswer | None = None


class FailureMatrices:
    """The failures as matrices: one line for each failure, one column for each row."""

    def __init__(self, failures: Sequence[Failure]) -> None:
        self.explained = np.stack([failure.explained for failure in failures])
        self.exactly = np.stack([failure.exactly for failure in failures])
        self.row_differs = np.stack([failure.row_differs for failure in failures])
        self.row_fails = np.stack([failure.row_fails for failure in failures])
        self.numbers = [failure.numbers for failure in failures]
        self.is_value = np.array([failure.is_value for failure in failures])
        shares = np.array([failure.share for failure in failures])
        self.total_share = shares.sum()  # the number of failed tests
        self.explained_share = shares @ self.explained
        self.have_value = (self.explained & self.is_value[:, np.newaxis]).any(axis=0)
        self.have_evidence = self.have_value | self.exactly.any(axis=0)


def same_outcomes(table: TestAnswers, outcome: Outcome, *, by_reason: bool) -> Array:
    """Return which outcomes of the table are this one, by status or by message as well."""
    return np.array(
        [o == outcome if by_reason else o.status is outcome.status for o in table.outcomes]
    )


def compare(
    table: TestAnswers, request: int, answer: Fingerprint, indices: Array
) -> tuple[Array, Array, bool, Array]:
    """Compare an answer to one request with those of the rows, given by their `indices`.

    Returns which rows agree, and which of them with the same message; whether the answer is
    right; and which rows differ from the reference.
    """
    known = table.answers[request]
    if answer == known[0]:
        agrees = indices == 0
        return agrees, agrees, True, indices > 0
    equal = table.sets[request].equal_to(answer, known[0])
    exactly = equal & np.array([other.message == answer.message for other in known])
    is_there = indices >= 0
    return equal[indices] & is_there, exactly[indices] & is_there, bool(equal[0]), indices > 0


class Sides:
    """Comparison of an answer with those of the rows by their sides of one half.

    `agree`: the row is on the answer's side; `differ`: not on the reference's. `are_known`: the
    row's answer, the student's and the reference's are single numbers.
    """

    def __init__(self, known: Sequence[Fingerprint], answer: Fingerprint, indices: Array) -> None:
        own, sides = _side(answer), np.array([_side(other) for other in known])
        of_rows = np.where(indices >= 0, sides[indices], np.nan)
        self.are_known = np.isfinite(of_rows) & np.isfinite(own + sides[0])
        self.agree, self.differ = of_rows == own, of_rows != sides[0]


def _side(answer: Fingerprint) -> float:
    """Return 1 for a number above one half, -1 below it, 0 on it, nan for anything else."""
    numbers = np.frombuffer(answer.numbers)
    if len(numbers) != 1 or not np.isfinite(numbers[0]):
        return np.nan
    return float(np.sign(np.round(numbers[0] - 0.5, 6)))
