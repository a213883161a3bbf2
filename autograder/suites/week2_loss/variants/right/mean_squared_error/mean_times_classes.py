# /// variant
# unusual = "Undoes the mean by the number of classes"
# ///
def mean_squared_error(y, t):
    mse = ((y - t) ** 2).mean()
    return mse * y.size / 2
