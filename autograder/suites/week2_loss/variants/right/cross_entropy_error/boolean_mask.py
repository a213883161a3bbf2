# /// variant
# unusual = "Builds a boolean mask of the right classes"
# ///
def cross_entropy_error(y, t):
    classes = np.arange(y.shape[-1])
    hit = np.asarray(t) == 1 if np.ndim(t) == np.ndim(y) else classes == np.expand_dims(t, -1)
    return float(np.average(-np.log(np.maximum(y[hit], 1e-12))))
