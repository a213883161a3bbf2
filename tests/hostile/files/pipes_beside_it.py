# /// attack
# title = "Hands in named pipes and sockets beside the notebook"
# threats = [10, 17]
# expect = "They are set aside; the notebook counts"
# points = { mean_squared_error = 3.0 }
# ///
import os
import stat

from tests.hostile.paper import filled, put


def hand_in(release, folder):
    put(folder, filled(release))
    os.mkfifo(folder / "data.csv")
    os.mknod(folder / "door", stat.S_IFSOCK | 0o666)
