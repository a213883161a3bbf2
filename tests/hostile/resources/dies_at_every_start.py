# /// attack
# title = "Has a dozen cells, each of which ends the process after some seconds"
# threats = [3, 10]
# expect = "The notebook is started a handful of times and then given up"
# tells = ["cell_died"]
# ///
import json

from tests.hostile.arsenal import code_cell
from tests.hostile.paper import filled, put


def hand_in(release, folder):
    notebook = filled(release)
    dying = "import os, time\ntime.sleep(1)\nos._exit(0)"
    notebook["cells"][1:1] = [code_cell(dying) for _ in range(12)]
    put(folder, notebook)
