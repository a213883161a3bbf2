# /// variant
# method = "accuracy"
# unusual = "The first sample, and the rest by recursion"
# ///
def accuracy(self, x, t):
    y = self.predict(x[:1])[0]
    best = sorted(range(len(y)), key=lambda k: y[k])[-1]
    first = float(t[0][best] == 1 if np.ndim(t) == 2 else t[0] == best)
    n = len(x)
    if n == 1:
        return first
    return (first + (n - 1) * self.accuracy(x[1:], t[1:])) / n
