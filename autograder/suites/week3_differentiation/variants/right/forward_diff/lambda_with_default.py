# /// variant
# unusual = "A lambda with a default step and one more parameter"
# ///
forward_diff = lambda f, x, h=1e-4, scale=1.0: scale * (f(x + h) - f(x)) / h
