# /// variant
# method = "gradient"
# unusual = "einsum everywhere, a boolean table for labels, tanh for the sigmoid"
# ///
def gradient(self, x, t):
    p = self.params
    z = 0.5 + 0.5 * np.tanh(0.5 * (np.einsum("nd,dh->nh", x, p["W1"]) + p["b1"]))
    dy = self.predict(x)
    if np.ndim(t) == 1:
        t = np.asarray(t)[:, None] == np.arange(dy.shape[1])[None, :]
    dy = (dy - t) / dy.shape[0]
    da = np.einsum("nk,hk,nh,nh->nh", dy, p["W2"], z, 1 - z)
    return {
        "W1": np.einsum("nd,nh->dh", x, da),
        "b1": np.einsum("nh->h", da),
        "W2": np.einsum("nh,nk->hk", z, dy),
        "b2": np.einsum("nk->k", dy),
        "x": np.einsum("nh,dh->nd", da, p["W1"]),
    }
