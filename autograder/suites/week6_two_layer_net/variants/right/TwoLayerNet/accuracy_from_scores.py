# /// variant
# method = "accuracy"
# unusual = "A forward pass of its own, without the softmax, which changes no order"
# ///
def accuracy(self, x, t):
    p = self.params
    hidden = 1 / (1 + np.exp(-(x @ p["W1"] + p["b1"])))
    scores = hidden @ p["W2"] + p["b2"]
    if t.ndim != 1:
        t = np.where(t == 1)[1]
    return (scores.argmax(1) == t).sum() / len(t)
