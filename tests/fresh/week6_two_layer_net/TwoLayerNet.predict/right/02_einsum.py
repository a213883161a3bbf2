# einsum for both matrix products.
def predict(self, x):
    p = self.params
    z = sigmoid(np.einsum("nd,dh->nh", x, p["W1"]) + p["b1"])
    return softmax(np.einsum("nh,hk->nk", z, p["W2"]) + p["b2"])
