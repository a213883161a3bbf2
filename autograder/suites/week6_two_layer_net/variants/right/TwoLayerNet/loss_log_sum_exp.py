# /// variant
# method = "loss"
# unusual = "From the logarithm of the sum, without probabilities and without a guard"
# ///
def loss(self, x, t):
    z = sigmoid(np.asarray(x) @ self.params["W1"] + self.params["b1"])
    scores = z @ self.params["W2"] + self.params["b2"]
    logs = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
    if np.ndim(t) == 1:
        return float(-np.take_along_axis(logs, np.asarray(t)[:, None].astype(int), axis=1).mean())
    return float(-logs[np.asarray(t) == 1].mean())
