# /// attack
# title = "Uses cell types of old formats: headings and HTML cells with scripts"
# threats = [20]
# expect = "They are text, and nothing in them acts"
# points = { mean_squared_error = 3.0 }
# ///
from tests.hostile.arsenal import text_cell
from tests.hostile.paper import filled, put


def hand_in(release, folder):
    notebook = filled(release)
    for kind in ("heading", "html", "text/html", "HTML", "markdown "):
        notebook["cells"].append(text_cell("<script>pwned()</script><a href='javascript:pwned()'>x</a>", kind))
    put(folder, notebook)
