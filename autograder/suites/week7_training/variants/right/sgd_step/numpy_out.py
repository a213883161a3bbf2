# /// variant
# unusual = "Collects the steps first, then np.subtract with out="
# ///
def sgd_step(network, x_batch, t_batch, learning_rate):
    slopes = network.gradient(x_batch, t_batch)
    steps = {name: np.multiply(learning_rate, slope) for name, slope in slopes.items()}
    for name, step in steps.items():
        np.subtract(network.params[name], step, out=network.params[name])
