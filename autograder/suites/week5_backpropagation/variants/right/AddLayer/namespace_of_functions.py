# /// variant
# unusual = "No class, but a function that makes an object with the two methods"
# ///
from types import SimpleNamespace


def AddLayer():
    def forward(x, y):
        return x - (-y)

    def backward(dout):
        return (dout,) * 2

    return SimpleNamespace(forward=forward, backward=backward)
