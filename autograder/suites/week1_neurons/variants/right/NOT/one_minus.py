# /// variant
# unusual = "One minus the input, without any neuron"
# ///
def NOT(x):
    return 1 - x
