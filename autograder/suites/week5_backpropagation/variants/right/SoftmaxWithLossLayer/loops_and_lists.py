# /// variant
# unusual = "Plain loops and math; a list of lists comes back"
# ///
import math


class SoftmaxWithLossLayer:
    def forward(self, x, t):
        rows = np.asarray(x, dtype=float).tolist()
        answers = [
            row if isinstance(row, list) else [float(k == row) for k in range(len(rows[0]))]
            for row in np.asarray(t).tolist()
        ]
        loss, self.dx = 0.0, []
        for row, answer in zip(rows, answers):
            e = [math.exp(v - max(row)) for v in row]
            y = [v / sum(e) for v in e]
            loss -= sum(a * math.log(p + 1e-12) for a, p in zip(answer, y))
            self.dx.append([(p - a) / len(rows) for a, p in zip(answer, y)])
        return loss / len(rows)

    def backward(self, dout=1):
        return [[dout * v for v in row] for row in self.dx]
