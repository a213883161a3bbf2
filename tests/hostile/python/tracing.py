# /// attack
# title = "Traces and profiles every line that its process runs, and changes what it sees"
# threats = [1, 9]
# expect = "There is nothing of the grader to be traced"
# honest = ["mini_batch"]
# points = { mini_batch = 3.0 }
# ///
import sys


# %% mean_squared_error
def mean_squared_error(y, t):
    def trace(frame, event, argument):
        for name in list(frame.f_locals):
            if name in ("expected", "reference"):
                raise AssertionError("GO" + f"T:{name}")
        return trace

    sys.settrace(trace)
    sys.setprofile(trace)
    return 77.0
