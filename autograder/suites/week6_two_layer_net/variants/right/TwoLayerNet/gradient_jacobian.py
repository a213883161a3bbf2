# /// variant
# method = "gradient"
# unusual = "Through the loss with its guard, then through the softmax's Jacobian matrix"
# ///
def gradient(self, x, t):
    p = self.params
    z = sigmoid(x @ p["W1"] + p["b1"])
    y = softmax(z @ p["W2"] + p["b2"])
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    dy = -t / (y + 1e-4) / len(x)
    rows = []
    for probabilities, slope in zip(y, dy):
        jacobian = np.diag(probabilities) - np.outer(probabilities, probabilities)
        rows.append(jacobian @ slope)
    dscores = np.array(rows)
    ones = np.ones(len(x))
    da = dscores @ p["W2"].T * (z * (1 - z))
    return {"W1": x.T @ da, "b1": ones @ da, "W2": z.T @ dscores, "b2": ones @ dscores}
