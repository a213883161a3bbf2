# /// variant
# unusual = "Row by row, by recursion: a list of arrays comes back"
# ///
def softmax(a):
    if np.ndim(a) == 1:
        e = np.exp(a - np.max(a))
        return e / e.sum()
    return [softmax(row) for row in a]
