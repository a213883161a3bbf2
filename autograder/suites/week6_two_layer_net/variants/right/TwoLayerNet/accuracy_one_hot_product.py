# /// variant
# method = "accuracy"
# unusual = "One-hot rows of the guesses times one-hot answers, float32, 0-d array"
# ///
def one_hot_rows(t, k):
    t = np.array(t)
    return t if t.ndim == 2 else (t.reshape(-1, 1) == np.arange(k)).astype(np.float32)


def accuracy(self, x, t):
    y = self.predict(x)
    k = y.shape[1]
    hits = one_hot_rows(y.argmax(axis=1), k) * one_hot_rows(t, k)
    return np.array(np.einsum("nk->", hits) / np.float32(len(y)), dtype=np.float32)
