# /// variant
# unusual = "Plain Python numbers in a generator, math.fsum, keyword with a default"
# ///
import math


def mean_squared_error(y, t, factor=0.5):
    return factor * math.fsum((float(a) - float(b)) ** 2 for a, b in zip(y, t))
