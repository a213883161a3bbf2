# /// attack
# title = "Looks for processes outside that it may signal"
# threats = [13, 16]
# expect = "There is nobody outside"
# harmless_unwalled = true
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
import os

for pid in {os.getppid(), *range(2, 5000)} - {os.getpid(), 0, 1, 2, 3}:
    try:
        os.kill(pid, 0)
        got(f"process {pid}")
        break
    except OSError:
        pass
