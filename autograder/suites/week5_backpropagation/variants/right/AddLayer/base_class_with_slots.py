# /// variant
# unusual = "A base class multiplies by remembered local derivatives, with slots"
# ///
class Node:
    __slots__ = ("local",)

    def backward(self, dout):
        return tuple(dout * d for d in self.local)


class AddLayer(Node):
    __slots__ = ()

    def forward(self, x, y, *rest):
        self.local = (1.0, 1.0)
        return x + y
