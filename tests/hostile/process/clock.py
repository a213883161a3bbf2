# /// attack
# title = "Sets the clock, and asks the clocks to stand still"
# threats = [10]
# expect = "The clock is not its own; deadlines are kept outside"
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
import time

for clock in (time.CLOCK_REALTIME, time.CLOCK_MONOTONIC):
    try:
        time.clock_settime(clock, time.clock_gettime(clock))
        got("clock")
    except OSError:
        pass
time.monotonic = time.time = lambda: 0.0
