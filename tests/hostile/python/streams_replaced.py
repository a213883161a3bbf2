# /// attack
# title = "Replaces stdout and stderr by objects that lie, raise and never stop"
# threats = [2, 9]
# expect = "What is printed is lost, and that is all"
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
import sys


class Broken:
    def write(self, text): raise SystemExit
    def flush(self): raise KeyboardInterrupt
    def __getattr__(self, name): raise MemoryError


# %% last
sys.stdout = sys.stderr = sys.__stdout__ = sys.__stderr__ = None
sys.displayhook = sys.excepthook = None
sys.stdout = Broken()
