# Prints the error and returns nothing.
def mean_squared_error(y, t):
    E = 0.5 * np.sum((y - t)**2)
    print(E)
