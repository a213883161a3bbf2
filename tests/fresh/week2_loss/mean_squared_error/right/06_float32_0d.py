# Computes in float32 and gives back a 0-d array.
def mean_squared_error(y, t):
    y = np.asarray(y, dtype=np.float32)
    t = np.asarray(t, dtype=np.float32)
    return np.array(((y - t) ** 2).sum() * np.float32(0.5))
