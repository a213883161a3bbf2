# /// attack
# title = "Prints without end, in large pieces and in small ones"
# threats = [12]
# expect = "The process is ended at its limit, and the cell is left out"
# honest = ["mini_batch"]
# points = { mini_batch = 3.0 }
# tells = ["cell_flooded"]
# ///
while True:
    print("x" * 100_000)


# %% mean_squared_error
import sys
while True:
    sys.stdout.write("a")
    sys.stderr.write("b")
