# Two mistakes: loops over K instead of N and forgets the minus, one-hot only.
def loss(self, x, t):
    y = self.predict(x)
    total = 0
    for n in range(y.shape[1]):
        for k in range(y.shape[1]):
            total += t[n][k] * np.log(y[n][k] + 1e-7)
    return total / y.shape[1]
