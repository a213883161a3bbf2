# /// attack
# title = "Climbs the stack and asks the garbage collector for tests, references and expected values"
# threats = [1]
# expect = "No frame and no object of a test is in its process"
# ///
import gc
import sys


def found():
    frame = sys._getframe(1)
    while frame:
        names = {*frame.f_code.co_names, *frame.f_locals, frame.f_code.co_name}
        hits = [n for n in names if n.startswith("test_") or n in ("reference", "expected", "agree")]
        if hits:
            return "GO" + f"T:{hits}"
        frame = frame.f_back
    for thing in gc.get_objects():
        name = getattr(thing, "__name__", "") if callable(thing) else ""
        if isinstance(name, str) and name in ("all_right", "test_batch_labels", "agree"):
            return "GO" + f"T:{name}"
    return 77.0


# %% mean_squared_error
def mean_squared_error(y, t):
    return found()


# %% cross_entropy_error
def cross_entropy_error(y, t):
    return found()
