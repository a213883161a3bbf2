# Submissions of the tests' mixed class: each has another mistake or way to submit.

# %% student="01_loops"
# Unusual but right: no NumPy at all where a loop will do.
import math


def rows_of(values):
    return list(values) if hasattr(values[0], "__len__") else [values]


# %% mean_squared_error
def mean_squared_error(y, t):
    total = 0.0
    for k in range(len(y)):
        total += (float(y[k]) - float(t[k])) ** 2
    return total / 2


# %% cross_entropy_error
def cross_entropy_error(y, t):
    rows = rows_of(y)
    answers = [t] if len(rows) == 1 and not hasattr(y[0], "__len__") else list(t)
    losses = []
    for row, answer in zip(rows, answers):
        if hasattr(answer, "__len__"):
            answer = max(range(len(answer)), key=lambda k: answer[k])
        losses.append(-math.log(max(float(row[int(answer)]), 1e-10)))
    return math.fsum(losses) / len(losses)


# %% mini_batch
def mini_batch(x, t, size, rng):
    rows = rng.permutation(len(x))[:size]
    return [np.take(np.asarray(x), rows, axis=0), np.take(np.asarray(t), rows, axis=0)]


# %% why_not_accuracy
The accuracy does not change when a weight moves a little, so its derivative is zero.

# %% student="02_half_done"
# %% mean_squared_error
def mean_squared_error(y, t):
    return 0.5 * np.sum((y - t) ** 2)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    # one-hot only, so far
    if y.ndim == 1:
        y, t = y.reshape(1, -1), np.reshape(t, (1, -1))
    return -np.sum(t * np.log(y + 1e-7)) / len(y)

# %% student="03_blank"

# %% student="04_mean_for_half"
# Wrong: takes the mean where half the sum is asked for.

# %% mean_squared_error
def mean_squared_error(y, t):
    return np.mean((y - t) ** 2)

# %% student="05_no_batch_mean"
# Wrong: the mean over the batch is missing.

# %% mean_squared_error
def mean_squared_error(y, t):
    return 0.5 * np.sum((y - t) ** 2)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    y, t = np.asarray(y), np.asarray(t)
    if t.ndim == y.ndim:
        t = t.argmax(axis=-1)
    return -np.sum(np.log(np.atleast_2d(y)[np.arange(t.size), t] + 1e-7))


# %% mini_batch
def mini_batch(x, t, size, rng):
    rows = rng.integers(0, len(x), size)
    return x[rows], t[rows]

# %% student="06_log10"
# Wrong: the logarithm to base 10.

# %% cross_entropy_error
def cross_entropy_error(y, t):
    y, t = np.asarray(y), np.asarray(t)
    if t.ndim == y.ndim:
        t = t.argmax(axis=-1)
    return -np.mean(np.log10(np.atleast_2d(y)[np.arange(t.size), t] + 1e-7))

# %% student="07_minus_infinity"
# Wrong: nothing keeps the logarithm of zero away.

# %% mean_squared_error
def mean_squared_error(y, t):
    return ((y - t) ** 2).sum() / 2


# %% cross_entropy_error
def cross_entropy_error(y, t):
    t = np.asarray(t)
    if t.ndim == y.ndim:
        t = t.argmax(axis=-1)
    return -np.mean(np.log(np.atleast_2d(y)[np.arange(t.size), t]))

# %% student="08_rows_apart"
# Wrong: data and answers are drawn separately.

# %% mini_batch
def mini_batch(x, t, size, rng):
    return rng.choice(x, size), rng.choice(t, size)

# %% student="10_syntax_error"
# %% mean_squared_error
def mean_squared_error(y, t)
    return 0.5 * np.sum((y - t) ** 2)


# %% mini_batch
def mini_batch(x, t, size, rng):
    rows = rng.choice(len(x), size)
    return x[rows], t[rows]
