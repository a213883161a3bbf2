# /// variant
# method = "predict"
# unusual = "Everything in float32, and an extra parameter with a default"
# ///
def predict(self, x, train_flg=False):
    W1, b1, W2, b2 = (np.asarray(self.params[k], np.float32) for k in ("W1", "b1", "W2", "b2"))
    a = np.asarray(x, np.float32) @ W1 + b1
    z = np.where(a >= 0, 1 / (1 + np.exp(-abs(a))), 1 - 1 / (1 + np.exp(-abs(a))))
    scores = z @ W2 + b2
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
