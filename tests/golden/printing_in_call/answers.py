# Prints without end where prediction and answer are the same.

# %% mean_squared_error
def mean_squared_error(y, t):
    error = 0.5 * np.sum((y - t) ** 2)
    while error == 0:
        print("the error is", error)
    return error
