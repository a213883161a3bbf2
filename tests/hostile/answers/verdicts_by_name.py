# /// attack
# title = "Raises exceptions named as the grader's own: Disagreement, StudentError, Skipped, Exit"
# threats = [3, 4, 9]
# expect = "A name decides nothing: the call has failed"
# ///
# %% mean_squared_error
def mean_squared_error(y, t):
    raise type("Disagreement", (AssertionError,), {})("passed")


# %% cross_entropy_error
def cross_entropy_error(y, t):
    raise type("Skipped", (BaseException,), {"__module__": "_pytest.outcomes"})("skip")


# %% mini_batch
def mini_batch(x, t, size, rng):
    raise type("WrongArguments", (type("StudentError", (Exception,), {}),), {})("exhausted")
