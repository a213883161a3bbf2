# /// attack
# title = "Takes all the memory there is, in one piece, in many, and in a growing list"
# threats = [12]
# expect = "The limit holds; a cell that fills it is told so"
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
taken = []
try:
    while len(taken) < 4000:
        taken.append(np.ones(1 << 17))
    got("4 GB")
except MemoryError:
    del taken
