# /// attack
# title = "Hands in a timestamp.txt that is no text"
# threats = [17]
# expect = "The notebook counts, and nobody else waits for it"
# points = { mean_squared_error = 3.0 }
# ///
from tests.hostile.paper import filled, put


def hand_in(release, folder):
    put(folder, filled(release))
    (folder / "timestamp.txt").write_bytes(b"\xff\xfe\x00\x80" * 1000)
