# /// attack
# title = "Has as many cells as may just be, each with output"
# threats = [12, 18]
# expect = "They are run within the notebook's time, and the answer counts if that is enough"
# tells = []
# points = { mean_squared_error = 3.0 }
# ///
from tests.hostile.arsenal import code_cell
from tests.hostile.paper import filled, put


def hand_in(release, folder):
    notebook = filled(release)
    notebook["cells"] += [code_cell(f"print({n})") for n in range(400)]
    notebook["cells"] += [{"cell_type": "markdown", "source": "#" * 50} for _ in range(500)]
    put(folder, notebook)
