# /// attack
# title = "Leaves threads behind that write to the channel while other functions are being called"
# threats = [8, 11]
# expect = "Everything that such a process answers has failed; no reply is ever taken for another"
# tells = ["cheat"]
# ///
import threading
import time

import msgspec


def mutter():
    while True:
        tell(frame(msgspec.msgpack.encode(["returned", 5, 0.5, {}])))
        time.sleep(0.001)


def start():
    threading.Thread(target=mutter, daemon=True).start()
    time.sleep(0.1)


# %% mean_squared_error
def mean_squared_error(y, t):
    start()
    return 0.5 * np.sum((y - t) ** 2)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    start()
    return 0.5


# %% mini_batch
def mini_batch(x, t, size, rng):
    start()
    return x[:size], t[:size]
