# /// attack
# title = "Recurses through regular expressions, copies, JSON and syntax trees"
# threats = [3, 10]
# expect = "Errors and crashes are its own"
# honest = ["mini_batch"]
# points = { mini_batch = 3.0 }
# ///
import copy
import json


# %% mean_squared_error
def mean_squared_error(y, t):
    deep = []
    for _ in range(200_000):
        deep = [deep]
    return json.dumps(copy.deepcopy(deep))


# %% cross_entropy_error
def cross_entropy_error(y, t):
    return eval("(" * 50_000 + ")" * 50_000)
