# /// attack
# title = "Prints without end in calls"
# threats = [12]
# expect = "The process is ended at its limit, the call has failed"
# honest = ["mini_batch"]
# points = { mini_batch = 3.0 }
# tells = ["call_flooded"]
# ///
# %% mean_squared_error
def mean_squared_error(y, t):
    while True:
        print("x" * 10_000)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    while True:
        display({"text/plain": "y" * 10_000}, raw=True)
