# The second formula of the textbook, only for labels.
def loss(self, x, t):
    y = self.predict(x)
    batch_size = y.shape[0]
    return -np.sum(np.log(y[np.arange(batch_size), t] + 1e-7)) / batch_size
