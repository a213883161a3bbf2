# y from self.predict, the sigmoid computed once more beside it; helper for the one-hot form.
def gradient(self, x, t):
    def one_hot(t, K):
        t = np.asarray(t)
        if t.ndim == 2:
            return t
        out = np.zeros((t.size, K))
        for row, k in enumerate(t):
            out[row, k] = 1
        return out

    y = self.predict(x)
    z = sigmoid(np.dot(x, self.params["W1"]) + self.params["b1"])
    dscores = (y - one_hot(t, y.shape[1])) / len(y)
    dz = np.dot(dscores, np.transpose(self.params["W2"]))
    da = np.multiply(np.multiply(dz, z), np.subtract(1, z))
    return dict(
        W1=np.dot(np.transpose(x), da),
        b1=np.sum(da, 0),
        W2=np.dot(np.transpose(z), dscores),
        b2=np.sum(dscores, 0),
    )
