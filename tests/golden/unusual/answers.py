# Right, in ways that the reference solution does not take.
import math
from functools import reduce


def as_rows(values):
    return list(values) if np.ndim(values) == 2 else [values]


# %% mean_squared_error
def mean_squared_error(y, t, factor=0.5):
    print("so far so good")
    return np.float32(reduce(lambda total, d: total + d * d, map(lambda a, b: a - b, y, t), 0.0) * factor)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    rows = as_rows(y)
    answers = [t] if np.ndim(y) == 1 else t
    right = [row[int(np.argmax(a)) if np.ndim(a) else int(a)] for row, a in zip(rows, answers)]
    return np.array(math.fsum(-math.log(max(float(p), 1e-12)) for p in right) / len(rows))


# %% mini_batch
def mini_batch(x, t, size, rng):
    """Shuffles row numbers and keeps the first ones; returns lists."""
    rows = sorted(range(len(x)), key=lambda _: rng.random())[:size]
    return [[x[i].tolist() for i in rows], [t[i].tolist() for i in rows]]
