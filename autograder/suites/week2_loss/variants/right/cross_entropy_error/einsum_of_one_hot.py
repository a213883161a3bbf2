# /// variant
# unusual = "Makes everything one-hot and sums with einsum"
# ///
def cross_entropy_error(y, t):
    y = np.atleast_2d(y)
    if np.size(t) == y.size:
        one_hot = np.reshape(t, y.shape)
    else:
        one_hot = np.eye(y.shape[1])[np.ravel(t)]
    return np.einsum("nk,nk", one_hot, -np.log(y + 1e-7)) / len(y)
