# /// attack
# title = "Hands in more notebooks beside the right one, with scripts in their outputs"
# threats = [17, 20]
# expect = "The one of the proper name counts, and of the others nothing is copied or shown"
# points = { mean_squared_error = 3.0 }
# ///
from tests.hostile.paper import filled, put

EVIL = {"output_type": "display_data", "metadata": {}, "data": {"text/html": "<script>pwned()</script>"}}


def hand_in(release, folder):
    put(folder, filled(release))
    other = filled(release, "")
    for cell in other["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = [EVIL]
    for name in ("week1_neurons.ipynb", "week2_loss (1).ipynb", "Week2_Loss.ipynb", "sub/week2_loss.ipynb"):
        put(folder, other, name)
