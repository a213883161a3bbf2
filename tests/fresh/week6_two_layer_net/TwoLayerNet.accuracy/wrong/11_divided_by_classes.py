# Divides by the number of classes K.
def accuracy(self, x, t):
    y = self.predict(x)
    t = t.argmax(axis=1) if t.ndim == 2 else t
    hits = sum(1 for row, k in zip(y, t) if row.argmax() == k)
    return hits / len(y[0])
