# A counting loop, only right for labels; a one-hot row gives an array instead of True or False.
def accuracy(self, x, t):
    y = self.predict(x)
    hits = 0
    for i in range(len(x)):
        hits += np.argmax(y[i]) == t[i]
    return hits / len(x)
