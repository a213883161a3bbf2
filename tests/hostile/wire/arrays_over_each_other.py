# /// attack
# title = "Names one block of 60 MB as thirty arrays, so that the grader makes 2 GB of it"
# threats = [7, 12]
# expect = "The bytes of all arrays together are no more than the frame's"
# honest = ["cross_entropy_error"]
# points = { cross_entropy_error = 5.0 }
# tells = ["cheat"]
# ///
def change(wire, message, blob):
    one = wire.Array("d", (60 << 17,), 0, False)
    return wire.Returned(message.id, wire.Sequence([one] * 30, False), {}), bytes(60 << 20)


through_wire(change)


# %% mean_squared_error
def mean_squared_error(y, t):
    armed.append(1)
