# /// attack
# title = "Hands in files named as the kit's and nbgrader's own: results, gradebook, settings"
# threats = [4, 17]
# expect = "None of them is read"
# points = { mean_squared_error = 3.0 }
# ///
from tests.hostile.paper import filled, put

EVIL = "raise SystemExit(0)\n"


def hand_in(release, folder):
    put(folder, filled(release))
    names = ("nbgrader_config.py", "conftest.py", "sitecustomize.py", "numpy.py", "course.toml", "result.json")
    for name in (*names, "outputs.json", ".nbgrader.log", "feedback.html", "week2_loss.html", "gradebook.db"):
        (folder / name).write_text(EVIL)
