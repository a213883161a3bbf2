# The accuracy instead of the loss: a step function, slopes are zero.
def numerical_gradient(self, x, t):
    return {
        k: numerical_gradient(lambda w: self.accuracy(x, t), self.params[k])
        for k in ("W1", "b1", "W2", "b2")
    }
