# /// attack
# title = "Writes every exercise as a generator that never ends"
# threats = [9, 10]
# expect = "A generator is an object, not an answer; nobody iterates over it"
# ///
# %% mean_squared_error
def mean_squared_error(y, t):
    while True: yield 0.5


# %% cross_entropy_error
async def cross_entropy_error(y, t):
    return 0.5


# %% mini_batch
def mini_batch(x, t, size, rng):
    yield from mini_batch(x, t, size, rng)
