# Nested loops and math.log, a Python float.
import math


def cross_entropy_error(y, t):
    if np.ndim(y) == 1:
        y, t = [y], [t]
    total = 0.0
    for yn, tn in zip(y, t):
        if np.ndim(tn) == 0:
            total += math.log(yn[int(tn)] + 1e-7)
        else:
            for yk, tk in zip(yn, tn):
                if tk:
                    total += tk * math.log(yk + 1e-7)
    return -total / len(y)
