# /// attack
# title = "Hands in a file of 300 MB beside the notebook, all holes"
# threats = [12, 17]
# expect = "It is let lie where it is"
# points = { mean_squared_error = 3.0 }
# ///
import os

from tests.hostile.paper import filled, put


def hand_in(release, folder):
    put(folder, filled(release))
    (folder / "data.bin").touch()
    os.truncate(folder / "data.bin", 300 << 20)
