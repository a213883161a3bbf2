# The loss is that of the last mini-batch, not of the whole training set.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    if rng is None:
        rng = np.random.default_rng()
    steps = max(1, len(x_train) // batch_size)
    history = {
        "train_loss": [network.loss(x_train, t_train)],
        "train_accuracy": [network.accuracy(x_train, t_train)],
        "test_accuracy": [network.accuracy(x_test, t_test)],
    }
    for _ in range(epochs):
        for _ in range(steps):
            xb, tb = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, xb, tb, learning_rate)
        history["train_loss"].append(network.loss(xb, tb))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history
