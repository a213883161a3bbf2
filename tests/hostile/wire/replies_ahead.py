# /// attack
# title = "Writes replies for requests that have not come yet, straight to the channel"
# threats = [8]
# expect = "A reply out of turn ends the process and the call has failed"
# honest = ["cross_entropy_error"]
# points = { cross_entropy_error = 5.0 }
# tells = ["cheat"]
# ///
import msgspec


# %% mean_squared_error
def mean_squared_error(y, t):
    for number in range(50):
        tell(frame(msgspec.msgpack.encode(["returned", number, 0.5, {}])))
    return 0.5 * np.sum((y - t) ** 2)


# %% mini_batch
def mini_batch(x, t, size, rng):
    tell(frame(msgspec.msgpack.encode(["missing", 0])))
    rows = rng.choice(len(x), size)
    return x[rows], t[rows]
