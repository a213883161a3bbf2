# Recursion over the axes; f always gets the whole array through a closure.
def numerical_gradient(f, x):
    h = 1e-4
    whole = np.asarray(x, dtype=float)
    grad = np.zeros(whole.shape)

    def walk(index):
        if len(index) < whole.ndim:
            for k in range(whole.shape[len(index)]):
                walk(index + (k,))
            return
        v = whole[index]
        whole[index] = v - h
        left = f(whole)
        whole[index] = v + h
        grad[index] = (f(whole) - left) / (2 * h)
        whole[index] = v

    walk(())
    return grad
