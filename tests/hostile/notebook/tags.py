# /// attack
# title = "Tags cells with skip-execution, raises-exception, remove-cell and injected-parameters"
# threats = [19]
# expect = "Tags are dropped"
# points = { mean_squared_error = 3.0 }
# ///
from tests.hostile.paper import filled, put

TAGS = ["skip-execution", "raises-exception", "remove-cell", "remove-input", "injected-parameters"]


def hand_in(release, folder):
    notebook = filled(release)
    for cell in notebook["cells"]:
        cell["metadata"] |= {"tags": TAGS, "deletable": True, "editable": True, "transient": {"remove_source": True}}
    put(folder, notebook)
