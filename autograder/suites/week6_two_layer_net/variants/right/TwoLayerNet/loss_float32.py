# /// variant
# method = "loss"
# unusual = "float32, with a guard of 1e-4; a 0-d array comes back"
# ///
def loss(self, x, t):
    y = np.asarray(self.predict(x), dtype=np.float32)
    if np.ndim(t) == 1:
        t = np.eye(y.shape[1], dtype=np.float32)[t]
    logs = np.log(y + np.float32(1e-4))
    return np.array(-np.sum(t * logs, dtype=np.float32) / np.float32(len(x)))
