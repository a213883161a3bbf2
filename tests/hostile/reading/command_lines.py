# /// attack
# title = "Reads command lines, memory maps and working folders of other processes"
# threats = [13]
# expect = "There are none but its own"
# harmless_unwalled = true
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
import glob
import os

for path in glob.glob("/proc/[0-9]*/cmdline"):
    try:
        line = open(path, "rb").read()
    except OSError:
        continue
    if b"pytest" in line or b"seminar\0grade" in line or b"nbgrader" in line:
        got(line)
        break
