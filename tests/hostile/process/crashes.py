# /// attack
# title = "Crashes the interpreter: null pointers, abort, a stack without end"
# threats = [3]
# expect = "A crash is a failed call, and no core file is left"
# honest = ["mini_batch"]
# points = { mini_batch = 3.0 }
# tells = ["call_died"]
# ///
import ctypes
import os
import sys


# %% mean_squared_error
def mean_squared_error(y, t):
    return ctypes.string_at(0)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    sys.setrecursionlimit(10**9)
    if np.ndim(y) == 1:
        os.abort()
    repr_of = type("Deep", (), {"__repr__": lambda self: repr([self])})
    return repr(repr_of())
