# The book's "float32" hint misunderstood: h as np.float32 drags x + h down to float32.
def numerical_diff(f, x):
    h = np.float32(1e-4)
    return (f(x + h) - f(x - h)) / (2 * h)
