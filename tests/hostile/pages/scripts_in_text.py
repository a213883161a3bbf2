# /// attack
# title = "Puts scripts, handlers, frames, forms and styles into text cells and the answer to the question"
# threats = [20]
# expect = "Nothing in a text acts on a page"
# points = { mean_squared_error = 3.0 }
# ///
from tests.hostile.arsenal import text_cell
from tests.hostile.paper import RIGHT, filled, put

EVIL = """<script>pwned()</script><img src=x onerror=pwned()><svg onload=pwned()></svg>
<iframe srcdoc="<script>pwned()</script>"></iframe><style>@import "https://pwned.example/";</style>
<form action="https://pwned.example/"><button formaction="javascript:pwned()">x</button></form>
<math><mtext><table><mglyph><style><img src=x onerror=pwned()></style></table></mtext></math>
<base href="https://pwned.example/"><meta http-equiv="refresh" content="0;url=https://pwned.example/">
<details open ontoggle=pwned()><object data="https://pwned.example/"></object></details>"""


def hand_in(release, folder):
    notebook = filled(release, RIGHT + "\n# %% why_not_accuracy\n" + EVIL)
    notebook["cells"] += [text_cell(EVIL), text_cell("> " + EVIL.replace("\n", " ")), text_cell("|a|\n|-|\n|" + EVIL.replace("\n", "") + "|")]
    put(folder, notebook)
