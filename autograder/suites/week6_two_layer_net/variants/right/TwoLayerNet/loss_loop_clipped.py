# /// variant
# method = "loss"
# unusual = "A loop with math.log, clipped at 1e-15; math.fsum"
# ///
import math


def loss(self, x, t):
    y, losses = self.predict(x), []
    for row, answer in zip(y, t):
        label = list(answer).index(1) if np.ndim(answer) else int(answer)
        losses.append(-math.log(max(row[label], 1e-15)))
    return math.fsum(losses) / len(losses)
