# Inner helper and a loop over layers.
def predict(self, x):
    def affine(v, i):
        return np.matmul(v, self.params[f"W{i}"]) + self.params[f"b{i}"]

    out = x
    for i, activation in ((1, sigmoid), (2, softmax)):
        out = activation(affine(out, i))
    return out
