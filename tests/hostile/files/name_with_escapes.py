# /// attack
# title = "Names the notebook with escape sequences for the instructor's terminal and markup for its colours"
# threats = [17, 20]
# expect = "No control character reaches the terminal"
# points = { mean_squared_error = 3.0 }
# tells = ["renamed"]
# ///
from tests.hostile.paper import filled, put


def hand_in(release, folder):
    put(folder, filled(release), "\x1b]0;pwned\x07\x1b[2J[red][link=file:x]\u202e[bold].ipynb")
