# Two mistakes: moves copies only, and subtracts the wrong way round.
def numerical_gradient(f, x):
    eps = 1e-4
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        plus = x.astype(float)
        minus = x.astype(float)
        plus[i] += eps
        minus[i] -= eps
        grad[i] = (f(minus) - f(plus)) / (2 * eps)
    return grad
