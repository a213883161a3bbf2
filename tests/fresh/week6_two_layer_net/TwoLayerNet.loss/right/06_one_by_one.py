# Mean of the losses of the samples, asked one after the other.
def loss(self, x, t):
    losses = [
        cross_entropy_error(self.predict(x[i : i + 1]), t[i : i + 1]) for i in range(len(x))
    ]
    return sum(losses) / len(losses)
