# /// attack
# title = "Returns arrays of a class that answers every comparison and every ufunc with yes"
# threats = [5]
# expect = "It crosses as the plain array that it is underneath, of the right shape and wrong"
# honest = ["cross_entropy_error"]
# points = { cross_entropy_error = 5.0, mini_batch = 0.43 }
# ///
class Yes(np.ndarray):
    def __array_ufunc__(self, *args, **options): return np.True_
    def __array_function__(self, *args, **options): return True
    def __eq__(self, other): return np.True_
    def __array_finalize__(self, other): pass
    def astype(self, *args, **options): return np.zeros(self.shape)
    def tobytes(self, *args): return bytes(8)


# %% mean_squared_error
def mean_squared_error(y, t):
    return np.full((), 77.0).view(Yes)


# %% mini_batch
def mini_batch(x, t, size, rng):
    return np.full((size, *x.shape[1:]), 77.0).view(Yes), np.full((size,), 77.0).view(Yes)
