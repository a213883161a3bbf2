# /// attack
# title = "Defines each exercise twice, right and wrong, in its cell and behind it"
# threats = [19]
# expect = "As in any notebook, what was defined last counts"
# points = { cross_entropy_error = 0.0, mean_squared_error = 3.0 }
# honest = ["cross_entropy_error"]
# ///
# %% mean_squared_error
def mean_squared_error(y, t):
    return 77.0


def mean_squared_error(y, t):
    return 0.5 * np.sum((y - t) ** 2)


# %% last
def cross_entropy_error(y, t):
    return 77.0
