# /// attack
# title = "Hands in a named pipe that nobody writes to"
# threats = [10, 17]
# expect = "It reads as an empty file, and nobody waits for it"
# tells = ["empty_file"]
# ///
import os

from tests.hostile.paper import NAME


def hand_in(release, folder):
    os.mkfifo(folder / NAME)
