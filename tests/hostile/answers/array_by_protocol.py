# /// attack
# title = "Returns objects that turn into any array when NumPy asks"
# threats = [5]
# expect = "An object is not a number: it stays on its own side"
# honest = ["cross_entropy_error"]
# points = { cross_entropy_error = 5.0 }
# ///
class Chameleon:
    def __array__(self, dtype=None, copy=None): return np.zeros(())
    def __float__(self): return 0.5
    def __eq__(self, other): return True
    def __getattr__(self, name): return self
    def __call__(self, *args, **options): return self
    def __iter__(self): return iter((self, self))
    def __len__(self): return 2
    __hash__ = None


# %% mean_squared_error
def mean_squared_error(y, t):
    return Chameleon()


# %% mini_batch
def mini_batch(x, t, size, rng):
    return Chameleon()
