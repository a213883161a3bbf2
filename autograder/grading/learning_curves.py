"""Learning curves for the student's page, from the histories that trainings returned.

Student code may return any values. They are shown to their author; no points depend on them.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from autograder.grading.result import Curve

DECIMALS = 4
MAX_EPOCHS = 1000
MAX_VALUE = 1e6  # a curve ends before a larger number


def learning_curves(
    names: Sequence[str], histories: Sequence[object], reference_histories: Sequence[object]
) -> tuple[Curve, ...]:
    """Return a curve for each name that all histories have.

    A history of a training is a dict of lists with one number per epoch. A curve is the mean of
    `histories` at each epoch, up to the end of the shortest; its band is the minimum and maximum
    of `reference_histories`. Raises nothing: an unusable history, which may come from student
    code, yields no curve.
    """
    curves = []
    for name in names:
        student_runs = [_numbers(history, name) for history in histories]
        reference_runs = [_numbers(history, name) for history in reference_histories]
        length = min(map(len, student_runs), default=0)
        epochs = min(map(len, reference_runs), default=0)
        if 1 < length <= epochs:
            table = np.array([numbers[:epochs] for numbers in reference_runs])
            mean = np.mean([numbers[:length] for numbers in student_runs], axis=0)
            lowest, highest = _rounded(table.min(axis=0)), _rounded(table.max(axis=0))
            curves.append(Curve(name, _rounded(mean), lowest, highest, len(student_runs)))
    return tuple(curves)


def _numbers(history: object, name: str) -> list[float]:
    """Return the numbers of one list up to the first that cannot be plotted."""
    values = history.get(name) if isinstance(history, dict) else None
    if isinstance(values, np.ndarray):
        values = values.tolist() if values.ndim == 1 else None
    numbers: list[float] = []
    for value in values[:MAX_EPOCHS] if isinstance(values, list | tuple) else ():
        is_number = isinstance(value, int | float | np.integer | np.floating)
        if not is_number or not abs(value) < MAX_VALUE:
            break
        numbers.append(float(value))
    return numbers


def _rounded(numbers: NDArray[np.float64]) -> tuple[float, ...]:
    return tuple(np.round(numbers, DECIMALS).tolist())
