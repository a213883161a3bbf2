# Takes the sigmoid once more for its derivative: sigmoid(z)(1 - sigmoid(z)).
def gradient(self, x, t):
    p = self.params
    z = sigmoid(x @ p["W1"] + p["b1"])
    y = softmax(z @ p["W2"] + p["b2"])
    T = np.eye(y.shape[1])[t] if t.ndim == 1 else t
    ds = (y - T) / x.shape[0]
    dz = ds @ p["W2"].T
    da = dz * (1.0 - sigmoid(z)) * sigmoid(z)
    return {"W1": x.T @ da, "b1": da.sum(0), "W2": z.T @ ds, "b2": ds.sum(0)}
