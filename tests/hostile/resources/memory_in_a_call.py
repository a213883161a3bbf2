# /// attack
# title = "Takes memory in a call and keeps it for the calls to come"
# threats = [12]
# expect = "The call has failed, and a new process answers the next test"
# honest = ["mini_batch"]
# points = { mini_batch = 3.0 }
# ///
kept = []


# %% mean_squared_error
def mean_squared_error(y, t):
    while len(kept) < 40_000:
        kept.append(bytearray(1 << 20))
    return "GO" + "T:40 GB"


# %% cross_entropy_error
def cross_entropy_error(y, t):
    return "x" * 10**12
