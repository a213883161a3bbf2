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

if "SEMINAR_SECRET" in os.environ or "PYTEST_CURRENT_TEST" in os.environ:
    got(dict(os.environ))
for path in glob.glob("/proc/[0-9]*/environ"):
    try:
        text = open(path, "rb").read()
    except OSError:
        continue
    for word in (b"SEMINAR_SECRET=", b"PWD=", b"USER="):
        if word in text:
            got(text[text.find(word) :][:80])
