# Two mistakes: two nested loops that need exactly two axes, and / h instead of / (2h).
def numerical_gradient(f, x):
    h = 1e-4
    if x.dtype == int:
        x = x.astype(float)
    grad = np.zeros(x.shape)
    rows, cols = x.shape
    for r in range(rows):
        for c in range(cols):
            tmp = x[r, c]
            x[r, c] = tmp + h
            a = f(x)
            x[r, c] = tmp - h
            b = f(x)
            x[r, c] = tmp
            grad[r, c] = (a - b) / h
    return grad
