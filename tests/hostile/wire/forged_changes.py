# /// attack
# title = "Claims that arguments have changed: those that were not handed over, and all at once"
# threats = [8, 26]
# expect = "The grader's own arrays stay; a claim about what was never handed over ends the process"
# ///
def change(wire, message, blob):
    block = wire.ArrayValue("d", (8,), 0, False)
    names = ["0", "1", "-1", "99", "y", "t", "self", "reference", "__class__"]
    return wire.Returned(message.id, message.value, dict.fromkeys(names, block)), bytes(64)


through_wire(change)


# %% mean_squared_error
def mean_squared_error(y, t):
    armed.append(1)
    return float(0.5 * np.sum((y - t) ** 2))
