# /// attack
# title = "Puts numbers of a million digits, NaN and infinity where text and lists were"
# threats = [18]
# expect = "What is not a cell is left out; the rest counts"
# points = { mean_squared_error = 3.0 }
# tells = ["unreadable_cell"]
# ///
import json

from tests.hostile.paper import NAME, filled


def hand_in(release, folder):
    notebook = filled(release)
    notebook["cells"] += ["BOMB", {"cell_type": "code", "source": "BOMB"}]
    notebook["nbformat"] = "BOMB"
    notebook["metadata"]["kernelspec"] = "BOMB"
    (folder / NAME).write_text(json.dumps(notebook).replace('"BOMB"', "9" * 1_000_000))
