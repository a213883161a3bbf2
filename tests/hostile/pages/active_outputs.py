# /// attack
# title = "Displays HTML, JavaScript, SVG, LaTeX, PDF, widgets and Markdown with scripts"
# threats = [20]
# expect = "Outputs are kept as plain text and pictures only"
# points = { mean_squared_error = 3.0 }
# honest = ["mean_squared_error"]
# ///
EVIL = "<script>pwned()</script><img src=x onerror=pwned()>"
KINDS = (
    "text/html", "application/javascript", "image/svg+xml", "text/latex", "text/markdown",
    "application/pdf", "application/json", "application/vnd.jupyter.widget-view+json", "text/vnd.mermaid",
)
for kind in KINDS:
    display({kind: EVIL, "text/plain": "shown"}, raw=True, metadata={kind: {"isolated": True, "width": EVIL}})


class Shown:
    def _repr_html_(self): return EVIL
    def _repr_javascript_(self): return EVIL
    def _repr_mimebundle_(self, **options): return {"text/html": EVIL, "text/plain": EVIL}


Shown()
