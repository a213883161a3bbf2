# Compares labels through an inner helper used for y and t.
def accuracy(self, x, t, show=False):
    def to_labels(a):
        a = np.asarray(a)
        return a if a.ndim == 1 else a.argmax(axis=1)

    value = np.mean(to_labels(self.predict(x)) == to_labels(t))
    if show:
        print(value)
    return value
