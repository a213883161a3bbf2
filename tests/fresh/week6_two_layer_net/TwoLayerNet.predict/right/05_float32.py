# Computes in float32.
def predict(self, x):
    W1, b1, W2, b2 = (self.params[k].astype(np.float32) for k in ["W1", "b1", "W2", "b2"])
    x = np.asarray(x, dtype=np.float32)
    z = sigmoid(x @ W1 + b1).astype(np.float32)
    return softmax(z @ W2 + b2).astype(np.float32)
