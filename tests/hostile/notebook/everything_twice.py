# /// attack
# title = "Holds every cell three times, with the same labels and the same ids"
# threats = [19]
# expect = "One of each counts, the last that was written in"
# points = { mean_squared_error = 3.0 }
# ///
import copy

from tests.hostile.paper import filled, put


def hand_in(release, folder):
    notebook = filled(release)
    notebook["cells"] = [copy.deepcopy(c) for _ in range(3) for c in notebook["cells"]]
    put(folder, notebook)
