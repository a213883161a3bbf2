# Works with samples as columns and transposes at the end.
def predict(self, x):
    xt = np.transpose(x)
    z = sigmoid(self.params["W1"].T @ xt + self.params["b1"][:, None])
    s = self.params["W2"].T @ z + self.params["b2"].reshape(-1, 1)
    e = np.exp(s - s.max(axis=0))
    return (e / e.sum(axis=0)).T
