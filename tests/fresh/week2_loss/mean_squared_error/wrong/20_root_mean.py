# Two mistakes: a mean instead of half the sum, and a root on top (RMSE).
def mean_squared_error(y, t):
    n = len(t)
    return np.sqrt(sum((y[i] - t[i]) ** 2 for i in range(n)) / n)
