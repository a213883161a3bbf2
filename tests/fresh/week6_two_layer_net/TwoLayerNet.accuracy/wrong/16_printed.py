# Prints the accuracy, returns None.
def accuracy(self, x, t):
    y = np.argmax(self.predict(x), axis=1)
    if t.ndim != 1:
        t = np.argmax(t, axis=1)
    print(f"accuracy: {np.sum(y == t) / len(t):.3f}")
