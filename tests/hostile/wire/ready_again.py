# /// attack
# title = "Reports the process as ready once more, and answers with messages of the grader's side"
# threats = [8]
# expect = "Both are out of turn"
# honest = ["mini_batch"]
# points = { mini_batch = 3.0 }
# tells = ["cheat"]
# ///
def change(wire, message, blob):
    return (wire.Ready(), b"") if kind else (wire.CallbackResult(message.id, 0.5), b"")


through_wire(change)


# %% mean_squared_error
def mean_squared_error(y, t):
    global kind
    kind = 1
    armed.append(1)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    global kind
    kind = 0
    armed.append(1)
