# da.T @ x instead of x.T @ da: the weight gradients are transposed.
def gradient(self, x, t):
    p = self.params
    z = sigmoid(x @ p["W1"] + p["b1"])
    y = softmax(z @ p["W2"] + p["b2"])
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    d = (y - t) / len(x)
    e = d @ p["W2"].T * z * (1 - z)
    return {"W1": e.T @ x, "b1": e.sum(axis=0), "W2": d.T @ z, "b2": d.sum(axis=0)}
