# Two mistakes: multiplies by y(1 - y) as if the softmax had to be passed again, and sums da before the sigmoid for b1.
def gradient(self, x, t):
    W1, W2 = self.params['W1'], self.params['W2']
    b1, b2 = self.params['b1'], self.params['b2']
    z = sigmoid(np.dot(x, W1) + b1)
    y = softmax(np.dot(z, W2) + b2)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    d2 = (y - t) * y * (1 - y) / len(x)
    dz = np.dot(d2, W2.T)
    da = dz * z * (1 - z)
    return {'W1': np.dot(x.T, da), 'b1': dz.sum(axis=0),
            'W2': np.dot(z.T, d2), 'b2': d2.sum(axis=0)}
