# /// attack
# title = "Ignores its arguments and guesses; changes its mind from call to call"
# threats = [22]
# expect = "Guesses are wrong; two tests that rows of the data satisfy are passed"
# points = { mini_batch = 0.86 }
# ///
import itertools

guesses = itertools.cycle([0.07, 0.0975, 0.5, 1.0, 2.302584])


# %% mean_squared_error
def mean_squared_error(*anything, **else_):
    return next(guesses) + 1


# %% cross_entropy_error
def cross_entropy_error(*anything, **else_):
    return next(guesses)


# %% mini_batch
def mini_batch(x, t, size, rng):
    return x[:1].repeat(size, axis=0), t[1:2].repeat(size, axis=0)
