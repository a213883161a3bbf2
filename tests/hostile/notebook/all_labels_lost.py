# /// attack
# title = "Has lost all metadata, and has its cells in reverse order"
# threats = [19]
# expect = "Cells are recognised by their signature; in this order NumPy is missing when they are defined, not when they are called"
# points = { mean_squared_error = 3.0 }
# tells = ["lost_labels"]
# ///
from tests.hostile.paper import filled, put


def hand_in(release, folder):
    notebook = filled(release)
    notebook["cells"] = [
        {"cell_type": c["cell_type"], "source": c["source"]} for c in reversed(notebook["cells"])
    ]
    put(folder, {"cells": notebook["cells"]})
