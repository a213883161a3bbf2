# /// variant
# unusual = "Loops over np.ndindex and moves number by number; hands copies of the batch on"
# ///
def sgd_step(network, x_batch, t_batch, learning_rate, verbose=False):
    slopes = network.gradient(np.copy(x_batch), np.copy(t_batch))
    for name, values in network.params.items():
        for index in np.ndindex(values.shape):
            values[index] += -learning_rate * slopes[name][index]
