# /// attack
# title = "Has MathJax link, style, fetch and run"
# threats = [20]
# expect = "Formulas compute nothing and lead nowhere"
# points = { mean_squared_error = 3.0 }
# ///
from tests.hostile.arsenal import text_cell
from tests.hostile.paper import filled, put

EVIL = r"""$\href{javascript:pwned()}{x}$ $$\require{html}\style{background:url(https://pwned.example)}{x}$$
\begin{align}\unicode{x3c}\class{x}{y}\cssId{z}{\href {javascript:pwned()}{q}}\end{align}
\\(\href{javascript:pwned()}{x}\\) $\text{<script>pwned()</script>}$ $<img src=x onerror=pwned()>$
$$</p><script>pwned()</script>$$ $\def\h#1{\hr#1}\h{ef}{javascript:pwned()}$"""


def hand_in(release, folder):
    notebook = filled(release)
    notebook["cells"].append(text_cell(EVIL))
    put(folder, notebook)
