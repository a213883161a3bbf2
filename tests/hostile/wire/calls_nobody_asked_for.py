# /// attack
# title = "Calls functions of the grader that were never handed over"
# threats = [8, 9]
# expect = "There is no such function: the process is ended"
# honest = ["mini_batch"]
# points = { mini_batch = 3.0 }
# tells = ["cheat"]
# ///
def change(wire, message, blob):
    return wire.CallbackRequest(1, message.id, number, [], {}, {}), b""


through_wire(change)


# %% mean_squared_error
def mean_squared_error(y, t):
    global number
    number = 0
    armed.append(1)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    global number
    number = -1
    armed.append(1)
