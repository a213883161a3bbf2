# /// attack
# title = "Hands in a link to the solution under the notebook's name"
# threats = [13, 17]
# expect = "A link reads as an empty file"
# tells = ["empty_file"]
# ///
from tests.hostile.paper import NAME


def hand_in(release, folder):
    (folder / NAME).symlink_to("../../../../solutions/canary.ipynb")
