# Everything with einsum.
def gradient(self, x, t):
    p = self.params
    z = sigmoid(np.einsum("nd,dh->nh", x, p["W1"]) + p["b1"])
    y = softmax(np.einsum("nh,hk->nk", z, p["W2"]) + p["b2"])
    if np.ndim(t) == 1:
        t = np.eye(y.shape[1])[t]
    ds = (y - t) / y.shape[0]
    da = np.einsum("nk,hk,nh->nh", ds, p["W2"], z - z**2)
    return {
        "W1": np.einsum("nd,nh->dh", x, da),
        "b1": np.einsum("nh->h", da),
        "W2": np.einsum("nh,nk->hk", z, ds),
        "b2": np.einsum("nk->k", ds),
    }
