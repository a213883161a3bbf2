# /// variant
# unusual = "Puts a new dict of float32 arrays in place of the old one, and returns it"
# ///
def sgd_step(network, x_batch, t_batch, learning_rate):
    g = network.gradient(x_batch, t_batch)
    network.params = {k: np.float32(v - learning_rate * g[k]) for k, v in network.params.items()}
    return network.params
