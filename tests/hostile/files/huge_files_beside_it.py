# /// attack
# title = "Hands in a file of 300 MB beside the notebook, all holes"
# threats = [12, 17]
# expect = "It is set aside, not copied"
# points = { mean_squared_error = 3.0 }
# ///
import os

from tests.hostile.paper import filled, put


def hand_in(release, folder):
    put(folder, filled(release))
    (folder / "data.csv").touch()
    os.truncate(folder / "data.csv", 300 << 20)
