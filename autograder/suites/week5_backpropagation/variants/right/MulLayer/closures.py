# /// variant
# unusual = "Forward makes the backward that belongs to it"
# ///
class MulLayer:
    def __init__(self, name="node"):
        self._back = None
        self.name = name

    def forward(self, x, y, verbose=False):
        self._back = lambda dout: (y * dout, x * dout)
        return y * x

    def backward(self, dout):
        return self._back(dout)
