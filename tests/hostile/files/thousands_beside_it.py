# /// attack
# title = "Hands in five thousand files and folders beside the notebook, for which nbgrader needs an hour"
# threats = [10, 17]
# expect = "They are set aside; the notebook counts"
# points = { mean_squared_error = 3.0 }
# ///
from tests.hostile.paper import filled, put


def hand_in(release, folder):
    put(folder, filled(release))
    for number in range(3000):
        (folder / f"file{number}.txt").touch()
    deep = folder
    for number in range(40):
        deep = deep / f"folder{number}"
        deep.mkdir()
        for other in range(50):
            (deep / f"file{other}.txt").touch()
