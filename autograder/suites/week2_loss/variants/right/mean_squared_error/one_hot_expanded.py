# /// variant
# unusual = "Relies on the one-hot form: the squares of all outputs, corrected at the right class"
# ///
def mean_squared_error(y, t):
    right = int(np.argmax(t))
    return 0.5 * (np.sum(np.square(y)) - 2 * y[right] + 1)
