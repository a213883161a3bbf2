# /// attack
# title = "Gives its own cells the labels of check cells, and check cells the labels of exercises"
# threats = [19]
# expect = "The checks stay the instructor's; what stood under their labels is run as the student's own cell"
# points = { mean_squared_error = 3.0 }
# ///
import copy

from tests.hostile.arsenal import code_cell
from tests.hostile.paper import filled, put


def hand_in(release, folder):
    notebook = filled(release)
    checks = [c for c in notebook["cells"] if c["metadata"].get("seminar", {}).get("role") == "check"]
    for check in checks:
        own = code_cell("99.0")
        own["metadata"] = copy.deepcopy(check["metadata"])
        notebook["cells"] += [own, copy.deepcopy(own)]
    put(folder, notebook)
