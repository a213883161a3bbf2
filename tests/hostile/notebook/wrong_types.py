# /// attack
# title = "Has lists for names, numbers for sources, and objects for cells"
# threats = [18, 19]
# expect = "What is not a cell is left out; the rest counts"
# points = { mean_squared_error = 3.0 }
# tells = ["unreadable_cell"]
# ///
from tests.hostile.paper import filled, put


def hand_in(release, folder):
    notebook = filled(release)
    odd = [None, 1, [], {}, {"cell_type": []}, {"cell_type": "code", "source": {"a": 1}}]
    odd += [{"cell_type": "code", "source": ["a", 1, None]}, {"cell_type": "__proto__", "source": "1"}]
    odd += [{"cell_type": "code", "source": "1", "metadata": m} for m in (None, [], "x", {"nbgrader": []})]
    odd += [{"cell_type": "code", "source": "1", "metadata": {"nbgrader": {"grade_id": i, "points": i}}}
            for i in ([], {}, None, 1e308, True, "\u0000", "../../x")]
    notebook["cells"] += odd
    notebook |= {"nbformat": "four", "nbformat_minor": -1, "metadata": {"seminar": [], "nbgrader": 7}}
    put(folder, notebook)
