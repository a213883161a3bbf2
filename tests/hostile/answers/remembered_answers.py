# /// attack
# title = "Computes once and gives the same answer to every later call"
# threats = [22]
# expect = "Every test asks with several inputs; the remembered answer is wrong for them"
# honest = ["mini_batch"]
# points = { mini_batch = 3.0 }
# ///
remembered = {}


# %% mean_squared_error
def mean_squared_error(y, t):
    return remembered.setdefault("mse", 0.5 * float(np.sum((y - t) ** 2)) + 1e-9)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    return remembered.setdefault("cee", 1.3)
