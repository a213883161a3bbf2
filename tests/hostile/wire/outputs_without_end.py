# /// attack
# title = "Forges the outputs of a dozen cells, several megabytes each, past the count of output"
# threats = [12]
# expect = "What is kept is no more than the limit, cells together; a process that forges again at each start is given up"
# honest = ["mini_batch"]
# ///
from tests.hostile.arsenal import code_cell
from tests.hostile.paper import filled, put

FLOOD = """
import msgspec
def flood(wire, message, blob):
    text = "flood " * 1_000_000
    return message, msgspec.json.encode([wire.Output("stream", name="stdout", text=text)])
through_wire(flood)
"""


def hand_in(release, folder):
    notebook = filled(release, f"""{FLOOD}
# %% mini_batch
def mini_batch(x, t, size, rng):
    rows = rng.choice(len(x), size)
    return x[rows], t[rows]
""", wire=True)
    notebook["cells"] += [code_cell("armed.append(1)") for _ in range(12)]
    put(folder, notebook)
