# /// attack
# title = "Lifts the rules of the wire in its own process: larger frames, more depth, more types"
# threats = [7, 8]
# expect = "The grader's side has rules of its own"
# tells = ["cheat"]
# ///
from autograder.sandbox.guest import protocol as wire
from autograder.sandbox.guest import serializer as values

for module in (values, wire):
    for name in ("MAX_HEADER", "MAX_BLOB", "MAX_VALUE_DEPTH", "MAX_NODES", "MAX_NDIM"):
        if hasattr(module, name):
            setattr(module, name, 1 << 60)
    if hasattr(module, "DTYPES"):
        module.DTYPES = frozenset("OSUVMm?bhilqBHILQefdFDgG")


# %% mean_squared_error
def mean_squared_error(y, t):
    return [0.0] * 300_000


# %% cross_entropy_error
def cross_entropy_error(y, t):
    deep = 0.5
    for _ in range(200):
        deep = [deep]
    return deep


# %% mini_batch
def mini_batch(x, t, size, rng):
    return np.zeros((1,) * 20), np.array(["x"])
