# /// attack
# title = "Answers the question with half a megabyte of marks"
# threats = [18, 20]
# expect = "It is stored as handed in and shown without holding anybody up"
# points = { mean_squared_error = 3.0 }
# ///
from tests.hostile.paper import RIGHT, filled, put


def hand_in(release, folder):
    put(folder, filled(release, RIGHT + "\n# %% why_not_accuracy\n" + "*a **b _c [d](e ![ `" * 20_000))
