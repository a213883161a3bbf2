# /// attack
# title = "Returns lists and dicts that never stop giving parts"
# threats = [7, 10]
# expect = "Parts are counted: the call has failed, the process goes on"
# honest = ["cross_entropy_error"]
# points = { cross_entropy_error = 5.0 }
# ///
import itertools


class EndlessList(list):
    def __iter__(self): return itertools.repeat(0.5)


class EndlessDict(dict):
    def items(self): return ((n, n) for n in itertools.count())


# %% mean_squared_error
def mean_squared_error(y, t):
    return EndlessList()


# %% mini_batch
def mini_batch(x, t, size, rng):
    return EndlessDict()
