# /// attack
# title = "Rewrites the kit's own functions in its process: packing, limits, the loop that serves"
# threats = [2, 5]
# expect = "The grader's side runs code of its own; a wrong number stays wrong"
# honest = ["cross_entropy_error"]
# points = { cross_entropy_error = 5.0 }
# ///
import gc


# %% mean_squared_error
def mean_squared_error(y, t):
    for thing in gc.get_objects():
        if type(thing).__name__ == "Server":
            thing.serve = thing._handle = lambda *args: None
            thing._object_table = thing._ids = None
    return 77.0
