# /// variant
# unusual = "Loops and plain Python, lists come back"
# ///
import math


class SimpleNet:
    def __init__(self):
        self.W = np.array([[np.random.normal() for _ in range(3)] for _ in range(2)])

    def predict(self, x):
        if np.ndim(x) == 1:
            return [sum(float(x[i]) * self.W[i, k] for i in range(2)) for k in range(3)]
        return [self.predict(row) for row in x]

    def loss(self, x, t):
        if np.ndim(x) == 2:
            return sum(self.loss(row, answer) for row, answer in zip(x, t)) / len(x)
        scores = self.predict(x)
        largest = max(scores)
        parts = [math.exp(s - largest) for s in scores]
        label = int(t) if np.ndim(t) == 0 else list(t).index(1)
        return -math.log(parts[label] / sum(parts) + 1e-7)
