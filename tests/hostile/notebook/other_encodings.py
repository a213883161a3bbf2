# /// attack
# title = "Is written in UTF-16, compressed, or as text of another kind"
# threats = [18]
# expect = "Refused in a sentence"
# tells = ["archive"]
# ///
import gzip

from tests.hostile.paper import NAME


def hand_in(release, folder):
    (folder / NAME).write_bytes(b"\x1f\x8b" + gzip.compress(release) + release.decode().encode("utf-16"))
