# /// attack
# title = "Returns the random generator itself, wound to a state of its own making"
# threats = [7, 22]
# expect = "A generator is no mini-batch"
# ///
# %% mini_batch
def mini_batch(x, t, size, rng):
    rng.bit_generator.state = np.random.PCG64(0).state
    return rng, rng
