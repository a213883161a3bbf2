# /// attack
# title = "Has a hundred thousand cells"
# threats = [18]
# expect = "The file is refused in a sentence"
# tells = ["too_many_parts"]
# ///
from tests.hostile.paper import filled, put


def hand_in(release, folder):
    notebook = filled(release)
    notebook["cells"] += [{"cell_type": "code", "source": "1"}] * 100_000
    put(folder, notebook)
