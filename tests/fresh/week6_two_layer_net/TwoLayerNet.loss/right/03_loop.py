# Loops over the samples.
def loss(self, x, t):
    y = self.predict(x)
    total = 0.0
    for probabilities, answer in zip(y, t):
        k = int(answer) if np.ndim(answer) == 0 else int(np.argmax(answer))
        total -= np.log(probabilities[k] + 1e-7)
    return total / len(y)
