# /// variant
# method = "gradient"
# unusual = "One sample after the other, biases as an extra row of the weights"
# ///
def gradient(self, x, t):
    first = np.vstack([self.params["W1"], self.params["b1"]])
    second = np.vstack([self.params["W2"], self.params["b2"]])
    dfirst, dsecond = 0, 0
    for row, answer in zip(x, t):
        one = np.append(row, 1.0)
        z = np.append(sigmoid(one @ first), 1.0)
        y = softmax(z @ second)
        d = y - (answer if np.ndim(answer) else np.arange(y.size) == answer)
        da = (self.params["W2"] @ d) * z[:-1] * (1 - z[:-1])
        dfirst = dfirst + np.outer(one, da) / len(x)
        dsecond = dsecond + np.outer(z, d) / len(x)
    return {"W1": dfirst[:-1], "b1": dfirst[-1], "W2": dsecond[:-1], "b2": dsecond[-1]}
