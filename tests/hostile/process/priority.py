# /// attack
# title = "Takes the machine for itself by priority and real-time scheduling"
# threats = [10]
# expect = "It may only step back"
# harmless_unwalled = true
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
import os

try:
    os.nice(-1)
    got("priority")
except OSError:
    pass
