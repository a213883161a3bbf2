# keepdims=True: the bias gradients are rows (1, K).
def gradient(self, x, t):
    W1, b1, W2, b2 = self.params["W1"], self.params["b1"], self.params["W2"], self.params["b2"]
    Z = sigmoid(x @ W1 + b1)
    Y = softmax(Z @ W2 + b2)
    T = np.eye(Y.shape[1])[t] if t.ndim == 1 else t
    m = x.shape[0]
    dS = (Y - T) / m
    dA = (dS @ W2.T) * Z * (1 - Z)
    return {
        "W1": x.T @ dA,
        "b1": np.sum(dA, axis=0, keepdims=True),
        "W2": Z.T @ dS,
        "b2": np.sum(dS, axis=0, keepdims=True),
    }
