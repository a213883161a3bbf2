# /// variant
# method = "loss"
# unusual = "Clipped at 1e-4, einsum, one-hot by comparison with all class numbers"
# ///
def loss(self, x, t):
    y = np.clip(self.predict(x), 1e-4, None)
    t = np.asarray(t)
    hot = t if t.shape == y.shape else t.reshape(-1, 1) == np.arange(y.shape[1])
    return np.einsum("nk,nk->", -np.log(y), hot.astype(float)) / np.size(y, 0)
