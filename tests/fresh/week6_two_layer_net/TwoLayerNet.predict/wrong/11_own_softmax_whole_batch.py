# The textbook's first softmax for a single vector: divides by the sum over the whole batch.
def predict(self, x):
    z = sigmoid(x @ self.params["W1"] + self.params["b1"])
    a = z @ self.params["W2"] + self.params["b2"]
    c = np.max(a)
    exp_a = np.exp(a - c)
    sum_exp_a = np.sum(exp_a)
    return exp_a / sum_exp_a
