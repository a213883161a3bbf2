# The first formula of the textbook, only for one-hot t.
def loss(self, x, t):
    y = self.predict(x)
    batch_size = y.shape[0]
    return -np.sum(t * np.log(y + 1e-7)) / batch_size
