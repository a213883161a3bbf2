# /// attack
# title = "Writes half a megabyte of text in which a Markdown reader starts again at every character"
# threats = [10, 20]
# expect = "Such text is shown as it is, and nobody waits"
# points = { mean_squared_error = 3.0 }
# ///
from tests.hostile.arsenal import text_cell
from tests.hostile.paper import filled, put

PATTERNS = ("\\begin{a}", "\\\\(", "*a ", "$a", "[a](", "<a ", "![", "_a _", "> ", "a|", "`` `")


def hand_in(release, folder):
    notebook = filled(release)
    notebook["cells"] += [text_cell((p * 100_000)[:100_000]) for p in PATTERNS]
    put(folder, notebook)
