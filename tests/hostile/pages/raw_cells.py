# /// attack
# title = "Puts HTML into raw cells, which pages hand through as they are"
# threats = [20]
# expect = "Nothing in a raw cell acts on a page"
# points = { mean_squared_error = 3.0 }
# ///
from tests.hostile.arsenal import text_cell
from tests.hostile.paper import filled, put


def hand_in(release, folder):
    notebook = filled(release)
    raw = text_cell("<script>pwned()</script><img src=x onerror=pwned()>", "raw")
    raw["metadata"] = {"raw_mimetype": "text/html", "format": "text/html"}
    plain = text_cell("<script>pwned()</script><img src=x onerror=pwned()>", "raw")
    notebook["cells"] += [raw, plain]
    notebook["cells"][:0] = [plain]
    put(folder, notebook)
