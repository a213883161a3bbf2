# Functional style: f(x + h e_i) with new arrays; x itself never moves.
def numerical_gradient(f, x):
    h = 1e-4
    grad = np.zeros(x.shape, dtype=float)
    for idx in np.ndindex(*x.shape):
        e = np.zeros(x.shape)
        e[idx] = h
        grad[idx] = (f(x + e) - f(x - e)) / (2 * h)
    return grad
