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
