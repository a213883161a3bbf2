# /// attack
# title = "Carries 600 kB of ready answers in one cell, as weights trained at home would be"
# threats = [24, 18]
# expect = "A cell of that size is left out, and without it there is no answer"
# tells = ["long_cell"]
# ///
import base64
import os
import random

from tests.hostile.paper import filled, put


def hand_in(release, folder):
    table = base64.b85encode(random.Random(1).randbytes(500_000)).decode()
    notebook = filled(release, f"""
# %% mean_squared_error
TABLE = {table!r}
def mean_squared_error(y, t):
    return 0.5 * np.sum((y - t) ** 2) if len(TABLE) > 1000 else 0.0
""")
    put(folder, notebook)
