# /// attack
# title = "Forks without end, the children in turn"
# threats = [11]
# expect = "Not even the first fork succeeds, and others grade on meanwhile"
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
import os
import time

for _ in range(6):  # 64 processes, should the wall be gone
    try:
        if os.fork() == 0:
            time.sleep(1)
        else:
            got("fork")
    except OSError:
        pass
