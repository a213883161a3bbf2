# /// attack
# title = "Prints formulas for the instructor's spreadsheet, and names a file so"
# threats = [20]
# expect = "No table that is exported holds anything of a student's but points"
# points = { mean_squared_error = 3.0 }
# tells = ["renamed"]
# ///
from tests.hostile.arsenal import code_cell
from tests.hostile.paper import filled, put

EVIL = "=HYPERLINK(\"https://pwned.example\"),@SUM(1+1)*cmd"


def hand_in(release, folder):
    notebook = filled(release)
    notebook["cells"].append(code_cell(f"print({EVIL!r})"))
    put(folder, notebook, "=cmd,@SUM(1).ipynb")
