# The mean of the gradients of the single samples, which is the gradient of the mean.
def numerical_gradient(self, x, t):
    N = len(x)
    total = {k: 0.0 for k in ("W1", "b1", "W2", "b2")}
    for i in range(N):
        for k in total:
            total[k] = total[k] + numerical_gradient(
                lambda w: self.loss(x[i : i + 1], t[i : i + 1]), self.params[k]
            )
    return {k: v / N for k, v in total.items()}
