# /// attack
# title = "Hands in JSON nested a million deep, in the file and in one cell"
# threats = [18]
# expect = "The file is refused in a sentence"
# tells = ["too_deep"]
# ///
from tests.hostile.paper import NAME


def hand_in(release, folder):
    (folder / NAME).write_bytes(b'{"cells":' + b"[" * 1_000_000 + b"]" * 1_000_000 + b"}")
