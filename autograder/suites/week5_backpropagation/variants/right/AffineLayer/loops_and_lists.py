# /// variant
# unusual = "Plain loops; everything is a list"
# ///
class AffineLayer:
    def __init__(self, W, b):
        self.W, self.b = np.array(W).tolist(), list(b)
        self.dW = self.db = None

    def forward(self, x):
        self.x = [list(row) for row in x]
        D, M = len(self.W), len(self.b)
        return [
            [sum(row[d] * self.W[d][m] for d in range(D)) + self.b[m] for m in range(M)]
            for row in self.x
        ]

    def backward(self, dout):
        N, D, M = len(self.x), len(self.W), len(self.b)
        self.dW = [
            [sum(self.x[n][d] * dout[n][m] for n in range(N)) for m in range(M)] for d in range(D)
        ]
        self.db = [sum(dout[n][m] for n in range(N)) for m in range(M)]
        return [
            [sum(dout[n][m] * self.W[d][m] for m in range(M)) for d in range(D)] for n in range(N)
        ]
