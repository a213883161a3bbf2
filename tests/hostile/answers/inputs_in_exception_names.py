# /// attack
# title = "Carries the hidden inputs out in the names of exceptions, in prints and in warnings"
# threats = [23]
# expect = "Students and instructors read the nearest of Python's own names; what calls print is dropped"
# ///
hidden = False


def carry(seen):
    import warnings
    if hidden:
        print("GO" + f"T:{seen}")
        warnings.warn("GO" + f"T:{seen}")
        raise type("GO" + f"T:{seen.tolist()}", (ValueError,), {})("GO" + f"T:{seen}")


# %% mean_squared_error
def mean_squared_error(y, t):
    carry(y)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    carry(y)


# %% mini_batch
def mini_batch(x, t, size, rng):
    carry(x)


# %% last
hidden = True
