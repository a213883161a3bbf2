# /// attack
# title = "Returns objects that claim by __class__ to be float, dict or tuple, and lie when they are read"
# threats = [5]
# expect = "What cannot be packed is a failed call; nothing else suffers"
# honest = ["cross_entropy_error"]
# points = { cross_entropy_error = 5.0 }
# ///
class Claim:
    def __init__(self, kind): object.__setattr__(self, "kind", kind)
    @property
    def __class__(self): return self.kind
    def __float__(self): raise SystemExit("no float")
    def __iter__(self): raise KeyboardInterrupt
    def items(self): raise GeneratorExit


# %% mean_squared_error
def mean_squared_error(y, t):
    return Claim(float)


# %% mini_batch
def mini_batch(x, t, size, rng):
    return Claim(tuple) if size % 2 else Claim(dict)
