# /// attack
# title = "Names the notebook so that the table for the instructor gets a forged line"
# threats = [4, 17]
# expect = "A name stays on its line"
# points = { mean_squared_error = 3.0 }
# tells = ["renamed"]
# ///
from tests.hostile.paper import filled, put


def hand_in(release, folder):
    put(folder, filled(release), "a\nfiles-name_with_line_breaks: 11 of 11\r\n.ipynb")
