# /// variant
# unusual = "Picks with np.take_along_axis and clips at 1e-15"
# ///
def cross_entropy_error(y, t):
    y, t = np.atleast_2d(y), np.asarray(t)
    labels = t.reshape(y.shape).argmax(axis=1) if t.size == y.size else t.reshape(-1)
    right = np.take_along_axis(y, labels[:, None], axis=1)
    return np.array(-np.log(np.clip(right, 1e-15, 1.0)).mean())
