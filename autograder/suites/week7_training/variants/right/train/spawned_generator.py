# /// variant
# unusual = "Draws a seed from rng for a generator of its own; a new dict of float32 parameters every step"
# ///
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    own = np.random.default_rng(int(rng.integers(2**32)))
    rows_of = [(network.loss, x_train, t_train)]
    rows_of += [(network.accuracy, x_train, t_train), (network.accuracy, x_test, t_test)]
    entries = [[measure(x, t) for measure, x, t in rows_of]]
    for _ in range(epochs):
        for _ in range(max(1, len(x_train) // batch_size)):
            rows = own.permutation(len(x_train))[:batch_size]
            grads = network.gradient(x_train[rows], t_train[rows])
            network.params = {
                name: (value - learning_rate * grads[name]).astype(np.float32)
                for name, value in network.params.items()
            }
        entries.append([measure(x, t) for measure, x, t in rows_of])
    columns = [list(column) for column in zip(*entries)]
    return dict(zip(("train_loss", "train_accuracy", "test_accuracy"), columns))
