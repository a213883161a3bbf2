# /// attack
# title = "Sends headers nested half a million deep, and a megabyte of empty maps"
# threats = [7]
# expect = "Depth and size are capped where a header is read"
# honest = ["mini_batch"]
# points = { mini_batch = 3.0 }
# tells = ["cheat"]
# ///
# %% mean_squared_error
def mean_squared_error(y, t):
    tell(frame(b"\x91" * 500_000))
    return 0.5 * np.sum((y - t) ** 2)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    tell(frame(b"\xdd\x00\x0f\x00\x00" + b"\x80" * 0xF0000))
    return 0.5
