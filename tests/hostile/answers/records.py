# /// attack
# title = "Returns namespaces with hostile attribute names, and the classes that stand for records"
# threats = [5, 7]
# expect = "Records of a student's cross by handle and are not what was asked for"
# ///
from types import SimpleNamespace


# %% mean_squared_error
def mean_squared_error(y, t):
    return SimpleNamespace(**{"__class__": float, "__eq__": 1, "": 2, "a b": 3})


# %% cross_entropy_error
def cross_entropy_error(y, t):
    try:
        from autograder.sandbox.guest.serializer import GuestNamespace
    except ImportError:
        return SimpleNamespace()
    return GuestNamespace(**{"__dict__": 1, "__class__": 2, "\0": 3})


# %% mini_batch
def mini_batch(x, t, size, rng):
    return SimpleNamespace(), Ellipsis
