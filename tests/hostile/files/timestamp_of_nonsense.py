# /// attack
# title = "Hands in a timestamp.txt that is no time"
# threats = [17]
# expect = "The notebook counts, and nobody else waits for it"
# points = { mean_squared_error = 3.0 }
# ///
from tests.hostile.paper import filled, put


def hand_in(release, folder):
    put(folder, filled(release))
    (folder / "timestamp.txt").write_text("99999-99-99 25:61:61 <script>pwned()</script>\n")
