# /// variant
# unusual = "A helper in float32 with a matrix product, and one parameter more"
# ///
def neuron(inputs, weights, bias):
    z = np.float32(bias) + np.float32(inputs) @ np.float32(weights)
    return 1 / (1 + np.exp(-20 * z))

def AND(x1, x2, bias=-1.6):
    return neuron([x1, x2], [1, 1], bias)
