# /// attack
# title = "Sends a dict of 30,000 keys with the same hash, so that the grader sorts them for minutes"
# threats = [7, 10]
# expect = "What a frame costs to read is bounded, and the time for the submission holds"
# honest = ["cross_entropy_error"]
# points = { cross_entropy_error = 5.0 }
# ///
def change(wire, message, blob):
    pairs = [(wire.Complex(-1000003.0 * n, float(n)), None) for n in range(30_000)]
    return wire.Returned(message.id, wire.Mapping(pairs), {}), b""


through_wire(change)


# %% mean_squared_error
def mean_squared_error(y, t):
    armed.append(1)
