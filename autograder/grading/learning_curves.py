"""Learning curves for the student's page, from the histories that trainings returned.

The student's are what student code says of itself: they are shown and never believed.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from autograder.grading.result import Curve

DECIMALS = 4
MOST = 1000  # entries
LARGEST = 1e6  # what is larger is no loss to be drawn


def learning_curves(
    names: Sequence[str], mine: Sequence[object], reference: Sequence[object]
) -> tuple[Curve, ...]:
    """A curve for each name that every history of both has; what is no history gives none.

    `mine` and `reference` are histories, one for each training: a list of one number per epoch by
    name. The curve is the mean of `mine` epoch by epoch, up to the shortest of them; its band is
    the least and the greatest of `reference`. Raises nothing: `mine` comes from the student.
    """
    found = []
    for name in names:
        own = [_numbers(history, name) for history in mine]
        theirs = [_numbers(history, name) for history in reference]
        length = min(map(len, own), default=0)
        epochs = min(map(len, theirs), default=0)
        if 1 < length <= epochs:
            table = np.array([numbers[:epochs] for numbers in theirs])
            values = np.mean([numbers[:length] for numbers in own], axis=0)
            lowest, highest = _rounded(table.min(axis=0)), _rounded(table.max(axis=0))
            found.append(Curve(name, _rounded(values), lowest, highest, len(own)))
    return tuple(found)


def _numbers(history: object, name: str) -> list[float]:
    """The numbers of one list up to the first that cannot be drawn."""
    numbers = history.get(name) if isinstance(history, dict) else None
    if isinstance(numbers, np.ndarray):
        numbers = numbers.tolist() if numbers.ndim == 1 else None
    kept: list[float] = []
    for number in numbers[:MOST] if isinstance(numbers, list | tuple) else ():
        drawable = isinstance(number, int | float | np.integer | np.floating)
        if not drawable or not abs(number) < LARGEST:
            break
        kept.append(float(number))
    return kept


def _rounded(numbers: NDArray[np.float64]) -> tuple[float, ...]:
    return tuple(np.round(numbers, DECIMALS).tolist())
