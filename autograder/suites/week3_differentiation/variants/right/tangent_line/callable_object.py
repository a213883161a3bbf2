# /// variant
# unusual = "An object of a class that can be called"
# ///
class Line:
    def __init__(self, slope, height, x):
        self.slope, self.height, self.x = slope, height, x

    def __call__(self, t):
        return self.height + self.slope * (t - self.x)


def tangent_line(f, x):
    return Line(numerical_diff(f, x), f(x), x)
