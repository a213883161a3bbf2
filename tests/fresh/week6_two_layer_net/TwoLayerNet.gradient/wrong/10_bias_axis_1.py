# The bias gradients are summed over axis=1.
def gradient(self, x, t):
    W1, b1, W2, b2 = self.params["W1"], self.params["b1"], self.params["W2"], self.params["b2"]
    z = sigmoid(x @ W1 + b1)
    y = softmax(z @ W2 + b2)
    onehot = t
    if t.ndim == 1:
        onehot = np.zeros(y.shape)
        onehot[np.arange(len(t)), t] = 1
    ds = (y - onehot) / len(t)
    da = (ds @ W2.T) * (1 - z) * z
    return dict(W1=x.T @ da, b1=da.sum(axis=1), W2=z.T @ ds, b2=ds.sum(axis=1))
