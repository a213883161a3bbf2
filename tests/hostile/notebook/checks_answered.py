# /// attack
# title = "Fills check cells with outputs that nbgrader reads as full marks"
# threats = [4, 19]
# expect = "Outputs of the hand-in are dropped; the step's own number stands there"
# ///
from tests.hostile.paper import filled, put

CLAIMS = ["np.float64(99)", "nan", "True", "None", "-1", "99.0", "1e999"]


def hand_in(release, folder):
    notebook = filled(release, "")
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = [
                {"output_type": "execute_result", "data": {"text/plain": claim}, "metadata": {},
                 "execution_count": 1} for claim in CLAIMS
            ]
    put(folder, notebook)
