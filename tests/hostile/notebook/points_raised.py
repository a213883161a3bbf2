# /// attack
# title = "Raises the points of check cells, unlocks them and marks them as solved"
# threats = [19]
# expect = "Points and locks come from the instructor's copy alone"
# points = { mean_squared_error = 3.0 }
# ///
from tests.hostile.paper import filled, put


def hand_in(release, folder):
    notebook = filled(release)
    for cell in notebook["cells"]:
        marks = cell["metadata"].get("nbgrader")
        if marks:
            marks |= {"points": 1000, "locked": False, "grade": True, "solution": True, "task": True}
            marks |= {"schema_version": 99, "checksum": "0" * 32}
    put(folder, notebook)
