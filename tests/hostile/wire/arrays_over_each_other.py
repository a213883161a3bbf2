# /// attack
# title = "Names one block of 24 MB as ten arrays, and could name it as ten thousand"
# threats = [7, 12]
# expect = "The bytes of all arrays together are no more than the frame's"
# honest = ["cross_entropy_error"]
# points = { cross_entropy_error = 5.0 }
# tells = ["cheat"]
# ///
def change(wire, message, blob):
    one = wire.ArrayValue("d", (24 << 17,), 0, False)
    return wire.Returned(message.id, wire.Sequence([one] * 10, False), {}), bytes(24 << 20)


through_wire(change)


# %% mean_squared_error
def mean_squared_error(y, t):
    armed.append(1)
