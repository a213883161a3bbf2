# /// attack
# title = "Writes a solution, an assert and a number into the check cells"
# threats = [19]
# expect = "The checks are put back; what was written there is run as the student's own cell"
# points = { mean_squared_error = 3.0 }
# tells = ["changed_check"]
# ///
from tests.hostile.paper import filled, put

EVIL = "def mean_squared_error(y, t): return 0.5 * np.sum((y - t) ** 2)\nimport os\nassert True\n3.0"


def hand_in(release, folder):
    notebook = filled(release, "")
    for cell in notebook["cells"]:
        if cell["metadata"].get("seminar", {}).get("role") == "check":
            cell["source"] = EVIL
    put(folder, notebook)
