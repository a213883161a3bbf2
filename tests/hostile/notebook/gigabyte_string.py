# /// attack
# title = "Holds one text of twenty megabytes"
# threats = [18]
# expect = "The file is refused before it is read to its end"
# tells = ["too_large"]
# ///
from tests.hostile.paper import filled, put


def hand_in(release, folder):
    notebook = filled(release)
    notebook["metadata"]["huge"] = "x" * (20 << 20)
    put(folder, notebook)
