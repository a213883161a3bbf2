# /// attack
# title = "Answers with handles and exceptions whose names are 900 kB of markup"
# threats = [7, 20, 23]
# expect = "A name that long is cut before it is kept or shown"
# honest = ["mini_batch"]
# points = { mini_batch = 3.0 }
# ///
NAME = "<script>pwned()</script>[bold red]\x1b[31m" * 22_000


def change(wire, message, blob):
    if kind == "handle":
        return wire.Returned(message.id, wire.Handle(1, NAME, True), {}), b""
    return wire.Raised(message.id, NAME, [NAME[:99]]), b""


through_wire(change)


# %% mean_squared_error
def mean_squared_error(y, t):
    global kind
    kind = "handle"
    armed.append(1)
    return 0.5


# %% cross_entropy_error
def cross_entropy_error(y, t):
    global kind
    kind = "raised"
    armed.append(1)
    return 0.5
