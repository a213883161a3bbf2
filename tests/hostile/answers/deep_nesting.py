# /// attack
# title = "Returns lists and tuples nested ten thousand deep"
# threats = [7]
# expect = "Too deep to cross: the call has failed, the process goes on"
# honest = ["cross_entropy_error"]
# points = { cross_entropy_error = 5.0 }
# ///
deep = []
for _ in range(10_000):
    deep = [deep]
ring = []
ring.append(ring)


# %% mean_squared_error
def mean_squared_error(y, t):
    return deep


# %% mini_batch
def mini_batch(x, t, size, rng):
    return ring, ring
