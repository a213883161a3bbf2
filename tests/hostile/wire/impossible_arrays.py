# /// attack
# title = "Sends arrays outside their frame, of impossible shapes, and of object and text types"
# threats = [6, 7]
# expect = "Each is refused before it is made"
# tells = ["cheat"]
# ///
import itertools

FORGED = itertools.cycle([
    ("d", (3,), 0), ("d", (1,), 2**62), ("d", (-1,), 0), ("O", (1,), 0), ("U", (1,), 0),
    ("d", (2**26,) * 8, 0), ("d", (0, 2**63 - 1), 0), ("d", (1,), -8), ("dd", (1,), 0),
])


def change(wire, message, blob):
    kind, shape, offset = next(FORGED)
    return wire.Returned(message.id, wire.ArrayValue(kind, shape, offset, False), {}), bytes(8)


through_wire(change)


# %% mean_squared_error
def mean_squared_error(y, t):
    armed.append(1)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    armed.append(1)


# %% mini_batch
def mini_batch(x, t, size, rng):
    armed.append(1)
