# /// attack
# title = "Forges outputs that are no JSON, half characters, or a list nested without end"
# threats = [7, 8]
# expect = "The cell is left out, the others run"
# honest = ["mini_batch"]
# points = { mini_batch = 3.0 }
# tells = ["cell_died"]
# ///
through_wire(lambda wire, message, blob: (message, forged))


# %% mean_squared_error
forged = b'[{"output_type":"stream","text":"\\ud800"}]'
armed.append(1)


# %% cross_entropy_error
forged = b'{"x":' * 100_000
armed.append(1)


# %% last
forged = b"[" + b'{"output_type":""},' * 400_000 + b"]"
armed.append(1)
