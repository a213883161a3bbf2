# /// attack
# title = "Turns exercise cells into text and text into code"
# threats = [19]
# expect = "The release says what a cell is"
# points = { mean_squared_error = 3.0 }
# ///
from tests.hostile.paper import filled, put


def hand_in(release, folder):
    notebook = filled(release)
    for cell in notebook["cells"]:
        cell["cell_type"] = {"code": "markdown", "markdown": "raw"}[cell["cell_type"]]
    put(folder, notebook)
