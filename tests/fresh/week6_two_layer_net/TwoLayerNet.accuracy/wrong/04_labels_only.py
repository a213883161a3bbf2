# Compares with t as it is: only right for labels.
def accuracy(self, x, t):
    y = self.predict(x).argmax(axis=1)
    return np.mean(y == t)
