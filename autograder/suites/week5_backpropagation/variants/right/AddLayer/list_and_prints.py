# /// variant
# unusual = "Backward gives a list and has a default, both methods print"
# ///
class AddLayer:
    def __init__(self):
        print("a new node")

    def forward(self, x, y):
        total = sum([x, y])
        print("sum", total)
        return total

    def backward(self, dout=1.0):
        print("back", dout)
        return [dout * 1, dout * 1]
