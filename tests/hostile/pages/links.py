# /// attack
# title = "Links to scripts and data, in every disguise, and fetches pictures that tell who reads"
# threats = [20]
# expect = "Links lead to pages only; no picture is fetched"
# points = { mean_squared_error = 3.0 }
# ///
from tests.hostile.arsenal import text_cell
from tests.hostile.paper import filled, put

EVIL = """[a](javascript:pwned()) [b](JaVa&#115;cript&colon;pwned()) [c](data:text/html,<script>pwned()</script>)
[d]: javascript:pwned()
[d] <javascript:pwned()> ![e](https://pwned.example/e.png) ![f](data:image/svg+xml,<svg onload=pwned()>)
[g](\x01javascript:pwned()) [h](java\tscript:pwned()) [i](vbscript:pwned())
<a href="&#x6a;avascript:pwned()">j</a> <a href="//pwned.example" target=_blank ping="https://pwned.example">k</a>
"""


def hand_in(release, folder):
    notebook = filled(release)
    cell = text_cell(EVIL + "![z](attachment:z.svg)")
    cell["attachments"] = {"z.svg": {"image/svg+xml": "<svg onload=pwned()/>"}}
    notebook["cells"].append(cell)
    put(folder, notebook)
