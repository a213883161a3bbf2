# /// variant
# unusual = "One dictionary on the class, with an entry for each object"
# ///
class MulLayer:
    memory = {}

    def forward(self, *inputs):
        MulLayer.memory[id(self)] = inputs
        a, b = inputs
        return np.array(a * b)

    def backward(self, dout):
        a, b = MulLayer.memory[id(self)]
        return np.array(dout * b), np.array(dout * a)
