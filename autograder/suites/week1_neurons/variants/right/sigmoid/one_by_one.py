# /// variant
# unusual = "One number at a time with the math module, and with its own rule against overflow"
# ///
import math

def one(z):
    if z < -700:
        return 0.0
    return 1 / (1 + math.exp(-z))

def sigmoid(x, a=1.0):
    return np.vectorize(one)(a * np.asarray(x, dtype=float))
