# /// attack
# title = "Hands in a folder under the notebook's name"
# threats = [17]
# expect = "It reads as an empty file"
# tells = ["empty_file"]
# ///
from tests.hostile.paper import NAME, filled, put


def hand_in(release, folder):
    put(folder / NAME, filled(release))
