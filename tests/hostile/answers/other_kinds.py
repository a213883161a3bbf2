# /// attack
# title = "Returns the right value as complex number, text, truth value or fraction"
# threats = [21]
# expect = "Only real numbers are numbers"
# ///
from fractions import Fraction


# %% mean_squared_error
def mean_squared_error(y, t):
    return complex(0.5 * np.sum((y - t) ** 2), 0)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    return Fraction(1, 3) if np.ndim(y) == 1 else "0.5"


# %% mini_batch
def mini_batch(x, t, size, rng):
    return np.ones((size, *x.shape[1:]), bool), np.ones((size, *t.shape[1:]), bool)
