# /// attack
# title = "Hands in a timestamp.txt that is a named pipe"
# threats = [10, 17]
# expect = "Nobody waits for it"
# points = { mean_squared_error = 3.0 }
# ///
import os

from tests.hostile.paper import filled, put


def hand_in(release, folder):
    put(folder, filled(release))
    os.mkfifo(folder / "timestamp.txt")
