# Own loop, but the number is not put back (stays at minus h).
def numerical_gradient(self, x, t):
    h = 1e-4
    grads = {}
    for name in ["W1", "b1", "W2", "b2"]:
        P = self.params[name]
        grads[name] = np.zeros(P.shape)
        it = np.nditer(P, flags=['multi_index'])
        while not it.finished:
            i = it.multi_index
            P[i] += h
            up = self.loss(x, t)
            P[i] -= 2 * h
            down = self.loss(x, t)
            grads[name][i] = (up - down) / (2 * h)
            it.iternext()
    return grads
