# /// variant
# unusual = "One row at a time with the math module, a guard in the denominator"
# ///
import math

def softmax(a, eps=1e-12):
    def one(row):
        e = [math.exp(v - max(row)) for v in row]
        return np.array(e) / (math.fsum(e) + eps)

    return np.apply_along_axis(one, -1, np.asarray(a, dtype=float))
