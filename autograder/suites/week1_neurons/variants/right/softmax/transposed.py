# /// variant
# unusual = "Transposes a batch, and has a branch for one sample"
# ///
def softmax(a):
    if a.ndim == 2:
        x = a.T
        x = x - np.max(x, axis=0)
        y = np.exp(x) / np.sum(np.exp(x), axis=0)
        return y.T
    x = a - np.max(a)
    return np.exp(x) / np.sum(np.exp(x))
