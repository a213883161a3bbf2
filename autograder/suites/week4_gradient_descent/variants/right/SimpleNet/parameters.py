# /// variant
# unusual = "Extra parameters, one generator for all networks, prints, more attributes"
# ///
rng = np.random.default_rng(3)


class SimpleNet:
    def __init__(self, inputs=2, classes=3, scale=1.0):
        self.W = scale * rng.standard_normal((inputs, classes))
        self.history = []

    def predict(self, x):
        self.scores = np.matmul(x, self.W)
        print(self.scores)
        return self.scores

    def loss(self, x, t):
        value = cross_entropy_error(softmax(self.predict(x)), t)
        self.history.append(value)
        return float(value)
