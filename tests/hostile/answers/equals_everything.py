# /// attack
# title = "Returns floats that equal, undercut and exceed everything"
# threats = [5]
# expect = "What crosses is the bare number underneath; it is wrong and earns nothing"
# honest = ["mini_batch"]
# points = { mini_batch = 3.0 }
# ///
class AlwaysRight(float):
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __lt__(self, other): return True
    __le__ = __gt__ = __ge__ = __lt__
    __hash__ = float.__hash__
    def __sub__(self, other): return AlwaysRight(0)
    __rsub__ = __add__ = __radd__ = __mul__ = __rmul__ = __sub__
    def __abs__(self): return AlwaysRight(0)
    def __array__(self, dtype=None, copy=None): return np.zeros(())


# %% mean_squared_error
def mean_squared_error(y, t):
    return AlwaysRight(77.0)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    return AlwaysRight(77.0)
