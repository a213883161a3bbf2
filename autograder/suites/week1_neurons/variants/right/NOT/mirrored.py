# /// variant
# unusual = "One minus the neuron that repeats its input, in float32"
# ///
def NOT(x, a=20):
    return np.float32(1 - sigmoid(x - 0.5, a))
