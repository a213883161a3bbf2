# Moves integers in place: 3 + 1e-4 is stored as 3 and the slope is wrong.
def numerical_gradient(f, x):
    h = 1e-4
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        before = x[index]
        x[index] = before + h
        right = f(x)
        x[index] = before - h
        left = f(x)
        x[index] = before
        gradient[index] = (right - left) / (2 * h)
    return gradient
