# /// variant
# unusual = "The methods are functions outside the class, slots, one sample after the other"
# ///
class SimpleNet:
    __slots__ = ("W",)

    def __init__(self):
        self.W = np.random.randn(6).reshape(2, 3)


def scores(self, x):
    return np.inner(x, self.W.T)


def error(self, x, t):
    z = np.atleast_2d(scores(self, x))
    t = np.atleast_1d(t)
    if t.size == z.size:
        t = np.where(t.reshape(z.shape) == 1)[1]
    return sum(cross_entropy_error(softmax(row), int(k)) for row, k in zip(z, t)) / len(z)


SimpleNet.predict = scores
SimpleNet.loss = error
