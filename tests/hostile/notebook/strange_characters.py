# /// attack
# title = "Uses half characters, control characters, bidirectional marks and look-alikes in code and text"
# threats = [18, 20]
# expect = "They spoil no more than themselves"
# points = { mean_squared_error = 3.0 }
# ///
from tests.hostile.arsenal import code_cell, text_cell
from tests.hostile.paper import filled, put


def hand_in(release, folder):
    notebook = filled(release)
    notebook["cells"] += [
        code_cell("print('\u202e\u2066\ud800\udfff\udc00 \u0007\u001b[2J\u001b]0;pwned\u0007 \ufeff\u2028')"),
        code_cell("x = '\u0000'"),
        code_cell("# \x0c\x1c\x85\u2029 def mean_squared_error(y, t): return 0"),
        text_cell("\u0000\u202e\ud83d \u001b]8;;javascript:pwned()\u0007 text \u0007"),
    ]
    put(folder, notebook)
