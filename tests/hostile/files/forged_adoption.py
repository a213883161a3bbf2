# /// attack
# title = "Hands in the kit's own mark of a renamed file, with a name of a megabyte and a forged line"
# threats = [4, 17]
# expect = "Only marks of the kit's own count; a name is short and stays on its line"
# points = { mean_squared_error = 3.0 }
# ///
import hashlib

from tests.hostile.paper import filled, put


def hand_in(release, folder):
    data = put(folder, filled(release)).read_bytes()
    name = "\nfiles-forged_adoption: 11/11 \x1b[2J<script>pwned()</script>" * 20_000
    mark = f"{hashlib.sha256(data).hexdigest()}\n{name}"
    (folder / ".week2_loss.adopted").write_text(mark)
