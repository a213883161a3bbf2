# /// variant
# unusual = "One formula for each sign, chosen by a mask"
# ///
def sigmoid(x, a=1.0):
    z = np.asarray(a * x, dtype=float)
    y = np.empty(z.shape)
    up = z >= 0
    y[up] = 1 / (1 + np.exp(-z[up]))
    e = np.exp(z[~up])
    y[~up] = e / (1 + e)
    return y
