# rng=None is not replaced, mini_batch fails without a generator.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    history = {"train_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    for _ in range(epochs):
        for _ in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history
