# /// attack
# title = "Holds up the notebook in cells that never end"
# threats = [10]
# expect = "Each such cell costs its deadline once and is left out"
# points = { mean_squared_error = 3.0 }
# tells = ["cell_timeout"]
# ///
import threading

lock = threading.Lock()
lock.acquire()
lock.acquire()


# %% mean_squared_error
def mean_squared_error(y, t):
    return 0.5 * np.sum((y - t) ** 2)


# %% cross_entropy_error
"a" * 30 == __import__("re").match("(a+)+$", "a" * 40 + "b")
