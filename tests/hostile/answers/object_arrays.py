# /// attack
# title = "Returns arrays of objects with a __reduce__ that runs a command when unpickled"
# threats = [6]
# expect = "Nothing is pickled; an array of objects stays on its own side"
# honest = ["cross_entropy_error"]
# points = { cross_entropy_error = 5.0 }
# ///
import os


class Bomb:
    def __reduce__(self): return os.system, ("touch /tmp/seminar-hostile-escaped",)
    def __reduce_ex__(self, protocol): return self.__reduce__()


# %% mean_squared_error
def mean_squared_error(y, t):
    return Bomb()


# %% mini_batch
def mini_batch(x, t, size, rng):
    return np.array([Bomb()] * size, dtype=object), np.array([Bomb()] * size, dtype=object)
