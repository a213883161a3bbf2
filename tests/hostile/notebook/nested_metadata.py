# /// attack
# title = "Nests metadata and outputs half a million deep around a right answer"
# threats = [18]
# expect = "The file is refused in a sentence before it is parsed"
# tells = ["too_deep"]
# ///
import json

from tests.hostile.paper import NAME, filled


def hand_in(release, folder):
    notebook = filled(release)
    deep = "[" * 500_000 + "]" * 500_000
    for cell in notebook["cells"]:
        if "mean_squared_error" in str(cell["metadata"].get("seminar")):
            cell["outputs"] = "DEEP"
    (folder / NAME).write_text(json.dumps(notebook).replace('"DEEP"', deep))
