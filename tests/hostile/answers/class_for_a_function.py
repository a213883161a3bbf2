# /// attack
# title = "Puts a class with a hostile metaclass where a function was asked for; its answers are right"
# threats = [5]
# expect = "The answers count and nothing else of the class does"
# points = { mean_squared_error = 3.0 }
# ///
class Meta(type):
    def __instancecheck__(cls, other): return True
    def __subclasscheck__(cls, other): return True
    def __eq__(cls, other): return True
    def __call__(cls, y, t): return 0.5 * np.sum((y - t) ** 2)
    __hash__ = type.__hash__


# %% mean_squared_error
class mean_squared_error(metaclass=Meta):
    pass


# %% cross_entropy_error
class cross_entropy_error(float):
    def __new__(cls, y, t): return float.__new__(cls, 77)
    def __reduce__(self): return exit, ()
