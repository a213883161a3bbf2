# /// attack
# title = "Raises exceptions whose name, text and type fight back"
# threats = [9, 23]
# expect = "Only the type's name crosses; a made-up name is never shown"
# ///
class Loud(Exception):
    def __str__(self): raise SystemExit("str")
    def __repr__(self): raise KeyboardInterrupt
    def __reduce__(self): raise MemoryError
    @property
    def __traceback__(self): raise ValueError


class NotImplementedError(BaseException):
    pass


# %% mean_squared_error
def mean_squared_error(y, t):
    raise Loud("x")


# %% cross_entropy_error
def cross_entropy_error(y, t):
    raise [KeyboardInterrupt, SystemExit, GeneratorExit, NotImplementedError][len(np.shape(y))]


# %% mini_batch
def mini_batch(x, t, size, rng):
    raise BaseExceptionGroup("many", [Loud(), GeneratorExit(), SystemExit(0)])
