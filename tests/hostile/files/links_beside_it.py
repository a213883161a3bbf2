# /// attack
# title = "Hands in links beside the notebook: to the solution, the gradebook, a neighbour, the system"
# threats = [13, 17]
# expect = "Nothing that a link points at is copied to where students or graders read"
# points = { mean_squared_error = 3.0 }
# ///
from tests.hostile.paper import filled, put


def hand_in(release, folder):
    put(folder, filled(release))
    course = folder.parents[3]
    (folder / "notes.txt").symlink_to("../../../../solutions/canary.txt")
    (folder / "absolute.txt").symlink_to(course / "solutions" / "canary.txt")
    (folder / "gradebook.db").symlink_to("../../../gradebook.db")
    (folder / "data").mkdir()
    (folder / "data" / "solutions").symlink_to(course / "solutions")
    (folder / "data" / "up.py").symlink_to(course / "solutions" / "week2_loss.py")
    (folder / "loop").symlink_to(".")
