# Two mistakes: makes default_rng(0) inside the loop so every batch is the same, and ignores the rng handed in.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    history = {"train_loss": [network.loss(x_train, t_train)],
               "train_accuracy": [network.accuracy(x_train, t_train)],
               "test_accuracy": [network.accuracy(x_test, t_test)]}
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            rng = np.random.default_rng(0)
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        history["train_loss"].append(network.loss(x_train, t_train))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history
