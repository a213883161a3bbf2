# One-hot built with max(t)+1 classes: breaks when the last class does not occur among the labels.
def cross_entropy_error(y, t):
    t = np.asarray(t)
    if t.ndim < y.ndim:
        t = np.eye(np.max(t) + 1)[t]
    n = 1 if y.ndim == 1 else y.shape[0]
    return -np.sum(t * np.log(y + 1e-7)) / n
