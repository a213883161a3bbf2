# Shuffles copies of the data before every epoch, data themselves stay.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    if rng is None:
        rng = np.random.default_rng()
    size = min(batch_size, len(x_train))
    steps = len(x_train) // size
    history = {"train_loss": [network.loss(x_train, t_train)],
               "train_accuracy": [network.accuracy(x_train, t_train)],
               "test_accuracy": [network.accuracy(x_test, t_test)]}
    for _ in range(epochs):
        perm = rng.permutation(len(x_train))
        xs, ts = x_train[perm].copy(), t_train[perm].copy()
        for xb, tb in zip(np.split(xs[:steps * size], steps), np.split(ts[:steps * size], steps)):
            sgd_step(network, xb, tb, learning_rate)
        history["train_loss"].append(network.loss(x_train, t_train))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history
