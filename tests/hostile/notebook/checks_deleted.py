# /// attack
# title = "Deletes all check cells, so that an old score might stay"
# threats = [19]
# expect = "They are put back"
# points = { mean_squared_error = 3.0 }
# tells = ["missing_check"]
# ///
from tests.hostile.paper import filled, put


def hand_in(release, folder):
    notebook = filled(release)
    notebook["cells"] = [c for c in notebook["cells"] if not c["metadata"].get("nbgrader", {}).get("grade")]
    put(folder, notebook)
