# Half the squared norm.
def mean_squared_error(y, t):
    return 0.5 * np.linalg.norm(np.array(y) - np.array(t)) ** 2
