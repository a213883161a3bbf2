# /// attack
# title = "Names the notebook with HTML, Markdown and formulas"
# threats = [17, 20]
# expect = "The name is shown as it is, as text"
# points = { mean_squared_error = 3.0 }
# tells = ["renamed"]
# ///
from tests.hostile.paper import filled, put


def hand_in(release, folder):
    name = "<img src=x onerror=pwned()>[a](javascript:pwned())$\\href{javascript:pwned()}{x}$.ipynb"
    put(folder, filled(release), name)
