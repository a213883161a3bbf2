# /// attack
# title = "Names the notebook in bytes that are no UTF-8"
# threats = [17]
# expect = "It is found and counts"
# points = { mean_squared_error = 3.0 }
# tells = ["renamed"]
# ///
import json
import os

from tests.hostile.paper import filled


def hand_in(release, folder):
    with open(os.path.join(os.fsencode(folder), b"\x96\xbc\x91O\xff.ipynb"), "w") as file:
        json.dump(filled(release), file)
