# /// variant
# method = "predict"
# unusual = "Loops over plain numbers, with Python's math alone until the end"
# ///
import math


def predict(self, x):
    W1, b1 = self.params["W1"], self.params["b1"]
    W2, b2 = self.params["W2"], self.params["b2"]
    y = []
    for row in x:
        z = []
        for j in range(len(b1)):
            a = float(b1[j])
            for i in range(len(row)):
                a += float(row[i]) * float(W1[i][j])
            z.append(1 / (1 + math.exp(-a)) if a > -700 else 0.0)
        scores = []
        for k in range(len(b2)):
            scores.append(float(b2[k]) + sum(z[j] * float(W2[j][k]) for j in range(len(z))))
        powers = [math.exp(score - max(scores)) for score in scores]
        y.append([power / sum(powers) for power in powers])
    return np.array(y)
