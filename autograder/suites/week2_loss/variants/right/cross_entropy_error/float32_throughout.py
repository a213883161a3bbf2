# /// variant
# unusual = "Computes in float32 with a guard of 1e-4"
# ///
def cross_entropy_error(y, t, eps=1e-4):
    y = np.array(y, dtype=np.float32, ndmin=2)
    if np.ndim(t) in (0, 1) and np.size(t) == len(y) and np.size(t) != y.size:
        t = np.eye(y.shape[1], dtype=np.float32)[np.reshape(t, -1)]
    t = np.array(t, dtype=np.float32).reshape(y.shape)
    log_y = np.log(y + np.float32(eps))
    return -(t * log_y).sum(dtype=np.float32) / np.float32(len(y))
