# /// attack
# title = "Has files beside the notebook whose names are no UTF-8, 255 bytes long, or begin with a dash"
# threats = [17]
# expect = "They are let lie; the notebook counts"
# points = { mean_squared_error = 3.0 }
# ///
import os

from tests.hostile.paper import filled, put


def hand_in(release, folder):
    put(folder, filled(release))
    for name in (b"\xff\xfe\x80.txt", b"x" * 255, b"-rf", b"--help", b"a\nb", b"*", b"[", b"CON"):
        with open(os.path.join(os.fsencode(folder), name), "w"):
            pass
