# /// attack
# title = "Reports a cell that raised as one that ran"
# threats = [4, 8]
# expect = "What the cell did not define is missing all the same"
# ///
through_wire(lambda wire, message, blob: (wire.Ran(message.cell, ""), b"[]"))


# %% mean_squared_error
armed.append(1)
raise SystemExit("nothing is defined")
