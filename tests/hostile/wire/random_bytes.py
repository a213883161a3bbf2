# /// attack
# title = "Writes noise to the channel in the middle of a call"
# threats = [8]
# expect = "No frame: the process is ended, the call has failed"
# honest = ["mini_batch"]
# points = { mini_batch = 3.0 }
# tells = ["cheat"]
# ///
# %% mean_squared_error
def mean_squared_error(y, t):
    tell(bytes([7, 1, 255] * 99))
    return 0.5 * np.sum((y - t) ** 2)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    tell(frame(b"\xc1\xc1\xc1"))
    return 0.5
