# /// variant
# unusual = "Puts the inputs on a stack and takes the last ones off it"
# ///
class MulLayer:
    def __init__(self):
        self.stack = []

    def forward(self, x, y):
        self.stack.append((x, y))
        return x * y

    def backward(self, dout):
        x, y = self.stack.pop()
        return dout * y, dout * x
