# /// attack
# title = "Looks for the hidden tests: by the parent's folder, by imports, by every path it can name"
# threats = [1, 13]
# expect = "They exist nowhere within its reach"
# harmless_unwalled = true
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
import glob
import os
import sys

roots = [f"/proc/{os.getppid()}/cwd", f"/proc/{os.getppid()}/root", "/work", "/kit", "/packages", *sys.path]
for root in roots:
    for path in glob.glob(os.path.join(root, "autograder/suites/week2_loss/*.py")):
        got(path)
try:
    import autograder.suites
    got(autograder.suites.__path__)
except ImportError:
    pass
