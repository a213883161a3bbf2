# /// variant
# method = "predict"
# unusual = "einsum, the sigmoid by tanh, softmax written in place into an array of its own"
# ///
def predict(self, x):
    p = self.params
    z = 0.5 + 0.5 * np.tanh(0.5 * (np.einsum("nd,dh->nh", x, p["W1"]) + p["b1"]))
    scores = np.einsum("nh,hk->nk", z, p["W2"]) + p["b2"]
    scores -= np.max(scores, axis=1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= np.einsum("nk->n", scores)[:, None]
    return scores
