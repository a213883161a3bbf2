# /// variant
# method = "gradient"
# unusual = "Loops over plain numbers; lists come back"
# ///
def gradient(self, x, t):
    import math

    p = {name: value.tolist() for name, value in self.params.items()}
    grads = {name: (0.0 * value).tolist() for name, value in self.params.items()}
    for row, answer in zip(np.asarray(x).tolist(), t):
        z = []
        for j, bias in enumerate(p["b1"]):
            a = bias + sum(value * weights[j] for value, weights in zip(row, p["W1"]))
            z.append(1 / (1 + math.exp(-a)))
        scores = [b + sum(v * w[k] for v, w in zip(z, p["W2"])) for k, b in enumerate(p["b2"])]
        powers = [math.exp(score - max(scores)) for score in scores]
        label = int(np.argmax(answer)) if np.ndim(answer) else int(answer)
        d = [(power / sum(powers) - (k == label)) / len(x) for k, power in enumerate(powers)]
        for k in range(len(d)):
            grads["b2"][k] += d[k]
        for j in range(len(z)):
            slope = z[j] * (1 - z[j]) * sum(a * b for a, b in zip(d, p["W2"][j]))
            grads["b1"][j] += slope
            for k in range(len(d)):
                grads["W2"][j][k] += z[j] * d[k]
            for i in range(len(row)):
                grads["W1"][i][j] += row[i] * slope
    return grads
