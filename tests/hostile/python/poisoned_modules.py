# /// attack
# title = "Replaces modules, builtins and NumPy's functions by ones that always agree"
# threats = [2]
# expect = "It changes its own process only, and its answers are wrong as before"
# ///
import builtins
import sys

yes = lambda *args, **options: True
np.allclose = np.array_equal = np.isclose = np.all = np.isfinite = yes
np.asarray = np.array = lambda *args, **options: np.zeros(())
np.testing.assert_allclose = np.testing.assert_array_equal = yes
for name in ("pytest", "autograder", "autograder.testing.assertions", "msgspec", "numpy.testing"):
    sys.modules[name] = sys.modules[__name__]
builtins.isinstance = builtins.abs = builtins.any = builtins.all = yes


# %% mean_squared_error
def mean_squared_error(y, t):
    return 77.0
