# /// variant
# method = "loss"
# unusual = "A recursion over halves of the batch; the result is kept as an attribute, too"
# ///
def halves(y, t):
    if len(y) == 1:
        return cross_entropy_error(y, t)
    middle = len(y) // 2
    return halves(y[:middle], t[:middle]) + halves(y[middle:], t[middle:])


def loss(self, x, t):
    self.last_loss = halves(self.predict(x), np.array(t)) / len(x)
    return self.last_loss
