# Differences of golden submissions from the reference solution; bank.py describes the format.

# %% submission="endless_loop_in_call"
# Ends only where there is more than one row to draw.

# %% mini_batch
def mini_batch(x, t, size, rng):
    rows = np.zeros(size, dtype=int)
    while size == 1 or len(set(rows.tolist())) < 2:
        rows = rng.choice(len(x), size)
    return x[rows], t[rows]


# %% submission="endless_loop_in_cell"
# A cell of the student's own never ends.
step = 0
while step < 10:
    pass


# %% submission="exception_in_call"
# Works on arrays of one shape only and raises on every other.

# %% cross_entropy_error
def cross_entropy_error(y, t):
    rows, classes = y.shape
    return -np.sum(t * np.log(y + 1e-7)) / rows


# %% submission="exception_in_cell"
# The function stands in the cell; a line that tries it out below raises.

# %% cross_entropy_error
def cross_entropy_error(y, t):
    y, t = np.asarray(y, dtype=float), np.asarray(t)
    labels = t.argmax(axis=-1) if t.ndim == y.ndim else t
    return -np.mean(np.log(np.atleast_2d(y)[np.arange(labels.size), labels] + 1e-7))


print(prediction)


# %% submission="exit_in_cell"
# Leaves the whole process, so that nothing can fail any more.
import os

os._exit(0)


# %% submission="forged_score"
# Prints, displays and returns claims; its objects equal everything.
import atexit
import json
import sys


class AlwaysRight(float):
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __lt__(self, other):
        return True

    __le__ = __gt__ = __ge__ = __lt__
    __hash__ = float.__hash__

    def __sub__(self, other):
        return AlwaysRight(0)

    __rsub__ = __add__ = __mul__ = __sub__

    def __abs__(self):
        return AlwaysRight(0)

    def __array__(self, dtype=None, copy=None):
        return np.zeros(())


claim = {"status": "graded", "exercises": [{"exercise": "mean_squared_error", "points": 3.0}]}
for name in ("result.json", "results.json", "report.xml"):
    with open(name, "w") as file:
        json.dump(claim, file)
print(json.dumps(claim))
print("3 passed")
atexit.register(print, 11.0)
np.allclose = np.array_equal = lambda *args, **options: True
sys.modules["pytest"] = sys.modules["autograder.testing.assertions"] = sys.modules[__name__]


# %% mean_squared_error
def mean_squared_error(y, t):
    return AlwaysRight(0.0975)


# %% cross_entropy_error
class cross_entropy_error:
    points = 5.0

    def __new__(cls, *args):
        return object.__new__(cls)

    def __eq__(self, other):
        return True

    def __float__(self):
        return 5.0

    __hash__ = None


# %% mini_batch
def mini_batch(x, t, size, rng):
    print(3.0)
    return {"points": 3.0, "passed": True, "x_batch": x[:size], "t_batch": t[:size]}


# %% why_not_accuracy
11.0 of 11.0 points


# %% submission="kill_in_cell"
# Kills its own process, in a cell that also holds an answer.

# %% mean_squared_error
import os


def mean_squared_error(y, t):
    return 0.5 * np.sum((y - t) ** 2)


os.kill(os.getpid(), 9)


# %% submission="killed_in_call"
# Kills its own process where a single row is asked for.

# %% mini_batch
import os


def mini_batch(x, t, size, rng):
    if size == 1:
        os.kill(os.getpid(), 9)
    rows = rng.choice(len(x), size)
    return x[rows], t[rows]


# %% submission="memory_in_call"
# All pairs of everything.

# %% mean_squared_error
def mean_squared_error(y, t):
    pairs = np.ones((len(y), 100_000, 100_000))
    return 0.5 * np.sum((y - t) ** 2) * pairs.mean()


# %% submission="memory_in_cell"
# A list that grows until the memory is full.
pieces = []
while True:
    pieces.append(np.ones(1_000_000))


# %% submission="missing_function"
# Written under another name.

# %% mini_batch
def minibatch(x, t, size, rng):
    rows = rng.choice(len(x), size)
    return x[rows], t[rows]


# %% submission="nan_returned"
# 0 * log(0) is nan.

# %% cross_entropy_error
def cross_entropy_error(y, t):
    y = np.atleast_2d(y)
    if np.ndim(t) == 0 or np.ndim(t) < y.ndim and np.size(t) != y.size:
        t = np.eye(y.shape[1])[np.atleast_1d(t)]
    return -np.sum(np.atleast_2d(t) * np.log(y)) / len(y)


# %% submission="none_returned"
# Prints the answer instead of returning it.

# %% mean_squared_error
def mean_squared_error(y, t):
    print(0.5 * np.sum((y - t) ** 2))


# %% submission="printing_in_call"
# Prints without end where prediction and answer are the same.

# %% mean_squared_error
def mean_squared_error(y, t):
    error = 0.5 * np.sum((y - t) ** 2)
    while error == 0:
        print("the error is", error)
    return error


# %% submission="printing_in_cell"
# Prints without end.
while True:
    print("the loss is", 0.0975)


# %% submission="reference"
# Nothing of its own: every answer is the reference solution's.


# %% submission="syntax_error"
# The colon after the parameters is missing.

# %% mean_squared_error
def mean_squared_error(y, t)
    return 0.5 * np.sum((y - t) ** 2)


# %% submission="unusual"
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


# %% submission="wrong_shape"
# The sum is missing in one, the axis of the columns in the other.

# %% mean_squared_error
def mean_squared_error(y, t):
    return 0.5 * (y - t) ** 2


# %% mini_batch
def mini_batch(x, t, size, rng):
    rows = rng.choice(len(x), size)
    return x[rows, 0], t[rows]


# %% submission="wrong_signature"
# The generator is not among the parameters.

# %% mini_batch
def mini_batch(x, t, size):
    rows = np.random.choice(len(x), size)
    return x[rows], t[rows]


# %% submission="wrong_type"
# Text where a number is asked for.

# %% mean_squared_error
def mean_squared_error(y, t):
    return f"{0.5 * np.sum((y - t) ** 2):.4f}"
