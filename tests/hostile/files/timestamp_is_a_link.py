# /// attack
# title = "Hands in a timestamp.txt that is a link to a secret, for the message that tells what is wrong with it"
# threats = [13, 17]
# expect = "It is not read"
# points = { mean_squared_error = 3.0 }
# ///
from tests.hostile.paper import filled, put


def hand_in(release, folder):
    put(folder, filled(release))
    (folder / "timestamp.txt").symlink_to("../../../../solutions/canary.txt")
