# Keeps counting over several calls on self.
def accuracy(self, x, t):
    if not hasattr(self, "correct"):
        self.correct = 0
        self.total = 0
    labels = t.argmax(1) if t.ndim == 2 else t
    self.correct += (self.predict(x).argmax(1) == labels).sum()
    self.total += len(x)
    return self.correct / self.total
