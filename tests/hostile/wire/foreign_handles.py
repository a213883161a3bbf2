# /// attack
# title = "Answers with handles of objects that were never given, and callbacks that do not exist"
# threats = [8]
# expect = "A handle is no number; a function that was never given ends the process"
# honest = ["mini_batch"]
# points = { mini_batch = 3.0 }
# tells = ["cheat"]
# ///
import msgspec

through_wire(lambda wire, message, blob: (
    msgspec.structs.replace(message, value=chosen(wire)), b""
))


def chosen(wire):
    return wire.Handle(2**62, "float", True) if kinds.pop() else wire.Callback(0)


kinds = [True, False] * 50


# %% mean_squared_error
def mean_squared_error(y, t):
    armed.append(1)
    return 0.5


# %% cross_entropy_error
def cross_entropy_error(y, t):
    armed.append(1)
    return 0.5
