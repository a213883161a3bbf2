# /// variant
# unusual = "No NumPy functions at all: lists, math.log, math.fsum"
# ///
import math


def right_probability(row, answer):
    try:
        return sum(p * a for p, a in zip(row, answer))
    except TypeError:
        return row[answer]


def cross_entropy_error(y, t):
    if not hasattr(y[0], "__len__"):
        y, t = [y], [t]
    losses = [-math.log(right_probability(row, answer) + 1e-7) for row, answer in zip(y, t)]
    return math.fsum(losses) / len(losses)
