# /// attack
# title = "Claims that an argument has become one long text among many empty ones"
# threats = [7, 12, 26]
# expect = "A claim of a change is held against the claimant, before an array is made of it"
# points = { mean_squared_error = 2.5 }
# ///
def change(wire, message, blob):
    text = wire.Sequence(["9" * 450_000] + [""] * 45_000, False)
    return wire.Returned(message.id, message.value, {"0": text}), blob


through_wire(change)


# %% mean_squared_error
def mean_squared_error(y, t):
    armed.append(1)
    return float(0.5 * np.sum((y - t) ** 2))
