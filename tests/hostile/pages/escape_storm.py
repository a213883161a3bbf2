# /// attack
# title = "Prints half a megabyte of colour changes, each of which costs the page's maker a copy of the rest"
# threats = [10, 20]
# expect = "So many are not kept, and the page is made at once"
# points = { mean_squared_error = 3.0 }
# honest = ["mean_squared_error"]
# ///
print("\x1b[m" * 130_000)
print("\x1b[" + "1;" * 50_000, "\r" * 10_000, "\x08" * 10_000)
