# /// attack
# title = "Writes solutions, asserts and exits into the check cells"
# threats = [19]
# expect = "Check cells are put back and never run"
# tells = ["changed_check"]
# ///
from tests.hostile.paper import filled, put

EVIL = "def mean_squared_error(y, t): return 0.5 * np.sum((y - t) ** 2)\nimport os\ngot('check')\n3.0"


def hand_in(release, folder):
    notebook = filled(release, "")
    for cell in notebook["cells"]:
        if cell["metadata"].get("seminar", {}).get("role") == "check":
            cell["source"] = EVIL
    put(folder, notebook)
