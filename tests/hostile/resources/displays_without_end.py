# /// attack
# title = "Shows ten thousand pictures and clears them again"
# threats = [12]
# expect = "What was cleared counts as output, too"
# honest = ["mini_batch"]
# points = { mini_batch = 3.0 }
# tells = ["cell_flooded"]
# ///
from IPython.display import clear_output

while True:
    display({"image/png": "A" * 20_000}, raw=True)
    clear_output()
