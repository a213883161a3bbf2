# /// attack
# title = "Announces frames of four gigabytes"
# threats = [7]
# expect = "Refused before any memory is taken"
# honest = ["mini_batch"]
# points = { mini_batch = 3.0 }
# tells = ["cheat"]
# ///
# %% mean_squared_error
def mean_squared_error(y, t):
    tell(b"\xff" * 8)
    return 0.5 * np.sum((y - t) ** 2)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    tell(b"\0\0\0\x08\xff\xff\xff\xff")
    return 0.5
