# /// variant
# unusual = "A larger weight and bias, by names"
# ///
def NOT(x):
    w, b = -2.0, 1.0
    z = w * x + b
    return sigmoid(x=z, a=20)
