# /// attack
# title = "Hands in two thousand files and folders beside the notebook"
# threats = [17]
# expect = "They are let lie; the notebook counts"
# points = { mean_squared_error = 3.0 }
# ///
from tests.hostile.paper import filled, put


def hand_in(release, folder):
    put(folder, filled(release))
    deep = folder
    for number in range(40):
        deep = deep / f"folder{number}"
        deep.mkdir()
        for other in range(50):
            (deep / f"file{other}.txt").touch()
