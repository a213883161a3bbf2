# Own tanh sigmoid and own softmax through log-sum-exp.
def predict(self, x):
    a = np.asarray(x) @ self.params["W1"] + self.params["b1"]
    z = 0.5 * (np.tanh(a / 2) + 1)
    s = z @ self.params["W2"] + self.params["b2"]
    m = s.max(axis=1, keepdims=True)
    log_total = m + np.log(np.exp(s - m).sum(axis=1, keepdims=True))
    return np.exp(s - log_total)
